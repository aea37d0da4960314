package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EcdsaJcs2019;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who must have signed, and with what. */
@DisplayName("V17: proof sets by policy")
final class SignatureDemandTest {
    private static final Set<Did> BOARD = Set.of(Persona.ISSUER.did(), Persona.WITNESS.did(), Persona.MALLORY.did());
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());
    private static final Instant UNTIL = Papers.NOW.plusSeconds(3600);
    private static final Set<String> PRESENT = Set.of("eddsa-jcs-2022", "eddsa-rdfc-2022");
    private static final Set<String> COMING = Set.of("P256");

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Test
    void asManyOfTheBoardMustSignAsTheRuleSays() {
        JsonObject two = signedBy(ISSUED, Persona.WITNESS);
        JsonObject three = signedBy(two, Persona.MALLORY);
        for (int needed = 1; needed <= 3; needed++) {
            assertEquals(needed <= 1, accepted(ISSUED, signers(needed)), () -> "one signed");
            assertEquals(needed <= 2, accepted(two, signers(needed)), () -> "two signed");
            assertEquals(true, accepted(three, signers(needed)), () -> "three signed");
        }
    }

    @Test
    void severalSignaturesOfOneControllerCountOnce() {
        JsonObject twice = signedBy(ISSUED, Persona.ISSUER);
        Verdict<VerifiedCredential> verdict = verify(twice, signers(2));
        assertEquals(
                List.of(VerifyProblem.TOO_FEW_SIGNERS),
                verdict.problems().stream().map(problem -> problem.type()).toList());
    }

    @Test
    void whoIsNotAskedForDoesNotCount() {
        assertEquals(false, accepted(signedBy(ISSUED, Persona.HOLDER), signers(2)));
    }

    @Test
    void signersAreOnlyCountedOnceAllProofsHold() {
        JsonObject broken = spoilt(signedBy(signedBy(ISSUED, Persona.WITNESS), Persona.MALLORY), 2);
        Verdict<VerifiedCredential> verdict = verify(broken, signers(2));
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(Outcome.UNDECIDED, check(verdict.protocol(), "signers").outcome());
    }

    @Test
    @DisplayName("a quorum does without proofs that do not hold, and hands none of them on")
    void aQuorumDoesWithoutTheOthers() {
        JsonObject two = signedBy(ISSUED, Persona.WITNESS);
        JsonObject three = spoilt(signedBy(two, Persona.MALLORY), 2);
        assertInstanceOf(Verdict.Rejected.class, verify(three, VerificationPolicy.strict()));
        VerificationPolicy quorum =
                VerificationPolicy.strict().acceptingQuorum(2, BOARD, "two of the board suffice by our statutes");
        VerifiedCredential accepted = verify(three, quorum).orThrow();
        assertEquals(2, accepted.credential().proofs().size());
        assertEquals(two, accepted.credential().json());
        Check proofs = check(accepted.protocol(), "proofs");
        assertEquals(
                List.of(Outcome.PASSED, Outcome.PASSED, Outcome.NOT_REQUESTED),
                proofs.parts().stream().map(Check::outcome).toList());
        assertEquals(
                true, proofs.parts().get(2).problem().orElseThrow().detail().contains("by our statutes"));
        assertInstanceOf(Verdict.Accepted.class, verify(accepted.credential().json(), VerificationPolicy.strict()));
    }

    @Test
    void aQuorumThatIsNotReachedChangesNothing() {
        JsonObject two = spoilt(signedBy(ISSUED, Persona.WITNESS), 1);
        VerificationPolicy quorum = VerificationPolicy.strict().acceptingQuorum(2, BOARD, "our statutes");
        assertInstanceOf(Verdict.Rejected.class, verify(two, quorum));
    }

    @Test
    void withoutTheIssuersOwnProofNoQuorumHelps() {
        JsonObject three = spoilt(signedBy(signedBy(ISSUED, Persona.WITNESS), Persona.MALLORY), 0);
        VerificationPolicy quorum = VerificationPolicy.strict().acceptingQuorum(2, BOARD, "our statutes");
        Verdict<VerifiedCredential> verdict = verify(three, quorum);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(Outcome.FAILED, check(verdict.protocol(), IssuerCheck.NAME).outcome());
    }

    @Test
    @DisplayName("two kinds of signature until a date, and the coming kind alone from then on")
    void aHybridPolicyAsksForBothKindsUntilADate() {
        Did club = Did.parse("did:shelf:club").orThrow();
        SigningKey coming = Persona.ISSUER.key(KeyType.P256);
        DidUrl comingMethod = DidUrl.parse(DidKey.of(coming.publicKey()) + "#"
                        + DidKey.of(coming.publicKey()).methodSpecificId())
                .orThrow();
        JsonObject document = Persona.ISSUER
                .document(club.toString())
                .with(
                        "verificationMethod",
                        JsonArray.of(
                                Persona.ISSUER.methodNamed(club + "#now", club.toString()),
                                JsonObject.empty()
                                        .with("id", club + "#coming")
                                        .with("type", "Multikey")
                                        .with("controller", club.toString())
                                        .with(
                                                "publicKeyMultibase",
                                                comingMethod.fragment().orElseThrow())))
                .with("assertionMethod", JsonArray.ofStrings(List.of(club + "#now", club + "#coming")));
        CredentialVerifier shelf = CredentialVerifier.of(
                Shelf.of(document).resolver(InstantSource.fixed(Papers.NOW)),
                Cryptography.standard(),
                InstantSource.fixed(Papers.NOW));
        JsonObject unsigned = Papers.credential().with("issuer", club.toString());
        JsonObject now = Papers.signed(
                unsigned, Papers.assertion(DidUrl.parse(club + "#now").orThrow()), Persona.ISSUER.key());
        ProofOptions second = ProofOptions.of(
                        new EcdsaJcs2019(), DidUrl.parse(club + "#coming").orThrow(), ProofPurpose.ASSERTION_METHOD)
                .created(Papers.CREATED);
        JsonObject both = Papers.signed(now, second, coming);
        JsonObject only = Papers.signed(unsigned, second, coming);
        VerificationPolicy hybrid = VerificationPolicy.strict()
                .requiringSignatures("hybrid", SignatureDemand.hybrid(PRESENT, COMING, UNTIL));
        for (Instant at : List.of(UNTIL.minusSeconds(1), UNTIL, UNTIL.plusSeconds(1))) {
            boolean before = at.isBefore(UNTIL);
            assertInstanceOf(Verdict.Accepted.class, shelf.verify(both, hybrid, at));
            assertInstanceOf(Verdict.Rejected.class, shelf.verify(now, hybrid, at));
            assertEquals(!before, shelf.verify(only, hybrid, at) instanceof Verdict.Accepted, at::toString);
        }
    }

    @Test
    void theOtherKindOfSignatureMustBeTheIssuersOwn() {
        SigningKey coming = Persona.WITNESS.key(KeyType.P256);
        Did witness = DidKey.of(coming.publicKey());
        ProofOptions second = ProofOptions.of(
                        new EcdsaJcs2019(),
                        DidUrl.parse(witness + "#" + witness.methodSpecificId()).orThrow(),
                        ProofPurpose.ASSERTION_METHOD)
                .created(Papers.CREATED);
        JsonObject both = Papers.signed(ISSUED, second, coming);
        Verdict<VerifiedCredential> verdict = verify(
                both,
                VerificationPolicy.strict()
                        .requiringSignatures("hybrid", SignatureDemand.hybrid(PRESENT, COMING, UNTIL)));
        assertEquals(
                List.of(VerifyProblem.SIGNATURE_KIND_MISSING),
                verdict.problems().stream().map(problem -> problem.type()).toList());
    }

    @Test
    void aRuleThatCannotBeFulfilledOrSaysNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> SignatureDemand.signers(0, BOARD));
        assertThrows(IllegalArgumentException.class, () -> SignatureDemand.signers(4, BOARD));
        assertThrows(IllegalArgumentException.class, () -> SignatureDemand.hybrid(PRESENT, PRESENT, UNTIL));
        assertThrows(IllegalArgumentException.class, () -> SignatureDemand.hybrid(Set.of(), COMING, UNTIL));
        VerificationPolicy strict = VerificationPolicy.strict();
        assertThrows(IllegalArgumentException.class, () -> strict.acceptingQuorum(2, BOARD, " "));
        assertThrows(IllegalArgumentException.class, () -> strict.acceptingQuorum(0, BOARD, "why"));
    }

    private static VerificationPolicy signers(int needed) {
        return VerificationPolicy.strict().requiringSignatures("board", SignatureDemand.signers(needed, BOARD));
    }

    private boolean accepted(JsonObject credential, VerificationPolicy policy) {
        return verify(credential, policy) instanceof Verdict.Accepted;
    }

    private Verdict<VerifiedCredential> verify(JsonObject credential, VerificationPolicy policy) {
        return verifier.verify(credential, policy, Papers.NOW);
    }

    private static JsonObject signedBy(JsonObject credential, Persona signer) {
        return Papers.signed(credential, Papers.assertion(signer.method()), signer.key());
    }

    /** With the proof value of another proof in one proof. */
    private static JsonObject spoilt(JsonObject credential, int index) {
        List<JsonObject> proofs = new java.util.ArrayList<>(
                coop.kith.vc.model.Credential.parse(credential).orThrow().proofs());
        JsonObject other = proofs.get((index + 1) % proofs.size());
        proofs.set(
                index,
                proofs.get(index).with("proofValue", other.get("proofValue").orElseThrow()));
        return credential.with("proof", JsonArray.of(proofs.toArray(JsonObject[]::new)));
    }

    private static Check check(List<Check> protocol, String name) {
        return protocol.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
