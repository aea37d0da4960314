package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Signer;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedPresentation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody writes who puts Kith into an application: issue, verify, present. */
final class FirstTenMinutesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Signer CLUB = Signers.ed25519(7);
    private static final Signer ANA = Signers.ed25519(11);

    @Test
    void greetsWhomTheCredentialNames() {
        assertEquals("Hello Ana", answer(membership()));
    }

    @Test
    void tellsAPersonWhatIsWrong() {
        String forged = membership().replace("\"Ana\"", "\"Eve\"");
        assertTrue(answer(forged).startsWith("No: "), answer(forged));
        assertTrue(answer("eyJhbGciOiJFZERTQSJ9.e30.c2ln").startsWith("No: "), "a token is no JSON");
    }

    @Test
    void verifiesWhatAHolderPresentsToItAndToNobodyElse() {
        JsonObject shown = PresentationHolder.of(Signers.method(ANA), ANA)
                .present(List.of(Json.parseObject(membership()).orThrow()), "5b1f7c", "planet.example", NOW)
                .orThrow();
        Verdict<VerifiedPresentation> here = verify(shown, "5b1f7c", "planet.example");
        assertEquals(
                "Ana",
                here.orThrow()
                        .credentials()
                        .get(0)
                        .credential()
                        .subject()
                        .text("name")
                        .orElseThrow());
        assertEquals(Signers.method(ANA).did(), here.orThrow().holder());

        Verdict<VerifiedPresentation> elsewhere = verify(shown, "5b1f7c", "comet.example");
        assertEquals("rejected", VerdictText.of(elsewhere).lines().findFirst().orElseThrow());
        Verdict<VerifiedPresentation> again = verify(shown, "other", "planet.example");
        assertEquals("rejected", VerdictText.of(again).lines().findFirst().orElseThrow());
    }

    private static String answer(String json) {
        var kith = CredentialVerifier.standard();
        var verdict = kith.verify(json, VerificationPolicy.strict(), NOW);
        return verdict.<String>fold(
                ok -> "Hello " + ok.value().credential().subject().text("name").orElse("whoever you are"),
                no -> "No: " + no.problems().stream().map(Problem::detail).toList(),
                unsure -> "Later: "
                        + unsure.problems().stream().map(Problem::detail).toList());
    }

    private static Verdict<VerifiedPresentation> verify(JsonObject shown, String challenge, String domain) {
        return PresentationVerifier.standard().verify(shown, VerificationPolicy.expecting(challenge, domain), NOW);
    }

    private static String membership() {
        CredentialIssuer club = CredentialIssuer.of(Signers.method(CLUB), CLUB);
        return CredentialBuilder.by(club.did().toString(), "The Club")
                .type("https://club.example/terms#Membership")
                .subject(
                        Signers.method(ANA).did().toString(), JsonObject.empty().with("name", "Ana"))
                .build()
                .flatMap(unsigned -> club.issue(unsigned, NOW))
                .map(Json::write)
                .orThrow();
    }
}
