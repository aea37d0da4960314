package coop.kith.vc.testing;

import coop.kith.bytes.Bytes;
import coop.kith.vc.canon.ContextLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Contexts that tests need beside those that Kith brings along, added as an application would add them. */
public final class Contexts {
    private static final String SHA256 = "5038c7383afd7ab2158f1b997913a8f60978a0abcf96e0b0d08e29f146d2db1e";

    private Contexts() {}

    /** The standard library with the context of W3C's employment authorization vectors. */
    public static ContextLibrary withCitizenship() {
        try (InputStream document = Contexts.class.getResourceAsStream("citizenship-v4rc1.jsonld")) {
            return ContextLibrary.standard()
                    .with("https://w3id.org/citizenship/v4rc1", Bytes.of(document.readAllBytes()), SHA256)
                    .orThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
