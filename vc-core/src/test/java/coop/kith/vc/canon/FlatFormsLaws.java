package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The short way gives what the general way gives, for texts that suit it and for texts that do not. */
final class FlatFormsLaws {
    private static final Set<String> VARYING =
            Set.of("verificationMethod", "created", "expires", "domain", "challenge", "nonce");
    private static final Canonicalizer CANONICALIZER = Canonicalizer.standard();

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "did:key:z6Mk#z6Mk",
                        "did:web:club.example#key-1",
                        "https://club.example/key?a=b&c=d#e",
                        "urn:uuid:1",
                        "_:b0",
                        "relative",
                        "#fragment",
                        "@id",
                        "@vocab",
                        "",
                        " ",
                        "a b",
                        "xsd:dateTime",
                        "sec:created",
                        "cred:x",
                        "id",
                        "type",
                        "assertionMethod",
                        "2026-11-22T16:00:00Z",
                        "quote\"quote",
                        "back\\slash",
                        "new\nline",
                        "<angle>",
                        "tab\t",
                        "\u00e9",
                        "\ud83d\ude00",
                        "\ud800",
                        "\u007f",
                        "urn:kith:stands-in-for:created",
                        "urn:x:urn:kith:stands-in-for:nonce",
                        "\u00e9 urn:kith:stands-in-for:challenge",
                        "urn:kith:stands-in-for:",
                        "{}",
                        "http://[::1]/",
                        "a:",
                        ":a",
                        "x".repeat(9000)),
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().ofMaxLength(12));
    }

    @Property(tries = 400)
    void theShortWayGivesWhatTheGeneralOneGives(
            @ForAll("texts") String method,
            @ForAll("texts") String created,
            @ForAll("texts") String challenge,
            @ForAll boolean challenged,
            @ForAll boolean older,
            @ForAll boolean odd) {
        JsonObject options = options(older).with("verificationMethod", method).with("created", created);
        if (challenged) {
            options = options.with("challenge", challenge).with("domain", method);
        }
        if (odd) {
            options =
                    options.with("proofPurpose", challenge).with("id", created).with("previousProof", method);
        }
        same(options);
    }

    @Test
    void textsThatAreOrHoldAStandInGoTheGeneralWay() {
        JsonObject options = options(false);
        for (String text : List.of(
                "urn:kith:stands-in-for:nonce",
                "urn:x:urn:kith:stands-in-for:nonce",
                "urn:kith:stands-in-for:nonce:x",
                "urn:kith:stands-in-for:")) {
            for (String nonce : List.of("urn:\u00e9", "urn:kith:stands-in-for:nonce", "n")) {
                same(options.with("nonce", nonce).with("previousProof", text));
                same(options.with("nonce", nonce).with("id", text));
                same(options.with("nonce", nonce).with("id", text).with("previousProof", text));
            }
        }
    }

    @Test
    void whatIsNotFlatGoesTheGeneralWay() {
        JsonObject options = options(false).with("created", "2026-11-22T16:00:00Z");
        same(options.with("domain", JsonArray.ofStrings(List.of("a.example", "b.example"))));
        same(options.with("id", "urn:proof:1"));
        same(options.with("id", "urn:proof:1").with("previousProof", "urn:proof:0"));
        same(options.with("verificationMethod", JsonObject.empty().with("id", "did:example:a#key")));
        same(options.with("@context", "https://unknown.example/v1"));
        same(options.without("@context"));
        same(options.with("undefinedTerm", "x"));
        same(options.without("type"));
        same(options.with("type", "Unknown"));
    }

    @Test
    void theTextsAreThoseOfEachDocument() {
        for (String day : List.of("01", "02", "03")) {
            JsonObject options = options(false).with("created", "2026-11-" + day + "T16:00:00Z");
            assertTrue(text(CANONICALIZER.canonicalize(options, VARYING, HashAlgorithm.SHA_256))
                    .contains("2026-11-" + day));
        }
    }

    private static void same(JsonObject options) {
        Result<byte[]> general = CANONICALIZER.canonicalize(options, HashAlgorithm.SHA_256);
        for (int time = 0; time < 2; time++) {
            Result<byte[]> quick = CANONICALIZER.canonicalize(options, VARYING, HashAlgorithm.SHA_256);
            assertEquals(general.isOk(), quick.isOk(), options::toString);
            if (general.isOk()) {
                assertArrayEquals(general.orThrow(), quick.orThrow(), options::toString);
            } else {
                assertEquals(general.problems(), quick.problems());
            }
        }
    }

    private static String text(Result<byte[]> canonical) {
        return new String(canonical.orThrow(), StandardCharsets.UTF_8);
    }

    private static JsonObject options(boolean older) {
        JsonValue contexts = JsonArray.ofStrings(List.of(
                "https://www.w3.org/ns/credentials/v2",
                older
                        ? "https://w3id.org/security/suites/ed25519-2020/v1"
                        : "https://www.w3.org/ns/credentials/examples/v2"));
        JsonObject typed = JsonObject.empty().with("@context", contexts);
        return (older
                        ? typed.with("type", "Ed25519Signature2020")
                        : typed.with("type", "DataIntegrityProof").with("cryptosuite", "eddsa-rdfc-2022"))
                .with("proofPurpose", "assertionMethod");
    }
}
