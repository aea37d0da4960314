package coop.kith.did.method.jwk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.testing.Vectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two examples of the did:jwk specification, whole documents. The first one prints a stray dollar sign in {@code authentication}. */
class DidJwkVectors {
    private final DidResolver resolver = DidResolver.of(List.of(new DidJwk()), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource({"jwk-03.txt, jwk-05.json", "jwk-06.txt, jwk-08.json"})
    void areTheDocumentsOfTheSpecification(String did, String document) {
        Resolution answer = resolver.resolve(example(did).strip(), ResolutionOptions.none());
        assertEquals(
                Json.parseObject(example(document).replace("did:jwk:$eyJ", "did:jwk:eyJ"))
                        .orThrow(),
                assertInstanceOf(Resolution.Resolved.class, answer).document().json());
    }

    private static String example(String name) {
        return Vectors.text("did/did-jwk/spec-examples/" + name);
    }
}
