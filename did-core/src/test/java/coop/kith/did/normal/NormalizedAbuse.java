package coop.kith.did.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents as long as they may be: each is done with in time linear in its bytes, where comparing each method with each took minutes. */
class NormalizedAbuse {
    private static Bytes document(String members) {
        return Bytes.of(
                ("{'id':'did:example:1'," + members + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String list(int length, String item) {
        return IntStream.range(0, length)
                .mapToObj(at -> item.replace("$", Integer.toString(at)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aListOfOldMethodsThatAreNone() {
        assertFalse(Normalized.of(document("'publicKey':" + list(95_000, "$"))).isOk());
        assertFalse(Normalized.of(document("'publicKey':" + list(40_000, "{'id':'#$'}")))
                .isOk());
    }

    @Test
    void asManyMethodsAsFitInBothPlaces() {
        String methods = list(
                4_000,
                "{'id':'#$','type':'Ed25519VerificationKey2018','controller':'did:example:1',"
                        + "'publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'}");
        Normalized normalized =
                Normalized.of(document("'publicKey':" + methods)).orThrow();
        assertEquals(4_000, normalized.changes().size());
        assertEquals(4_000, normalized.document().verificationMethods().size());
    }

    @Test
    void keysForManyThingsInADocumentThatListsAsManyForKeyAgreement() {
        String methods = list(
                3_000,
                "{'id':'#$','type':'JsonWebKey','controller':'did:example:1','publicKeyJwk':{'kty':'EC','crv':'P-256',"
                        + "'x':'X74I0SsVaAWZfoo0icj6NZZn7467ph1wxJeWhLWQHCo','y':'LJl37YAmHI856U4H5DQ5xWLLLK_wxAPxWloief3r_i8'}}");
        Normalized normalized = Normalized.of(
                        document("'verificationMethod':" + methods + ",'keyAgreement':" + list(40_000, "'#k$'")))
                .orThrow();
        assertEquals(3_000, normalized.changes().size());
    }
}
