package coop.kith.did.method.webvh;

import static coop.kith.did.method.webvh.TestLog.json;
import static coop.kith.did.method.webvh.TestLog.options;
import static coop.kith.did.method.webvh.TestLog.signed;
import static coop.kith.did.method.webvh.WebvhProblem.AFTER_DEACTIVATION;
import static coop.kith.did.method.webvh.WebvhProblem.ENTRY_HASH_MISMATCH;
import static coop.kith.did.method.webvh.WebvhProblem.INVALID_PROOF;
import static coop.kith.did.method.webvh.WebvhProblem.INVALID_STATE;
import static coop.kith.did.method.webvh.WebvhProblem.KEY_NOT_AUTHORIZED;
import static coop.kith.did.method.webvh.WebvhProblem.MALFORMED_ENTRY;
import static coop.kith.did.method.webvh.WebvhProblem.NOT_PORTABLE;
import static coop.kith.did.method.webvh.WebvhProblem.SCID_MISMATCH;
import static coop.kith.did.method.webvh.WebvhProblem.SIGNATURE;
import static coop.kith.did.method.webvh.WebvhProblem.VERSION_ID;
import static coop.kith.did.method.webvh.WebvhProblem.VERSION_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.DidProblem;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonProblem;
import coop.kith.key.Base58;
import coop.kith.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that break one rule while everything else about them holds: hashes and signatures are made anew over what was forged. */
class ForgedEntriesTest {
    private static final String OTHER = "Qm" + "1".repeat(44);
    private static final String PORTABLE =
            "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true}";

    @Test
    @DisplayName("D26: a first entry that is not the one whose hash the SCID is")
    void refusesAnotherFirstEntry() {
        refused(
                SCID_MISMATCH,
                1,
                TestLog.begun()
                        .forge(1, entry -> rehashed(entry, TestLog.begun().scid(), more(entry.state()), 1)));
    }

    @Test
    @DisplayName("D26: a first entry that keeps the placeholder in one place has the SCID of one that does not")
    void refusesAPlaceholderThatIsLeft() {
        TestLog log = TestLog.begun(
                TestLog.FIRST, TestLog.STATE.replace("'assertionMethod'", "'note':'{SCID}','assertionMethod'"));
        refused(
                SCID_MISMATCH,
                1,
                log.copy()
                        .forge(
                                1,
                                entry -> rehashed(
                                        entry, log.scid(), entry.state().with("note", LogEntry.PLACEHOLDER), 1)));
    }

    @Test
    @DisplayName("D26: a document with another SCID in its id, in the first entry, a later one, and at a move")
    void refusesAnotherScidInTheDocument() {
        String other = "{'id':'did:webvh:" + OTHER + ":club.example'}";
        refused(SCID_MISMATCH, 1, TestLog.begun(TestLog.FIRST, other));
        refused(SCID_MISMATCH, 2, TestLog.begun().then("{}", other, 'A'));
        String moved = "{'id':'did:webvh:" + OTHER + ":new.example','alsoKnownAs':['did:webvh:{SCID}:club.example']}";
        refused(SCID_MISMATCH, 2, TestLog.begun(PORTABLE).then("{}", moved, 'A'));
    }

    @ParameterizedTest
    @DisplayName("D26: a move that is not allowed, or does not say where the DID was")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A']} | {} | 'did:webvh:{SCID}:club.example'",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':false} | {} |"
                        + " 'did:webvh:{SCID}:club.example'",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true} | {'portable':false} |"
                        + " 'did:webvh:{SCID}:club.example'",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true} | {} | ",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true} | {} |"
                        + " 'did:web:club.example'",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true} | {} |"
                        + " 'did:webvh:{SCID}:Club.example'"
            })
    void refusesAMove(String first, String second, String known) {
        String names = known == null ? "" : known;
        String moved = "{'id':'did:webvh:{SCID}:new.example','alsoKnownAs':[" + names + "]}";
        refused(NOT_PORTABLE, 2, TestLog.begun(first).then(second, moved, 'A'));
    }

    @ParameterizedTest
    @DisplayName("A document id that is no did:webvh, or names no place that may be asked")
    @ValueSource(
            strings = {
                "{'name':'none'}",
                "{'id':1}",
                "{'id':''}",
                "{'id':'did:web:club.example'}",
                "{'id':'did:tdw:{SCID}:club.example'}",
                "{'id':'did:webvh:{SCID}'}",
                "{'id':'did:webvh:{SCID}:localhost'}",
                "{'id':'did:webvh:{SCID}:127.0.0.1'}",
                "{'id':'did:webvh:{SCID}:127%2E0%2E0%2E1'}",
                "{'id':'did:webvh:{SCID}:club.example:..'}",
                "{'id':'did:webvh:{SCID}:club.example:%2e%2E'}",
                "{'id':'did:webvh:{SCID}:club.example#key-1'}",
                "{'id':'did:webvh:{SCID}:club.example/path'}",
                "{'id':'did:webvh:{SCID}x:club.example'}"
            })
    void refusesADocumentId(String state) {
        refused(INVALID_STATE, 2, TestLog.begun(PORTABLE).then("{}", state, 'A'));
    }

    @ParameterizedTest
    @DisplayName("D28: a proof that states something else than it must, its signature valid over what it states")
    @ValueSource(
            strings = {
                "{'cryptosuite':'ecdsa-jcs-2019'}",
                "{'cryptosuite':'eddsa-rdfc-2022'}",
                "{'cryptosuite':'EDDSA-JCS-2022'}",
                "{'cryptosuite':null}",
                "{'cryptosuite':['eddsa-jcs-2022']}",
                "{'type':'Ed25519Signature2020'}",
                "{'type':['DataIntegrityProof']}",
                "{'proofPurpose':'authentication'}",
                "{'proofPurpose':'capabilityInvocation'}",
                "{'proofPurpose':null}",
                "{'verificationMethod':'did:key:$A'}",
                "{'verificationMethod':'$A'}",
                "{'verificationMethod':'did:key:$A#$B'}",
                "{'verificationMethod':'did:key:$B#$A'}",
                "{'verificationMethod':'did:key:$A#'}",
                "{'verificationMethod':'did:web:club.example#key-1'}",
                "{'verificationMethod':{'id':'did:key:$A#$A'}}",
                "{'created':'yesterday'}",
                "{'created':1}",
                "{'expires':'2026-13-01T00:00:00Z'}",
                "{'previousProof':'urn:uuid:1'}"
            })
    void refusesAProofThatStates(String change) {
        refused(INVALID_PROOF, 2, proved(changed(options('A'), change), 'A'));
    }

    @ParameterizedTest
    @DisplayName("D28: a proof that leaves out what it must state")
    @ValueSource(strings = {"type", "cryptosuite", "proofPurpose", "verificationMethod"})
    void refusesAProofWithout(String member) {
        refused(INVALID_PROOF, 2, proved(options('A').without(member), 'A'));
    }

    @Test
    @DisplayName("D28: a proof by a key that may not sign this entry")
    void refusesAProofByAnotherKey() {
        refused(KEY_NOT_AUTHORIZED, 1, TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$B']}"));
        refused(KEY_NOT_AUTHORIZED, 2, TestLog.begun().then("{}", 'B'));
        refused(KEY_NOT_AUTHORIZED, 2, TestLog.begun().then("{'updateKeys':['$B']}", 'B'));
        refused(
                KEY_NOT_AUTHORIZED,
                3,
                TestLog.begun().then("{'updateKeys':['$B']}").then("{}", 'A'));
        refused(KEY_NOT_AUTHORIZED, 3, TestLog.begun().then("{'updateKeys':[]}").then("{}", 'A'));
        refused(
                KEY_NOT_AUTHORIZED,
                3,
                TestLog.begun().then("{'updateKeys':null}").then("{}", 'A'));
        refused(
                INVALID_PROOF,
                2,
                TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A','$P']}")
                        .then("{}", 'P'));
    }

    @Test
    @DisplayName("D28: of several proofs each must hold")
    void refusesAListOfProofsWithOneThatDoesNotHold() {
        refused(KEY_NOT_AUTHORIZED, 2, TestLog.begun().then("{}", 'A', 'B'));
        refused(KEY_NOT_AUTHORIZED, 2, TestLog.begun().then("{}", 'B', 'A'));
        TestLog log = TestLog.begun();
        JsonObject stray = TestLog.proof(json("{'versionId':'1'}"), options('A'), 'A');
        refused(SIGNATURE, 2, log.copy().add(signed(log.next(), 'A').withProof(stray)));
        JsonObject suite = options('A').with("cryptosuite", "ecdsa-jcs-2019");
        refused(INVALID_PROOF, 2, log.copy().add(signed(signed(log.next(), 'A'), suite, 'A')));
    }

    @Test
    @DisplayName("D28: a signature over something else, cut, or made for a document with a context")
    void refusesASignatureThatDoesNotHold() {
        TestLog log = TestLog.begun();
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("created", "2026-01-02T00:00:00Z")));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.without("proofValue")));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("proofValue", "z")));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("proofValue", JsonLiteral.NULL)));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("proofValue", Base58.encode(new byte[64]))));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("@context", "https://www.w3.org/ns/did/v1")));
        refused(SIGNATURE, 2, withProof(log, proof -> proof.with("note", "added")));
        refused(SIGNATURE, 2, proved(options('A').with("@context", "https://www.w3.org/ns/did/v1"), 'A'));
        refused(SIGNATURE, 2, proved(options('A'), 'B'));
        refused(MALFORMED_ENTRY, 2, log.copy().add(log.next()));
    }

    @ParameterizedTest
    @DisplayName("D29: a time that is not after the one before, not in UTC, in the future, or none")
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2025-12-31T23:59:59Z",
                "2026-01-01T00:00:00+00:00",
                "2026-06-01T00:05:01Z",
                "2026-06-01T01:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-01-02T00:00:00",
                "2026-01-02T02:00:00+02:00",
                "2026-01-02T00:00:00-00:00",
                "2026-01-02",
                "2026-01-02T24:00:00Z",
                "2026-01-02T00:00:60Z",
                "2026-01-02 00:00:00Z",
                "2026-01-02t00:00:00z",
                "20260102T000000Z",
                "Z"
            })
    void refusesATime(String time) {
        TestLog log = TestLog.begun();
        refused(VERSION_TIME, 2, log.copy().add(signed(log.next(time, "{}", TestLog.STATE), 'A')));
    }

    @Test
    @DisplayName("D29: each of many entries must be later than the one before it")
    void refusesATimeBeforeTheOneBeforeIt() {
        TestLog log = TestLog.begun().then("{}").then("{}");
        String between = TestLog.BEGIN.plus(1, ChronoUnit.DAYS).plusSeconds(1).toString();
        refused(VERSION_TIME, 4, log.copy().add(signed(log.next(between, "{}", TestLog.STATE), 'A')));
        refused(VERSION_TIME, 1, TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-06-01T00:06:00Z"));
    }

    @ParameterizedTest
    @DisplayName("D29: a version number that does not follow, its hash right")
    @ValueSource(ints = {1, 3, 4, 20, 999_999_999})
    void refusesANumberThatDoesNotFollow(int number) {
        TestLog log = TestLog.begun();
        refused(VERSION_ID, 2, log.copy().add(renamed(log.next(), number + "-" + hashOf(log.next()))));
        if (number > 1) {
            refused(VERSION_ID, 1, TestLog.begun().forge(1, entry -> renamed(entry, number + "-" + hashOf(entry))));
        }
    }

    @ParameterizedTest
    @DisplayName("D29: a versionId of another form, its hash right")
    @ValueSource(
            strings = {
                "02-%s", "2--%s", "2-%s-", "2-%s-2", "-%s", "%s", "2:%s", " 2-%s", "2- %s", "+2-%s", "2-z%s", "٢-%s"
            })
    void refusesAVersionIdOfAnotherForm(String form) {
        TestLog log = TestLog.begun();
        refused(VERSION_ID, 2, log.copy().add(renamed(log.next(), form.formatted(hashOf(log.next())))));
    }

    @Test
    @DisplayName("D29: a hash by another algorithm")
    void refusesAHashOfAnotherKind() {
        TestLog log = TestLog.begun();
        for (byte[] begin : List.of(
                new byte[] {0x13, 0x40}, new byte[] {0x16, 0x20}, new byte[] {0x00, 0x20}, new byte[] {0x12, 0x1f})) {
            String hash = Base58.encode(Arrays.copyOf(begin, 2 + begin[1])).substring(1);
            refused(VERSION_ID, 2, log.copy().add(renamed(log.next(), "2-" + hash)));
        }
    }

    @Test
    @DisplayName("D29: a hash over something else than the entry after the one before it")
    void refusesAHashThatDoesNotChain() {
        TestLog log = TestLog.begun();
        LogEntry afterScid = log.next().withVersionId(log.scid()).numbered(2).orThrow();
        refused(ENTRY_HASH_MISMATCH, 2, log.copy().add(signed(afterScid, 'A')));
        LogEntry afterItself = log.next().numbered(2).orThrow();
        refused(ENTRY_HASH_MISMATCH, 2, log.copy().add(signed(afterItself, 'A')));
        refused(ENTRY_HASH_MISMATCH, 2, log.copy().add(renamed(log.next(), "2-" + log.scid())));
        LogEntry other = log.next(TestLog.BEGIN.plusSeconds(5).toString(), "{}", TestLog.STATE);
        refused(ENTRY_HASH_MISMATCH, 2, log.copy().add(renamed(log.next(), other.versionId())));
        refused(ENTRY_HASH_MISMATCH, 1, log.copy().forge(1, entry -> renamed(entry, "1-" + log.scid())));
    }

    @Test
    @DisplayName("D29: a chain that is broken in its middle only, the entry there signed by the right key")
    void refusesAnEntryThatWasChangedInTheMiddle() {
        TestLog log = TestLog.begun().then("{}").then("{}").then("{}");
        refused(
                ENTRY_HASH_MISMATCH,
                3,
                log.copy()
                        .forge(
                                3,
                                entry -> signed(
                                        new LogEntry(
                                                entry.versionId(),
                                                entry.versionTime(),
                                                entry.parameters(),
                                                more(entry.state()),
                                                List.of()),
                                        'A')));
    }

    @Test
    @DisplayName("D29: entries left out, repeated or in another order")
    void refusesAnotherOrder() {
        TestLog log = TestLog.begun().then("{}").then("{}");
        Forgery.assertRefused(
                List.of(VERSION_ID, ENTRY_HASH_MISMATCH), 2, log.copy().ordered(1, 3));
        Forgery.assertRefused(
                List.of(VERSION_ID, ENTRY_HASH_MISMATCH), 2, log.copy().ordered(1, 3, 2));
        Forgery.assertRefused(
                List.of(VERSION_ID, VERSION_TIME, ENTRY_HASH_MISMATCH),
                3,
                log.copy().ordered(1, 2, 2, 3));
    }

    @Test
    @DisplayName("D30: an entry that is no entry")
    void refusesAnEntryOfAnotherShape() {
        TestLog log = TestLog.begun().then("{}");
        byte[] first = log.entry(1).line();
        for (String line : List.of("", "null", "[]", "{}", "{\"versionId\":", "\u0000", "[1,2,3,4,5]")) {
            byte[] bytes = Arrays.copyOf(first, first.length + line.length() + 1);
            byte[] more = (line + '\n').getBytes(StandardCharsets.UTF_8);
            System.arraycopy(more, 0, bytes, first.length, more.length);
            VerifiedLog verified = LogVerifier.standard().verify(bytes, WitnessFile.empty(), TestLog.NOW);
            assertEquals(1, verified.size());
            assertEquals(
                    MALFORMED_ENTRY,
                    verified.broken().orElseThrow().problems().get(0).type());
        }
    }

    @Test
    void refusesAnEntryAfterTheDidWasDeactivated() {
        refused(
                AFTER_DEACTIVATION,
                3,
                TestLog.begun().then("{'deactivated':true}").then("{}"));
        refused(
                AFTER_DEACTIVATION,
                3,
                TestLog.begun().then("{'deactivated':true}").then("{'deactivated':false}"));
    }

    private static TestLog proved(JsonObject options, char key) {
        TestLog log = TestLog.begun();
        return log.add(signed(log.next(), options, key));
    }

    private static TestLog withProof(TestLog log, UnaryOperator<JsonObject> change) {
        JsonObject proof = TestLog.proof(log.next().unsecured(), options('A'), 'A');
        return log.copy().add(log.next().withProof(change.apply(proof)));
    }

    private static JsonObject changed(JsonObject options, String change) {
        JsonObject changed = options;
        for (var member : json(change).members().entrySet()) {
            changed = changed.with(member.getKey(), member.getValue());
        }
        return changed;
    }

    private static JsonObject more(JsonObject state) {
        return state.with("alsoKnownAs", JsonArray.ofStrings(List.of("https://club.example/")));
    }

    private static String hashOf(LogEntry entry) {
        return entry.versionId().substring(entry.versionId().indexOf('-') + 1);
    }

    private static LogEntry renamed(LogEntry entry, String versionId) {
        return signed(new LogEntry(versionId, entry.versionTime(), entry.parameters(), entry.state(), List.of()), 'A');
    }

    /** The entry with another state, its hash and its proof made anew. */
    @Test
    void anEntryThatIsNoIJsonIsAnInvalidDidLikeEveryOtherThatDoesNotHold() {
        String log = new String(TestLog.begun().bytes(), StandardCharsets.UTF_8)
                .replace("\"state\":{", "\"state\":{\"n\":12345678901234567890,");
        TestLog honest = TestLog.begun();
        Resolution answer = DidWebvhTest.resolve(
                honest.did(),
                new Web().with("https://club.example/.well-known/did.jsonl", log.getBytes(StandardCharsets.UTF_8)),
                ResolutionOptions.none());
        Resolution.Invalid invalid = assertInstanceOf(Resolution.Invalid.class, answer);
        assertEquals(DidProblem.INVALID_DID, invalid.problems().get(0).type());
        assertEquals(
                JsonProblem.NUMBER_NOT_INTEROPERABLE, invalid.problems().get(1).type());
    }

    private static LogEntry rehashed(LogEntry entry, String predecessor, JsonObject state, int number) {
        LogEntry changed = new LogEntry(predecessor, entry.versionTime(), entry.parameters(), state, List.of());
        return signed(changed.numbered(number).orThrow(), 'A');
    }

    private static void refused(ProblemType expected, int number, TestLog log) {
        Forgery.assertRefused(List.of(expected), number, log);
    }
}
