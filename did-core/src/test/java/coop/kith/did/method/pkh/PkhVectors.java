package coop.kith.did.method.pkh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of the reference implementation, member for member. */
class PkhVectors {
    @Test
    void everyDocumentIsTheOneThatIsPublished() throws IOException {
        DidResolver resolver = DidResolver.of(List.of(new DidPkh()), InstantSource.fixed(Instant.EPOCH));
        int compared = 0;
        try (Stream<Path> files = Files.list(Vectors.at("did/did-pkh-ssi"))) {
            for (Path file : files.sorted().toList()) {
                JsonObject published = Json.parseObject(Files.readString(file)).orThrow();
                Resolution answer = resolver.resolve(published.string("id").orElseThrow(), ResolutionOptions.none());
                assertEquals(
                        published,
                        assertInstanceOf(Resolution.Resolved.class, answer, answer::toString)
                                .document()
                                .json());
                compared++;
            }
        }
        assertEquals(19, compared);
    }
}
