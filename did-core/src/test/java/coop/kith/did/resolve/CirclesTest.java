package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.MethodProblem;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Documents that name one another as controller and as the same subject. A name is a claim: nothing follows it. */
class CirclesTest {
    private final List<String> asked = new ArrayList<>();

    /** Of {@code did:ring:a} the controller, the other name and the owner of its key is {@code did:ring:b}, and the other way about. */
    private final DidMethod ring = new DidMethod() {
        @Override
        public String name() {
            return "ring";
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            asked.add(did.toString());
            String other = did.methodSpecificId().equals("a") ? "did:ring:b" : "did:ring:a";
            JsonObject document = Json.parseObject(
                            """
                    {"id": "ID", "controller": ["OTHER", "ID"], "alsoKnownAs": ["OTHER", "ID"],
                     "verificationMethod": [{"id": "ID#key", "type": "Multikey", "controller": "OTHER",
                        "publicKeyMultibase": "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}],
                     "assertionMethod": ["#key"]}
                    """.replace("ID", did.toString()).replace("OTHER", other))
                    .orThrow();
            return new Resolution.Resolved(DidDocument.parse(document).orThrow(), JsonObject.empty(), List.of());
        }
    };

    private final DidResolver resolver = DidResolver.of(List.of(ring), () -> Instant.EPOCH);

    @Test
    @DisplayName("D23: controllers in a circle, other names in a circle, and names of oneself")
    void noNameOfAnotherDidIsFollowed() {
        Resolution.Resolved found =
                assertInstanceOf(Resolution.Resolved.class, resolver.resolve("did:ring:a", ResolutionOptions.none()));
        assertEquals(
                List.of("did:ring:b", "did:ring:a"),
                found.document().controllers().stream().map(Did::toString).toList());
        assertEquals(List.of("did:ring:b", "did:ring:a"), found.document().alsoKnownAs());
        Dereferencer dereferencer = Dereferencer.of(resolver);
        for (String url : List.of("did:ring:a", "did:ring:a#key")) {
            assertInstanceOf(
                    Dereferenced.Found.class,
                    dereferencer.follow(DidUrl.parse(url).orThrow(), ResolutionOptions.none()));
        }
        assertEquals(List.of("did:ring:a", "did:ring:a", "did:ring:a"), asked);
    }

    @Test
    @DisplayName("D23: a key whose owner is another DID is nobody's here, and that DID is not asked")
    void aKeyOfAnotherControllerIsNotUsed() {
        Resolution.Resolved found =
                assertInstanceOf(Resolution.Resolved.class, resolver.resolve("did:ring:a", ResolutionOptions.none()));
        assertEquals(
                MethodProblem.INVALID_VERIFICATION_METHOD,
                found.document()
                        .retrieve(
                                DidUrl.parse("did:ring:a#key").orThrow(),
                                VerificationRelationship.ASSERTION_METHOD,
                                Instant.EPOCH)
                        .problems()
                        .get(0)
                        .type());
        assertEquals(List.of("did:ring:a"), asked);
    }
}
