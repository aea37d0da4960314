package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.net.Ticker;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.Deadline;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.resource.RelatedResources;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every step of the pipeline something that this step alone turns away: with the step in place it is not accepted, and no other step objects; with the
 * step taken out it is accepted. So no step is there in vain, and none hides behind another.
 */
@DisplayName("check removal")
final class StepRemovalTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());

    /** @param step that alone objects to {@code document} under {@code policy} */
    record Case(String step, JsonObject document, VerificationPolicy policy) {
        @Override
        public String toString() {
            return step;
        }
    }

    static List<Case> credentials() {
        JsonObject byMallory =
                Papers.signed(Papers.credential(), Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
        JsonObject tampered = ISSUED.with("name", "Chair of the board");
        JsonObject expired = Papers.issued(Papers.credential()
                .with("validUntil", Papers.NOW.minusSeconds(1).toString()));
        JsonObject typed =
                JsonObject.empty().with("id", "https://club.example/1").with("type", "Some");
        JsonObject resource = JsonObject.empty()
                .with("id", "https://www.w3.org/ns/credentials/v2")
                .with("digestMultibase", Multihash.encode(Digests.sha256(new byte[0])));
        VerificationPolicy board =
                STRICT.requiringSignatures("board", SignatureDemand.signers(1, List.of(Persona.WITNESS.did())));
        VerificationPolicy named = STRICT.requiring(
                "named",
                credential -> credential.name().isPresent()
                        ? Optional.empty()
                        : Optional.of(Problem.of(VcProblem.RANGE_ERROR, "It has no name.")));
        return List.of(
                new Case("proofs", tampered, STRICT),
                new Case("issuer-is-controller", byMallory, STRICT),
                new Case("signers", ISSUED, board),
                new Case("validity", expired, STRICT),
                new Case("status", Papers.issued(Papers.credential().with("credentialStatus", typed)), STRICT),
                new Case("schema", Papers.issued(Papers.credential().with("credentialSchema", typed)), STRICT),
                new Case(
                        "related-resources",
                        Papers.issued(Papers.credential().with("relatedResource", resource)),
                        STRICT),
                new Case("policy", ISSUED, named));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void ofACredentialOnlyThatStepObjects(Case one) {
        CredentialVerifier verifier = verifier();
        assertEquals(
                Set.of(one.step),
                Objections.of(verifier.verify(one.document, one.policy).protocol()));
        assertInstanceOf(Verdict.Accepted.class, verifier.without(one.step).verify(one.document, one.policy));
    }

    @Test
    void everyStepOfTheProtocolHasItsCase() {
        Set<String> named = new TreeSet<>();
        verifier().verify(Json.write(ISSUED), STRICT).protocol().forEach(check -> named.add(check.name()));
        Set<String> cases = new TreeSet<>(Set.of("parse", "structure"));
        credentials().forEach(one -> cases.add(one.step));
        assertEquals(named, cases);
    }

    @Test
    @DisplayName("parse: read by a parser that takes the last of two members, the text would be accepted")
    void theParserAloneObjectsToADoubledMember() {
        String doubled = Json.write(ISSUED).replaceFirst("\\{", "{\"issuer\":\"did:example:eve\",");
        Verdict<VerifiedCredential> verdict = verifier().verify(doubled, STRICT);
        assertEquals(Set.of("parse"), Objections.of(verdict.protocol()));
        assertInstanceOf(Verdict.Accepted.class, verifier().verify(ISSUED, STRICT));
    }

    @Test
    @DisplayName("structure: read by a model that overlooks a member, the document would be accepted")
    void theModelAloneObjectsToAMalformedMember() {
        JsonObject malformed = Papers.issued(Papers.credential().with("evidence", JsonObject.empty()));
        assertEquals(
                Set.of("structure"),
                Objections.of(verifier().verify(malformed, STRICT).protocol()));
        KeyFinder keys = KeyFinder.of(DidResolver.of(DidMethods.standard(), CLOCK));
        SecuringMechanism proofs = DataIntegrity.of(Cryptosuites.standard(), keys, Cryptography.standard());
        SecuringMechanism overTheWhole = new SecuringMechanism() {
            @Override
            public boolean claims(JsonObject document) {
                return proofs.claims(malformed);
            }

            @Override
            public ProofCheck verify(JsonObject secured, ProofExpectation expectation) {
                ProofCheck whole = proofs.verify(malformed, expectation);
                return new ProofCheck(
                        whole.check(), whole.covered().map(covered -> secured), whole.methods(), whole.held());
            }
        };
        LinkFollower links = new LinkFollower(
                proofs,
                keys,
                RelatedResources.none(),
                new StatusStep(List.of()),
                new SchemaStep(List.of()),
                Links.from(LinkedDocuments.none(), Deadline.in(Duration.ofSeconds(30), Ticker.system())));
        CredentialChecks checks = new CredentialChecks(
                overTheWhole, CredentialChecks.steps(keys, RelatedResources.none(), links), Optional.empty());
        Credential overlooked = Credential.parse(malformed.without("evidence")).orThrow();
        assertEquals(
                Outcome.PASSED,
                Judgement.outcome(checks.judge(
                                List.of(),
                                new Stated<>(overlooked.json(), overlooked),
                                STRICT,
                                new Audience.Unstated(),
                                Papers.NOW)
                        .protocol()));
    }

    static List<Case> presentations() {
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        JsonObject shown = Papers.presented(ISSUED);
        JsonObject other = Papers.issued(Papers.credential()
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", Persona.WITNESS.did().toString())
                                .with("name", "Ben")));
        JsonObject byMallory = Papers.signed(
                Papers.presentation().without("verifiableCredential"),
                Papers.authentication(Persona.MALLORY.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.MALLORY.key());
        JsonObject expired = Papers.issued(Papers.credential()
                .with("validUntil", Papers.NOW.minusSeconds(1).toString()));
        return List.of(
                new Case("proofs", shown.with("id", "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc34"), expecting),
                new Case("holder-is-controller", byMallory, expecting),
                new Case("holder-is-subject", Papers.presented(other), expecting),
                new Case("credentials", Papers.presented(expired), expecting));
    }

    /** Whether the holder is the subject is asked of each credential, within the step of that name. */
    @Test
    void everyStepOfAPresentationHasItsCase() {
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        Set<String> named = new TreeSet<>(Set.of("holder-is-subject"));
        presentations(verifier())
                .verify(Json.write(Papers.presented(ISSUED)), expecting)
                .protocol()
                .forEach(check -> named.add(check.name()));
        Set<String> cases = new TreeSet<>(Set.of("parse", "structure", "replay"));
        presentations().forEach(one -> cases.add(one.step));
        assertEquals(named, cases);
    }

    @ParameterizedTest
    @MethodSource("presentations")
    void ofAPresentationOnlyThatStepObjects(Case one) {
        Verdict<VerifiedPresentation> verdict = presentations(verifier()).verify(one.document, one.policy);
        Set<String> failed = Objections.failed(verdict.protocol());
        assertEquals(one.step.equals("holder-is-subject") ? Set.of("credentials") : Set.of(one.step), failed);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertInstanceOf(
                Verdict.Accepted.class,
                presentations(verifier().without(one.step)).verify(one.document, one.policy));
    }

    @Test
    void onlyTheReplayGuardObjectsToACopy() {
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        JsonObject shown = Papers.presented(ISSUED);
        PresentationVerifier guarded = presentations(verifier());
        assertInstanceOf(Verdict.Accepted.class, guarded.verify(shown, expecting));
        assertEquals(
                Set.of("replay"), Objections.of(guarded.verify(shown, expecting).protocol()));
        PresentationVerifier unguarded = presentations(verifier().without("replay"));
        assertInstanceOf(Verdict.Accepted.class, unguarded.verify(shown, expecting));
        assertInstanceOf(Verdict.Accepted.class, unguarded.verify(shown, expecting));
    }

    private static CredentialVerifier verifier() {
        return CredentialVerifier.of(DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK);
    }

    private static PresentationVerifier presentations(CredentialVerifier verifier) {
        return PresentationVerifier.of(verifier, ReplayMemory.of(CLOCK));
    }
}
