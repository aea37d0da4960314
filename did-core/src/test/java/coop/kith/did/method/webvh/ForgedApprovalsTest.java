package coop.kith.did.method.webvh;

import static coop.kith.did.method.webvh.TestLog.json;
import static coop.kith.did.method.webvh.TestLog.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.evidence.Witnesses;
import coop.kith.did.location.Idna;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvals that do not count, on logs that hold in every other way; and those that do. */
class ForgedApprovalsTest {
    private static final String TWO_OF_THREE =
            "{'threshold':2,'witnesses':[{'id':'did:key:$U'},{'id':'did:key:$V'},{'id':'did:key:$W'}]}";
    private static final String ONE = "{'threshold':1,'witnesses':[{'id':'did:key:$W'}]}";

    @Test
    void countsTheWitnessesThatApproved() {
        TestLog log = witnessed(TWO_OF_THREE).approved(1, 'W', 'U');
        Resolution.Resolved resolved =
                assertInstanceOf(Resolution.Resolved.class, Forgery.resolve(log, ResolutionOptions.none()));
        assertEquals(
                new Witnesses(2, List.of("did:key:" + TestLog.multikey('U'), "did:key:" + TestLog.multikey('W'))),
                resolved.evidence().witnesses());
        assertEquals(TimeBasis.WITNESSES, resolved.evidence().basis());
    }

    @Test
    void anApprovalCountsForAllVersionsBeforeIt() {
        TestLog log = witnessed(TWO_OF_THREE)
                .then("{}")
                .then("{}")
                .approved(3, 'V')
                .approved(2, 'U')
                .approved(3, 'W');
        assertEquals(3, log.verified().size());
        assertTrue(log.verified().broken().isEmpty());
    }

    @Test
    void noMoreSignaturesAreVerifiedThanTheEntriesAndTheThresholdNeed() {
        TestLog log = witnessed(TWO_OF_THREE);
        for (int number = 1; number <= 20; number++) {
            log.approved(number, 'U', 'V', 'W').then("{}");
        }
        log.approved(21, 'U', 'V', 'W');
        CountingProvider counted = new CountingProvider();
        VerifiedLog verified =
                LogVerifier.of(Cryptography.of(counted), Idna.none()).verify(log.bytes(), log.witnesses(), TestLog.NOW);
        assertEquals(21, verified.size());
        assertEquals(21 + 2, counted.verifications());
    }

    @Test
    void anApprovalThatDoesNotHoldSpoilsNothing() {
        TestLog log = witnessed(TWO_OF_THREE);
        TestLog noisy = log.copy()
                .approved(log.entry(1).versionId(), options('U').with("proofPurpose", "authentication"), 'U')
                .approved(log.entry(1).versionId(), options('V'), 'W')
                .approved(1, 'A', 'U', 'V');
        assertTrue(noisy.verified().broken().isEmpty());
    }

    @Test
    @DisplayName("D31: too few, the same one twice, somebody else's")
    void refusesTooFewApprovals() {
        TestLog log = witnessed(TWO_OF_THREE);
        refused(1, log);
        refused(1, log.copy().approved(1, 'U'));
        refused(1, log.copy().approved(1, 'U', 'U', 'U'));
        refused(1, log.copy().approved(1, 'U', 'A', 'B'));
        refused(2, log.copy().approved(1, 'U', 'V').then("{}"));
        refused(2, log.copy().then("{}").approved(1, 'U', 'V').approved(2, 'W'));
        // The same rule for both entries: a witness counts once over both, and a stranger for neither.
        refused(1, log.copy().then("{}").approved(2, 'U').approved(1, 'U'));
        refused(1, witnessed(ONE).then("{}").approved(1, 'A'));
    }

    @Test
    @DisplayName("D31: approvals of another DID's version, of one that is not published, of no version")
    void refusesApprovalsOfSomethingElse() {
        TestLog log = witnessed(ONE);
        TestLog other = TestLog.begun(parameters(ONE), TestLog.STATE, "2026-01-01T00:00:01Z");
        refused(1, log.copy().approved(other.entry(1).versionId(), options('W'), 'W'));
        String unpublished = signedNext(log).versionId();
        refused(1, log.copy().approved(unpublished, options('W'), 'W'));
        refused(1, log.copy().approved("1", options('W'), 'W'));
        refused(1, log.copy().approved("", options('W'), 'W'));
        // The proof says one version, and the file puts it beside another.
        JsonObject proof = TestLog.proof(WitnessFile.approved(unpublished), options('W'), 'W');
        refused(1, log.copy().witnesses(WitnessFile.empty().with(log.entry(1).versionId(), proof)));
    }

    @ParameterizedTest
    @DisplayName("D31: an approval that states something else than it must, its signature valid over what it states")
    @ValueSource(
            strings = {
                "{'verificationMethod':'did:key:$W#$V'}",
                "{'verificationMethod':'did:key:$V#$W'}",
                "{'verificationMethod':'did:key:$W'}",
                "{'verificationMethod':'did:web:witness.example#key-1'}",
                "{'cryptosuite':'eddsa-rdfc-2022'}",
                "{'cryptosuite':'ecdsa-jcs-2019'}",
                "{'proofPurpose':'authentication'}",
                "{'type':'Ed25519Signature2020'}"
            })
    void refusesAnApprovalThatStates(String change) {
        JsonObject options = options('W');
        for (var member : json(change).members().entrySet()) {
            options = options.with(member.getKey(), member.getValue());
        }
        TestLog log = witnessed(ONE);
        refused(1, log.approved(log.entry(1).versionId(), options, 'W'));
    }

    @Test
    @DisplayName("D31: an approval over more than the version")
    void refusesAnApprovalOfAnotherDocument() {
        TestLog log = witnessed(ONE);
        JsonObject document = WitnessFile.approved(log.entry(1).versionId()).with("note", "x");
        JsonObject proof = TestLog.proof(document, options('W'), 'W');
        refused(1, log.witnesses(WitnessFile.empty().with(log.entry(1).versionId(), proof)));
    }

    @Test
    @DisplayName("Whoever witnesses now approves the change of who witnesses next")
    void refusesAChangeThatTheFormerWitnessesDidNotApprove() {
        TestLog change =
                witnessed(ONE).approved(1, 'W').then("{'witness':{'threshold':1,'witnesses':[{'id':'did:key:$U'}]}}");
        refused(2, change.copy().approved(2, 'U'));
        assertTrue(change.copy().approved(2, 'W').verified().broken().isEmpty());
        refused(3, change.copy().approved(2, 'W').then("{}").approved(3, 'W'));
        assertTrue(change.copy()
                .approved(2, 'W')
                .then("{}")
                .approved(3, 'U')
                .verified()
                .broken()
                .isEmpty());

        TestLog end = witnessed(ONE).approved(1, 'W').then("{'witness':{}}");
        refused(2, end.copy());
        TestLog ended = end.copy().approved(2, 'W').then("{}");
        assertTrue(ended.verified().broken().isEmpty());

        TestLog start = TestLog.begun().then("{'witness':" + ONE + "}");
        refused(2, start.copy());
        assertTrue(start.copy().approved(2, 'W').verified().broken().isEmpty());
    }

    @Test
    @DisplayName("A witness file that is none: nobody approved, and what needs nobody still resolves")
    void refusesWhatNeedsWitnessesWhenTheirFileIsMalformed() {
        TestLog log = TestLog.begun().then("{'witness':" + ONE + "}").approved(2, 'W');
        String address = "https://club.example/.well-known/did-witness.json";
        for (String file : List.of("", "{}", "[1]", "[{\"proof\":[]}]", "[{\"versionId\":\"1\",\"proof\":[1]}]", "[")) {
            Web web = log.web().with(address, file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Resolution.Invalid invalid = assertInstanceOf(
                    Resolution.Invalid.class, DidWebvhTest.resolve(log.did(), web, ResolutionOptions.none()));
            assertEquals(
                    List.of(WebvhProblem.NOT_WITNESSED, WebvhProblem.MALFORMED_WITNESS_FILE),
                    invalid.problems().stream()
                            .skip(1)
                            .map(problem -> problem.type())
                            .toList());
            assertInstanceOf(
                    Resolution.Resolved.class,
                    DidWebvhTest.resolve(
                            log.did(),
                            web,
                            ResolutionOptions.none().atVersion(log.entry(1).versionId())));
        }
    }

    private static LogEntry signedNext(TestLog log) {
        return TestLog.signed(log.next(), 'A');
    }

    private static TestLog witnessed(String rule) {
        return TestLog.begun(parameters(rule));
    }

    private static String parameters(String rule) {
        return "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'witness':" + rule + "}";
    }

    private static void refused(int number, TestLog log) {
        Forgery.assertRefused(List.of(WebvhProblem.NOT_WITNESSED), number, log);
    }
}
