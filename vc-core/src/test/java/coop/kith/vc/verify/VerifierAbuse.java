package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes and values meant to break the verifiers: each gets a verdict, and none of them the good one. */
final class VerifierAbuse {
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());
    private static final JsonObject PRESENTED = Papers.presented(ISSUED);
    private static final JsonObject PROOF = ISSUED.object("proof").orElseThrow();
    private static final String LONG = "x".repeat(500_000);

    private final CredentialVerifier credentials = CredentialVerifier.standard();
    private final PresentationVerifier presentations = PresentationVerifier.standard();

    @Test
    void tenThousandProofs() {
        List<JsonValue> proofs = Collections.nCopies(10_000, PROOF);
        refused(ISSUED.with("proof", new JsonArray(proofs)));
        List<JsonValue> chain = IntStream.range(0, 10_000)
                .mapToObj(index -> (JsonValue)
                        PROOF.with("id", "urn:p:" + index).with("previousProof", "urn:p:" + (index + 1) % 10_000))
                .toList();
        refused(ISSUED.with("proof", new JsonArray(chain)));
    }

    @Test
    void tenThousandPreviousProofsAndDomains() {
        JsonValue many = JsonArray.ofStrings(
                IntStream.range(0, 10_000).mapToObj(index -> "urn:p:" + index).toList());
        refused(ISSUED.with("proof", PROOF.with("previousProof", many)));
        refused(ISSUED.with("proof", PROOF.with("domain", many)));
    }

    @Test
    void valuesOfTheWrongKindEverywhere() {
        for (JsonValue odd : odd()) {
            for (String member : ISSUED.members().keySet()) {
                refusedUnlessSame(ISSUED, ISSUED.with(member, odd));
            }
            for (String member : PROOF.members().keySet()) {
                refused(ISSUED.with("proof", PROOF.with(member, odd)));
            }
            for (String member : PRESENTED.members().keySet()) {
                presentationRefused(PRESENTED.with(member, odd));
            }
            presentationRefused(PRESENTED.with("verifiableCredential", JsonArray.of(odd, ISSUED, odd)));
            refused(ISSUED.with("proof", JsonArray.of(PROOF, odd)));
            refused(ISSUED.with("proof", JsonArray.of(JsonArray.of(PROOF), odd)));
        }
    }

    @Test
    void nestingOfEveryDepth() {
        for (int depth : new int[] {50, 64, 65, 500, 1_000, 10_000, 100_000}) {
            refusedText("[".repeat(depth));
            refusedText("{\"a\":".repeat(depth));
            refusedText("{\"proof\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
            String subject = "{\"id\":\"did:example:a\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            refusedText("{\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"type\":\"VerifiableCredential\","
                    + "\"issuer\":\"did:example:i\",\"credentialSubject\":" + subject + ",\"proof\":"
                    + Json.write(PROOF)
                    + "}");
        }
    }

    @Test
    void valuesBuiltByHandThatNoParserWouldLetThrough() {
        JsonValue deep = JsonLiteral.NULL;
        for (int depth = 0; depth < 2_000; depth++) {
            deep = JsonArray.of(deep);
        }
        refused(ISSUED.with("claim", deep));
        refused(ISSUED.with("claim", "\ud800"));
        refused(ISSUED.with("claim", new JsonNumber("1e400")));
        refused(ISSUED.with("proof", PROOF.with("claim", "\ud800")));
    }

    @Test
    void textsThatLookLikeTokens() {
        refusedText(".".repeat(1_000_000));
        refusedText("a.".repeat(500_000));
        refusedText("e".repeat(1_000_000) + ".e.e" + "~".repeat(1_000_000));
        refusedText(" ".repeat(1_000_000));
        refusedText("a".repeat(5_000_000));
    }

    @Test
    void problemsStayShortAndOnOneLine() {
        JsonObject loud = PROOF.with("cryptosuite", "\u001b[2J\n" + LONG)
                .with("verificationMethod", "did:x:\n" + LONG)
                .with("proofPurpose", "\u202e" + LONG)
                .with("domain", LONG)
                .with("challenge", "\r\n" + LONG);
        for (JsonObject shouting : List.of(
                ISSUED.with("proof", loud),
                ISSUED.with("proof", loud.with("verificationMethod", LONG)),
                ISSUED.with("proof", PROOF.with("previousProof", "\n" + LONG)),
                ISSUED.with("proof", PROOF.with("type", "\n" + LONG)),
                ISSUED.with("proof", PROOF.with("id", "\n" + LONG)),
                ISSUED.with("proof", PROOF.with("@context", LONG)),
                ISSUED.with("issuer", "https://" + LONG))) {
            for (VerificationPolicy policy :
                    List.of(VerificationPolicy.strict(), VerificationPolicy.expecting("c", "d"))) {
                Verdict<VerifiedCredential> verdict = credentials.verify(shouting, policy, Papers.NOW);
                assertFalse(verdict instanceof Verdict.Accepted<?>);
                verdict.problems().forEach(VerifierAbuse::assertShort);
            }
        }
    }

    private static void assertShort(Problem problem) {
        assertTrue(
                problem.detail().length() < 2_000,
                () -> problem.type() + " has " + problem.detail().length());
        assertTrue(
                problem.detail().chars().noneMatch(character -> character < ' ' || character == '\u202e'),
                problem::detail);
    }

    private static List<JsonValue> odd() {
        return List.of(
                JsonLiteral.NULL,
                JsonLiteral.TRUE,
                new JsonNumber("0"),
                new JsonNumber("-1e308"),
                new JsonString(""),
                new JsonString(" "),
                new JsonString("did:"),
                new JsonString("did:key:z"),
                new JsonString(LONG),
                JsonArray.of(),
                JsonArray.of(JsonArray.of(JsonLiteral.NULL)),
                JsonObject.empty(),
                JsonObject.empty().with("id", JsonObject.empty()).with("type", JsonArray.of()),
                JsonObject.empty().with("", JsonLiteral.NULL));
    }

    private void refused(JsonObject json) {
        refusedUnlessSame(JsonObject.empty(), json);
    }

    private void refusedUnlessSame(JsonObject same, JsonObject json) {
        for (VerificationPolicy policy : List.of(VerificationPolicy.strict(), VerificationPolicy.expecting("c", "d"))) {
            Verdict<VerifiedCredential> verdict = credentials.verify(json, policy, Papers.NOW);
            assertTrue(!(verdict instanceof Verdict.Accepted<?>) || json.equals(same));
            assertWhole(verdict);
        }
    }

    private void presentationRefused(JsonObject json) {
        Verdict<VerifiedPresentation> verdict =
                presentations.verify(json, VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN), Papers.NOW);
        assertFalse(verdict instanceof Verdict.Accepted<?>);
        assertWhole(verdict);
    }

    private void refusedText(String text) {
        assertWhole(credentials.verify(text, VerificationPolicy.strict(), Papers.NOW));
        assertWhole(presentations.verify(text, VerificationPolicy.strict(), Papers.NOW));
        assertFalse(credentials.verify(text, VerificationPolicy.strict(), Papers.NOW) instanceof Verdict.Accepted<?>);
    }

    /** A refusal says why, and every check that failed has its problem. */
    private static void assertWhole(Verdict<?> verdict) {
        assertFalse(verdict.problems().isEmpty());
        verdict.protocol().forEach(VerifierAbuse::assertWhole);
    }

    private static void assertWhole(Check check) {
        boolean explained = check.problem().isPresent()
                || check.parts().stream().anyMatch(part -> part.outcome() == check.outcome());
        assertTrue(
                explained || check.outcome() == Outcome.PASSED || check.outcome() == Outcome.NOT_REQUESTED,
                check::name);
        check.parts().forEach(VerifierAbuse::assertWhole);
    }
}
