package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of a controller, each read back by the reader. */
class LogKeeperTest {
    @TempDir
    private Path folder;

    private final Desk desk = new Desk();

    private LogKeeper keeper() {
        return LogKeeper.of(LogFolder.at(folder), desk);
    }

    private VerifiedEntry created(Genesis genesis, String signer) {
        return published(keeper().create(genesis), signer);
    }

    private VerifiedEntry changed(LogChange change, String signer) {
        desk.after(Duration.ofHours(1));
        return published(keeper().change(change), signer);
    }

    /** Signs, keeps, and gives what the reader finds in the files. */
    private VerifiedEntry published(Result<LogDraft> draft, String signer) {
        Result<LogKeeper.Standing> standing = draft.flatMap(made -> keeper().propose(made, Desk.key(signer)));
        assertTrue(standing.isOk(), () -> standing.problems().toString());
        assertEquals(Optional.empty(), standing.orThrow().proposal());
        return read();
    }

    private VerifiedEntry read() {
        VerifiedLog log = LogVerifier.standard().verify(bytes("did.jsonl"), witnessFile(), desk.instant());
        assertEquals(Optional.empty(), log.broken());
        return log.latest().orElseThrow();
    }

    private WitnessFile witnessFile() {
        return Files.exists(folder.resolve("did-witness.json"))
                ? LogVerifier.witnesses(bytes("did-witness.json")).orThrow()
                : WitnessFile.empty();
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aNewDidListsItsKeysAndIsAtItsPlace() {
        VerifiedEntry entry = created(Desk.genesis("first"), "first");
        assertEquals(1, entry.versionId().number());
        assertEquals(
                "did:webvh:" + entry.parameters().scid() + ":coop.example",
                entry.id().toString());
        assertEquals(Desk.START, entry.versionTime());
        assertEquals(
                Desk.publicKey("first"),
                entry.document()
                        .orThrow()
                        .verificationMethods()
                        .get(0)
                        .publicKey()
                        .orThrow());
        assertFalse(entry.parameters().portable());
    }

    @Test
    void everythingThatAFirstEntryCanSayIsInForceAfterIt() {
        JsonObject document = JsonObject.empty()
                .with("id", "did:webvh:{SCID}:coop.example%3A8443:members:{SCID}")
                .with("alsoKnownAs", JsonArray.ofStrings(List.of("https://coop.example/{SCID}")));
        Genesis genesis = Genesis.at("Coop.example:8443", List.of("members", "{SCID}"), Desk.keys("first", "second"))
                .promising(Desk.keys("third"))
                .watched(List.of("https://watcher.example/log"))
                .timeToLive(60)
                .movable()
                .document(document);
        VerifiedEntry entry = created(genesis, "second");
        Parameters parameters = entry.parameters();
        assertEquals(
                "did:webvh:" + parameters.scid() + ":coop.example%3A8443:members:" + parameters.scid(),
                entry.id().toString());
        assertEquals(
                List.of("https://coop.example/" + parameters.scid()),
                entry.document().orThrow().alsoKnownAs());
        assertEquals(2, parameters.updateKeys().size());
        assertTrue(parameters.preRotates());
        assertEquals(List.of("https://watcher.example/log"), parameters.watchers());
        assertEquals(60, parameters.ttl());
        assertTrue(parameters.portable());
    }

    @Test
    void anUpdateChangesTheDocumentAndKeepsWhatCameBefore() {
        VerifiedEntry first = created(Desk.genesis("first"), "first");
        byte[] before = bytes("did.jsonl");
        VerifiedEntry second = changed(
                LogChange.none()
                        .editing(document ->
                                document.with("alsoKnownAs", JsonArray.ofStrings(List.of("https://coop.example/")))),
                "first");
        assertEquals(2, second.versionId().number());
        assertEquals(
                List.of("https://coop.example/"), second.document().orThrow().alsoKnownAs());
        assertEquals(first.versionId(), second.before().orElseThrow().versionId());
        byte[] after = bytes("did.jsonl");
        assertArrayEquals(before, java.util.Arrays.copyOf(after, before.length));
    }

    @Test
    void aRotationWithoutPromiseIsSignedByTheKeyBeforeIt() {
        created(Desk.genesis("first"), "first");
        Result<LogDraft> draft = keeper().change(LogChange.none().updateKeys(Desk.keys("second")));
        assertEquals(WebvhProblem.KEY_NOT_AUTHORIZED, refusal(draft.flatMap(made -> made.sign(Desk.key("second")))));
        changed(LogChange.none().updateKeys(Desk.keys("second")), "first");
        assertEquals(
                WebvhProblem.KEY_NOT_AUTHORIZED,
                refusal(keeper().change(LogChange.none()).flatMap(made -> made.sign(Desk.key("first")))));
        changed(LogChange.none(), "second");
    }

    @Test
    void aPromisedKeySignsTheEntryThatRevealsIt() {
        created(Desk.genesis("first").promising(Desk.keys("second")), "first");
        desk.after(Duration.ofHours(1));
        assertEquals(WebvhProblem.PRE_ROTATION, refusal(keeper().change(LogChange.none())));
        assertEquals(
                WebvhProblem.PRE_ROTATION,
                refusal(keeper().change(
                                LogChange.none().updateKeys(Desk.keys("thief")).promising(Desk.keys("thief")))));
        changed(LogChange.none().updateKeys(Desk.keys("second")).promising(Desk.keys("third")), "second");
        VerifiedEntry last =
                changed(LogChange.none().updateKeys(Desk.keys("third")).promising(List.of()), "third");
        assertFalse(last.parameters().preRotates());
        changed(LogChange.none(), "third");
    }

    @Test
    void aDidEndsAndNothingFollows() {
        created(Desk.genesis("first"), "first");
        VerifiedEntry last = changed(LogChange.deactivation(), "first");
        assertTrue(last.parameters().deactivated());
        assertEquals(List.of(), last.parameters().updateKeys());
        assertEquals(WebvhProblem.AFTER_DEACTIVATION, refusal(keeper().change(LogChange.none())));
    }

    @Test
    void aPortableDidMovesAndNamesWhereItWas() {
        Did before = created(Desk.genesis("first").movable(), "first").id();
        desk.after(Duration.ofDays(1));
        VerifiedEntry moved = published(keeper().move("other.example", List.of("coop"), LogChange.none()), "first");
        assertEquals(
                "did:webvh:" + moved.parameters().scid() + ":other.example:coop",
                moved.id().toString());
        assertEquals(List.of(before.toString()), moved.document().orThrow().alsoKnownAs());
        assertEquals(
                moved.id(),
                moved.document().orThrow().verificationMethods().get(0).controller());
        VerifiedEntry again = published(keeper().move("third.example", List.of(), LogChange.none()), "first");
        assertEquals(
                List.of(before.toString(), moved.id().toString()),
                again.document().orThrow().alsoKnownAs());
    }

    @Test
    void aDidThatIsNotPortableStays() {
        created(Desk.genesis("first"), "first");
        assertEquals(WebvhProblem.NOT_PORTABLE, refusal(keeper().move("other.example", List.of(), LogChange.none())));
        assertEquals(
                WebvhProblem.INVALID_STATE,
                refusal(keeper().change(LogChange.none()
                        .editing(document -> JsonObject.empty()
                                .with("id", document.string("id").orElseThrow().replace("coop", "other"))))));
    }

    @Test
    void onceFixedItNeverMovesAgain() {
        created(Desk.genesis("first").movable(), "first");
        changed(LogChange.none().fixed(), "first");
        assertEquals(WebvhProblem.NOT_PORTABLE, refusal(keeper().move("other.example", List.of(), LogChange.none())));
    }

    @Test
    void anEntryThatNeedsWitnessesIsPublishedWithTheLastApproval() throws IOException {
        Result<LogKeeper.Standing> waiting = keeper().create(
                        Desk.genesis("first").witnessed(Desk.rule(2, "ana", "ben", "chloe")))
                .flatMap(draft -> keeper().propose(draft, Desk.key("first")));
        WitnessRound round = waiting.orThrow().proposal().orElseThrow().round();
        assertEquals(3, round.open().size());
        assertFalse(Files.exists(folder.resolve("did.jsonl")), "nothing is published yet");

        String versionId =
                waiting.orThrow().proposal().orElseThrow().entry().versionId().toString();
        assertEquals(
                1, approved(versionId, "ana").proposal().orElseThrow().round().missing());
        assertEquals(
                1, approved(versionId, "ana").proposal().orElseThrow().round().missing(), "one witness counts once");
        LogKeeper.Standing done = approved(versionId, "chloe");
        assertEquals(Optional.empty(), done.proposal());
        assertEquals(versionId, read().versionId().toString());
        assertFalse(files().contains("next.jsonl"));
        assertEquals(
                WebvhProblem.NOT_WITNESSED,
                refusal(keeper().approve(WitnessRound.approval(versionId, Desk.key("ben"), desk.instant())
                        .orThrow())));
    }

    private LogKeeper.Standing approved(String versionId, String witness) {
        return WitnessRound.approval(versionId, Desk.key(witness), desk.instant())
                .flatMap(keeper()::approve)
                .orThrow();
    }

    @Test
    void anApprovalThatDoesNotHoldChangesNothing() {
        VerifiedEntry waiting =
                proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(1, "ana"))), "first");
        String versionId = waiting.versionId().toString();
        JsonObject good = WitnessRound.approval(versionId, Desk.key("ana"), desk.instant())
                .orThrow();
        assertEquals(
                WebvhProblem.KEY_NOT_AUTHORIZED,
                refusal(keeper().approve(WitnessRound.approval(versionId, Desk.key("eve"), desk.instant())
                        .orThrow())));
        assertEquals(
                WebvhProblem.SIGNATURE,
                refusal(keeper().approve(WitnessRound.approval("1-" + "Q".repeat(46), Desk.key("ana"), desk.instant())
                        .orThrow())));
        assertEquals(WebvhProblem.SIGNATURE, refusal(keeper().approve(good.with("created", "2026-01-01T00:00:00Z"))));
        assertEquals(
                WebvhProblem.INVALID_PROOF, refusal(keeper().approve(good.with("proofPurpose", "authentication"))));
        assertEquals(
                WebvhProblem.KEY_NOT_AUTHORIZED,
                refusal(keeper().approve(good.with(
                        "verificationMethod",
                        good.string("verificationMethod").orElseThrow().split("#", -1)[0]
                                + '#'
                                + Multikey.encode(Desk.publicKey("eve"))))));
        assertTrue(keeper().approve(good).isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'previousProof':'urn:x'}",
                "{'created':'x'}",
                "{'created':7}",
                "{'expires':'never'}",
                "{'@context':'https://www.w3.org/ns/credentials/v2'}",
                "{'note':[[[[[[[[]]]]]]]]}",
                "{'note':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,"
                        + "41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77]}"
            })
    void aWitnessWhoSignsAnApprovalThatReadersDoNotCountCannotSpoilTheRound(String stated) {
        VerifiedEntry waiting =
                proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(2, "eve", "ana", "ben"))), "first");
        String versionId = waiting.versionId().toString();
        JsonObject options =
                ProofOptions.of(Multikey.encode(Desk.publicKey("eve")), WitnessRound.created(desk.instant()));
        for (Map.Entry<String, JsonValue> member :
                TestLog.json(stated).members().entrySet()) {
            options = options.with(member.getKey(), member.getValue());
        }
        JsonObject spoiled = JcsProof.sign(WitnessFile.approved(versionId), options, Desk.key("eve"))
                .orThrow();
        assertFalse(keeper().approve(spoiled).isOk());
        assertEquals(
                2,
                keeper().standing().orThrow().proposal().orElseThrow().round().missing());
        approved(versionId, "ana");
        assertEquals(Optional.empty(), approved(versionId, "ben").proposal());
        assertEquals(versionId, read().versionId().toString());
    }

    private VerifiedEntry proposed(Result<LogDraft> draft, String signer) {
        return draft.flatMap(made -> keeper().propose(made, Desk.key(signer)))
                .orThrow()
                .proposal()
                .orElseThrow()
                .entry();
    }

    @Test
    void whileAnEntryWaitsNoOtherIsMadeUntilItIsWithdrawn() {
        proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(1, "ana"))), "first");
        assertEquals(WebvhProblem.NOT_WITNESSED, refusal(keeper().create(Desk.genesis("first"))));
        keeper().withdraw().orThrow();
        VerifiedEntry other = created(Desk.genesis("first"), "first");
        assertEquals(1, other.versionId().number());
    }

    @Test
    void whoeverWitnessedBeforeApprovesTheChangeOfWitnesses() {
        VerifiedEntry first = proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(1, "ana"))), "first");
        approved(first.versionId().toString(), "ana");
        desk.after(Duration.ofHours(1));
        VerifiedEntry second =
                proposed(keeper().change(LogChange.none().witnessed(Optional.of(Desk.rule(1, "ben")))), "first");
        assertEquals(
                WebvhProblem.KEY_NOT_AUTHORIZED,
                refusal(keeper().approve(
                                WitnessRound.approval(second.versionId().toString(), Desk.key("ben"), desk.instant())
                                        .orThrow())));
        approved(second.versionId().toString(), "ana");
        desk.after(Duration.ofHours(1));
        VerifiedEntry third = proposed(keeper().change(LogChange.none().witnessed(Optional.empty())), "first");
        approved(third.versionId().toString(), "ben");
        changed(LogChange.none(), "first");
        assertEquals(4, read().versionId().number());
        assertEquals(2, witnessFile().approvals().size(), "of each witness the latest approval and no other");
    }

    @Test
    void approvalsOfADraftThatCameToNothingAreDropped() {
        VerifiedEntry first =
                proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(2, "ana", "ben"))), "first");
        approved(first.versionId().toString(), "ana");
        keeper().withdraw().orThrow();
        desk.after(Duration.ofMinutes(1));
        VerifiedEntry again =
                proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(2, "ana", "ben"))), "first");
        approved(again.versionId().toString(), "ana");
        approved(again.versionId().toString(), "ben");
        assertEquals(
                List.of(again.versionId().toString()),
                witnessFile().approvals().stream()
                        .map(WitnessFile.Approval::versionId)
                        .toList());
    }

    @Test
    void quickSuccessorsKeepTheirOrderAndAClockThatWentBackIsNoticed() {
        created(Desk.genesis("first"), "first");
        VerifiedEntry second = published(keeper().change(LogChange.none()), "first");
        assertEquals(Desk.START.plusSeconds(1), second.versionTime());
        desk.after(Duration.ofMinutes(-1));
        Result<LogKeeper.Standing> early = keeper().standing();
        assertTrue(early.isOk(), () -> early.problems().toString());
        assertEquals(WebvhProblem.VERSION_TIME, refusal(keeper().change(LogChange.none())));
    }

    @Test
    void writersWhoMeetLoseNoVersionAndBreakNoLog() throws Exception {
        created(Desk.genesis("first"), "first");
        desk.after(Duration.ofHours(1));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int at = 0; at < 12; at++) {
                long ttl = 100L + at;
                attempts.add(() -> keeper().change(LogChange.none().timeToLive(ttl))
                        .flatMap(draft -> keeper().propose(draft, Desk.key("first")))
                        .isOk());
            }
            int kept = 0;
            for (Future<Boolean> attempt : writers.invokeAll(attempts)) {
                kept += attempt.get() ? 1 : 0;
            }
            assertTrue(kept >= 1);
            assertEquals(1 + kept, read().versionId().number());
            assertEquals(Set.of("did.jsonl", "did.jsonl.lock"), files());
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void aKeyOfAnotherTypeCannotBecomeAnUpdateKey() {
        Genesis genesis = Genesis.at(
                "coop.example", List.of(), List.of(Desk.key(KeyType.P256, "p").publicKey()));
        assertEquals(WebvhProblem.INVALID_PARAMETERS, refusal(keeper().create(genesis)));
        assertEquals(WebvhProblem.KEY_NOT_AUTHORIZED, refusal(keeper().create(Desk.genesis())));
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        for (String domain : List.of("127.0.0.1", "localhost", "a b", "coop.example/x", "user@coop.example", "")) {
            assertFalse(
                    keeper().create(Genesis.at(domain, List.of(), Desk.keys("first")))
                            .isOk(),
                    domain);
        }
        for (String segment : List.of("..", ".", "", "a/b", "%2E%2E")) {
            assertFalse(
                    keeper().create(Genesis.at("coop.example", List.of(segment), Desk.keys("first")))
                            .isOk(),
                    segment);
        }
    }

    @Test
    void aDocumentOfAnotherDidOrWithoutThePlaceholderIsRefused() {
        Genesis other = Desk.genesis("first").document(JsonObject.empty().with("id", "did:web:coop.example"));
        assertEquals(WebvhProblem.INVALID_STATE, refusal(keeper().create(other)));
        Genesis none = Desk.genesis("first").document(JsonObject.empty().with("name", "Coop"));
        assertFalse(keeper().create(none).isOk());
    }

    @Test
    void aSignatureMadeFarAwayIsCheckedBeforeItIsTaken() {
        LogDraft draft = keeper().create(Desk.genesis("first")).orThrow();
        String multikey = draft.signers().get(0);
        byte[] toSign = draft.toSign(multikey).orThrow().toArray();
        assertEquals(64, toSign.length);
        Bytes by = Bytes.of(Desk.key("first").sign(toSign));
        Bytes wrong = Bytes.of(Desk.key("second").sign(toSign));
        assertEquals(WebvhProblem.SIGNATURE, refusal(draft.signed(multikey, wrong)));
        assertEquals(WebvhProblem.SIGNATURE, refusal(draft.signed(multikey, Bytes.of(new byte[3]))));
        assertTrue(draft.signed(multikey, by).flatMap(keeper()::propose).isOk());
    }

    @Test
    void anEntryMadeForAnotherStateOfTheLogIsNotTaken() {
        created(Desk.genesis("first"), "first");
        desk.after(Duration.ofHours(1));
        LogEntry one = keeper().change(LogChange.none())
                .orThrow()
                .sign(Desk.key("first"))
                .orThrow();
        LogEntry other = keeper().change(LogChange.none().timeToLive(1))
                .orThrow()
                .sign(Desk.key("first"))
                .orThrow();
        keeper().propose(one).orThrow();
        byte[] before = bytes("did.jsonl");
        assertFalse(keeper().propose(other).isOk());
        assertArrayEquals(before, bytes("did.jsonl"));
    }

    @Test
    void aLogThatDoesNotHoldIsNotContinued() throws IOException {
        created(Desk.genesis("first"), "first");
        String log = Files.readString(folder.resolve("did.jsonl"));
        Files.writeString(folder.resolve("did.jsonl"), log.replace("capabilityInvocation", "capabilityDelegatiox"));
        assertEquals(WebvhProblem.SCID_MISMATCH, refusal(keeper().change(LogChange.none())));
        Files.writeString(folder.resolve("did.jsonl"), "");
        assertEquals(WebvhProblem.MALFORMED_ENTRY, refusal(keeper().change(LogChange.none())));
    }

    @Test
    void aLogWithoutItsLastLineEndIsContinued() throws IOException {
        created(Desk.genesis("first"), "first");
        String log = Files.readString(folder.resolve("did.jsonl"));
        Files.writeString(folder.resolve("did.jsonl"), log.strip());
        changed(LogChange.none(), "first");
        assertEquals(2, Files.readString(folder.resolve("did.jsonl")).lines().count());
    }

    @Test
    void aCrashBetweenLogAndProposalLeavesNothingOpen() throws IOException {
        VerifiedEntry first = proposed(keeper().create(Desk.genesis("first").witnessed(Desk.rule(1, "ana"))), "first");
        byte[] next = bytes("next.jsonl");
        approved(first.versionId().toString(), "ana");
        Files.write(folder.resolve("next.jsonl"), next);
        assertEquals(Optional.empty(), keeper().standing().orThrow().proposal());
    }

    @Test
    void theParallelDidWebSaysTheSameUnderItsOwnName() {
        VerifiedEntry entry = created(Desk.genesis("first"), "first");
        var web = ParallelWeb.document(entry.document().orThrow()).orThrow();
        assertEquals("did:web:coop.example", web.id().toString());
        assertEquals(List.of(entry.id().toString()), web.alsoKnownAs());
        assertEquals(
                Desk.publicKey("first"),
                web.verificationMethods().get(0).publicKey().orThrow());
        assertEquals(
                List.of("https://coop.example/", "https://coop.example/whois.vp"),
                web.services().stream()
                        .map(service ->
                                service.stated().string("serviceEndpoint").orElseThrow())
                        .toList());
        assertFalse(
                web.json().toString().contains("did:webvh:" + entry.parameters().scid() + ":coop.example#"));
    }

    @Test
    void theParallelDidWebKeepsServicesThatAreThereAndNamesItselfNowhere() {
        JsonObject document = JsonObject.empty()
                .with("id", "did:webvh:{SCID}:coop.example:a")
                .with(
                        "alsoKnownAs",
                        JsonArray.ofStrings(List.of(
                                "did:web:coop.example:a", "https://coop.example/", "did:webvh:{SCID}:coop.example:a")))
                .with(
                        "service",
                        JsonArray.of(JsonObject.empty()
                                .with("id", "#whois")
                                .with("type", "LinkedVerifiablePresentation")
                                .with("serviceEndpoint", "https://elsewhere.example/who")));
        VerifiedEntry entry = created(
                Genesis.at("coop.example", List.of("a"), Desk.keys("first")).document(document), "first");
        var web = ParallelWeb.document(entry.document().orThrow()).orThrow();
        assertEquals(List.of("https://coop.example/", entry.id().toString()), web.alsoKnownAs());
        assertEquals(
                List.of(new JsonString("https://elsewhere.example/who"), new JsonString("https://coop.example/a/")),
                web.services().stream()
                        .map(service -> service.stated().get("serviceEndpoint").orElseThrow())
                        .toList());
    }

    private static Object refusal(Result<?> result) {
        assertFalse(result.isOk(), "not refused");
        Problem problem = result.problems().get(0);
        return problem.type();
    }
}
