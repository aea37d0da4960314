package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Signer;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Presentation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PresentationHolderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Signer CLUB = Signers.ed25519(7);
    private static final Signer ANA = Signers.ed25519(11);

    private final PresentationHolder ana = PresentationHolder.of(Signers.method(ANA), ANA);

    @Test
    void presentsForOneVerifierAndOneChallenge() {
        JsonObject shown = ana.proofsExpireAfter(Duration.ofMinutes(5))
                .present(List.of(membership()), "5b1f7c", "planet.example", NOW)
                .orThrow();
        Presentation presentation = Presentation.parse(shown).orThrow();
        assertEquals(ana.did().toString(), presentation.holder().orElseThrow());
        assertEquals(
                List.of(membership()),
                presentation.credentials().stream().map(one -> one.json()).toList());
        JsonObject proof = presentation.proofs().get(0);
        assertEquals("authentication", proof.string("proofPurpose").orElseThrow());
        assertEquals("5b1f7c", proof.string("challenge").orElseThrow());
        assertEquals("planet.example", proof.string("domain").orElseThrow());
        assertEquals("2026-11-22T16:05:00Z", proof.string("expires").orElseThrow());
        assertEquals(
                Signers.method(ANA).toString(),
                proof.string("verificationMethod").orElseThrow());
    }

    @Test
    void presentsNothingButTheHolder() {
        JsonObject shown =
                ana.present(List.of(), "5b1f7c", "planet.example", NOW).orThrow();
        assertEquals(List.of(), Presentation.parse(shown).orThrow().contents());
    }

    @Test
    void refusesAnUnsignedCredentialOfSomebodyElse() {
        JsonObject stripped = membership().without("proof");
        assertEquals(
                "/verifiableCredential/0",
                ana.present(List.of(stripped), "5b1f7c", "planet.example", NOW)
                        .problems()
                        .get(0)
                        .where()
                        .toString());
    }

    @Test
    void refusesWhatTheHolderSaysOfItselfWithoutASignature() {
        Credential own = CredentialBuilder.by(ana.did().toString())
                .subject(ana.did().toString(), JsonObject.empty().with("name", "Ana"))
                .build()
                .orThrow();
        Problem problem = ana.present(List.of(membership(), own.json()), "5b1f7c", "planet.example", NOW)
                .problems()
                .get(0);
        assertEquals(IssueProblem.NOT_SECURED, problem.type());
        assertEquals("/verifiableCredential/1", problem.where().toString());
        JsonObject signed =
                CredentialIssuer.of(Signers.method(ANA), ANA).issue(own, NOW).orThrow();
        assertTrue(ana.present(List.of(signed), "5b1f7c", "planet.example", NOW).isOk());
    }

    @Test
    void refusesToPresentForNobody() {
        assertThrows(IllegalArgumentException.class, () -> ana.present(List.of(), " ", "planet.example", NOW));
        assertThrows(IllegalArgumentException.class, () -> ana.present(List.of(), "5b1f7c", "", NOW));
    }

    private static JsonObject membership() {
        return CredentialBuilder.by(Signers.method(CLUB).did().toString())
                .subject(
                        Signers.method(ANA).did().toString(), JsonObject.empty().with("name", "Ana"))
                .build()
                .flatMap(unsigned ->
                        CredentialIssuer.of(Signers.method(CLUB), CLUB).issue(unsigned, NOW))
                .orThrow();
    }
}
