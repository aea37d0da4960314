package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.location.Idna;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import coop.kith.store.StoreProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resolver that remembers: it verifies only what is new, and notices what was taken away or changed, also after a restart. */
class LogMemoryTest {
    private static final String ADDRESS = "https://club.example/.well-known/did.jsonl";
    private static final ResolutionOptions LATEST = ResolutionOptions.none();

    @TempDir
    private Path folder;

    /** Where it remembers. */
    enum Kind {
        PROCESS,
        FILE
    }

    /** A memory; the file is closed and opened again for each resolution, as after a restart. */
    private final class Remembering {
        private final Kind kind;
        private final LogMemory process = LogMemory.inMemory(1 << 20);
        private final CountingProvider counted = new CountingProvider();

        Remembering(Kind kind) {
            this.kind = kind;
        }

        Resolution resolve(TestLog log, ResolutionOptions options) {
            return resolve(log, log.web(), options);
        }

        Resolution resolve(TestLog log, Web web, ResolutionOptions options) {
            if (kind == Kind.PROCESS) {
                return resolve(process, log, web, options);
            }
            try (StoredMemory file = open()) {
                return resolve(file, log, web, options);
            }
        }

        private Resolution resolve(LogMemory memory, TestLog log, Web web, ResolutionOptions options) {
            LogVerifier verifier = LogVerifier.of(Cryptography.of(counted), Idna.none());
            Surroundings around = new Surroundings(InstantSource.fixed(TestLog.NOW), web);
            return DidResolver.of(List.of(DidWebvh.of(verifier, memory)), around)
                    .resolve(log.did(), options);
        }

        List<Equivocation> proofs(TestLog log) {
            if (kind == Kind.PROCESS) {
                return process.equivocations(log.scid()).orThrow();
            }
            try (StoredMemory file = open()) {
                return file.equivocations(log.scid()).orThrow();
            }
        }

        boolean forget(TestLog log) {
            if (kind == Kind.PROCESS) {
                return process.forget(log.scid()).orThrow();
            }
            try (StoredMemory file = open()) {
                return file.forget(log.scid()).orThrow();
            }
        }

        int signatures() {
            return counted.verifications();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void verifiesOnlyWhatWasAppended(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun();
        for (int i = 0; i < 20; i++) {
            log.then("{}");
        }
        assertNumber("21", resolver.resolve(log, LATEST));
        assertEquals(21, resolver.signatures());
        assertNumber("21", resolver.resolve(log, LATEST));
        assertEquals(21, resolver.signatures());
        log.then("{'updateKeys':['$B']}");
        assertNumber("22", resolver.resolve(log, LATEST));
        assertEquals(22, resolver.signatures());
        log.then("{}", 'B').then("{}", 'B');
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(log, LATEST));
        assertEquals(24, resolver.signatures());
        assertEquals("22", found.evidence().checks().get(0).facts().get("entries-remembered"));
        assertEquals(
                Optional.of("2026-01-01T00:00:00Z"), found.documentMetadata().string("created"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void asksForWitnessesOfAppendedEntriesOnly(Kind kind) {
        String rule = "{'threshold':1,'witnesses':[{'id':'did:key:$W'}]}";
        TestLog log = TestLog.begun(
                        "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'witness':" + rule + "}")
                .then("{}")
                .approved(2, 'W');
        Remembering resolver = new Remembering(kind);
        assertNumber("2", resolver.resolve(log, LATEST));
        Web web = log.web();
        Resolution.Resolved again = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(log, web, LATEST));
        assertEquals(List.of(ADDRESS), web.asked());
        assertEquals(1, again.evidence().witnesses().counted().size());
        TestLog more = log.copy().then("{}");
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(more, LATEST));
        assertNumber("3", resolver.resolve(more.approved(3, 'W'), LATEST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesAnAppendedEntryThatDoesNotHold(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{}");
        assertNumber("2", resolver.resolve(log, LATEST));
        TestLog forged = log.copy().then("{}", 'B');
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(forged, LATEST));
        assertNumber("2", resolver.resolve(forged, LATEST.atVersion(log.entry(2).versionId())));
        // A forged entry is not remembered: the honest one may still follow.
        assertNumber("3", resolver.resolve(log.copy().then("{}"), LATEST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void answersForEarlierVersionsToo(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{}").then("{}");
        assertNumber("3", resolver.resolve(log, LATEST));
        assertNumber("2", resolver.resolve(log, LATEST.with("versionNumber", "2")));
        assertNumber("1", resolver.resolve(log, LATEST.asOf(TestLog.BEGIN)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("D32: a shorter log, valid in itself")
    void refusesAShorterLog(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{}").then("{}");
        TestLog shorter = log.copy().ordered(1, 2);
        assertNumber("3", resolver.resolve(log, LATEST));
        Resolution.Unavailable stale =
                assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(shorter, LATEST));
        assertEquals(WebvhProblem.TRUNCATED_LOG, stale.problems().get(0).type());
        assertNumber("1", resolver.resolve(shorter, LATEST.with("versionNumber", "1")));
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(shorter, LATEST.with("versionNumber", "3")));
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(shorter, LATEST.asOf(TestLog.NOW)));
        assertTrue(resolver.proofs(log).isEmpty());
        assertNumber("3", resolver.resolve(log, LATEST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("D32: a shorter log, and behind it a line of anyone's that claims to be of the future")
    void aLineThatDoesNotHoldCannotMakeAnEarlierVersionTodaysOne(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{'updateKeys':['$B']}").then("{}", 'B');
        assertNumber("3", resolver.resolve(log, LATEST));
        TestLog shorter = log.copy().ordered(1);
        shorter.add(shorter.next("2099-01-01T00:00:00Z", "{}", TestLog.STATE));
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(shorter, LATEST.asOf(TestLog.NOW)));
        assertNumber("1", resolver.resolve(shorter, LATEST.with("versionNumber", "1")));
        assertNumber("3", resolver.resolve(log, LATEST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anApprovalFromBeforeDoesNotHideALaterOneOfTheSameWitness(Kind kind) {
        String rule = "{'threshold':1,'witnesses':[{'id':'did:key:$W'}]}";
        TestLog log = TestLog.begun(
                        "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'witness':" + rule + "}")
                .approved(1, 'W');
        Remembering resolver = new Remembering(kind);
        assertNumber("1", resolver.resolve(log, LATEST));
        TestLog more = log.copy().then("{}").approved(2, 'W').then("{}");
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(more, LATEST));
        assertNumber("2", resolver.resolve(more, LATEST.with("versionNumber", "2")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("D32: a forked log, valid in itself; both are kept as proof")
    void refusesAForkAndKeepsBothHistories(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog common = TestLog.begun();
        TestLog log = common.copy().then("{}").then("{}");
        TestLog fork = common.copy().then("{'ttl':1}").then("{}").then("{}");
        assertNumber("3", resolver.resolve(log, LATEST));
        Resolution.Invalid refused = assertInstanceOf(Resolution.Invalid.class, resolver.resolve(fork, LATEST));
        assertEquals(WebvhProblem.EQUIVOCATION, refused.problems().get(1).type());
        assertNumber("1", resolver.resolve(fork, LATEST.with("versionNumber", "1")));
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(fork, LATEST.with("versionNumber", "2")));

        List<Equivocation> proofs = resolver.proofs(log);
        assertEquals(1, proofs.size());
        Equivocation proof = proofs.get(0);
        assertEquals(2, proof.number());
        assertEquals(log.last().versionId(), proof.firstHead().toString());
        assertEquals(fork.last().versionId(), proof.otherHead().toString());
        // Whoever gets the proof finds two whole logs that hold.
        for (byte[] side : List.of(proof.first().toArray(), proof.other().toArray())) {
            VerifiedLog verified = LogVerifier.standard().verify(side, WitnessFile.empty(), TestLog.NOW);
            assertTrue(verified.broken().isEmpty());
        }

        Resolution.Resolved flagged = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(log, LATEST));
        assertEquals(Outcome.UNDECIDED, flagged.evidence().checks().get(0).outcome());
        assertTrue(resolver.forget(log));
        assertFalse(resolver.forget(log));
        assertNumber("4", resolver.resolve(fork, LATEST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("D32: a shorter fork")
    void noticesAForkThatIsShorter(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog common = TestLog.begun();
        assertNumber("4", resolver.resolve(common.copy().then("{}").then("{}").then("{}"), LATEST));
        Resolution.Invalid refused = assertInstanceOf(
                Resolution.Invalid.class, resolver.resolve(common.copy().then("{'ttl':1}"), LATEST));
        assertEquals(WebvhProblem.EQUIVOCATION, refused.problems().get(1).type());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesTheSameHistoryInOtherBytesForTheSame(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{}");
        assertNumber("2", resolver.resolve(log, LATEST));
        String spaced = new String(log.bytes(), StandardCharsets.UTF_8).replace("\",\"", "\", \"");
        assertNumber(
                "2", resolver.resolve(log, new Web().with(ADDRESS, spaced.getBytes(StandardCharsets.UTF_8)), LATEST));
        String unended = spaced.strip();
        assertNumber(
                "2", resolver.resolve(log, new Web().with(ADDRESS, unended.getBytes(StandardCharsets.UTF_8)), LATEST));
        assertNumber("3", resolver.resolve(log.then("{}"), LATEST));
        assertTrue(resolver.proofs(log).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void doesNotTakeALogThatGoesOnWithinALineForALongerOne(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun();
        assertNumber("1", resolver.resolve(log, LATEST));
        String first = new String(log.bytes(), StandardCharsets.UTF_8).strip();
        String second = new String(log.copy().then("{}").last().line(), StandardCharsets.UTF_8);
        for (String between : List.of("", " ", "\r", ",", "x")) {
            byte[] glued = (first + between + second).getBytes(StandardCharsets.UTF_8);
            assertInstanceOf(Resolution.Invalid.class, resolver.resolve(log, new Web().with(ADDRESS, glued), LATEST));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isNotMisledByTheLogOfAnotherDid(Kind kind) {
        Remembering resolver = new Remembering(kind);
        TestLog log = TestLog.begun().then("{}");
        TestLog stranger = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-01-01T00:00:01Z");
        assertNumber("2", resolver.resolve(log, LATEST));
        assertInstanceOf(
                Resolution.Invalid.class, resolver.resolve(log, new Web().with(ADDRESS, stranger.bytes()), LATEST));
        assertTrue(resolver.proofs(log).isEmpty());
        assertNumber("2", resolver.resolve(log, LATEST));
    }

    @Test
    void forgetsTheOldestWhenThereIsNoMoreRoomButNoneOfWhichThereIsProof() {
        TestLog first = TestLog.begun();
        TestLog fork = first.copy().then("{'ttl':1}");
        TestLog log = first.copy().then("{}");
        TestLog second = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-01-01T00:00:01Z");
        TestLog third = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-01-01T00:00:02Z");
        long room = (long) log.bytes().length + second.bytes().length + 10;
        try (StoredMemory memory =
                StoredMemory.open(folder.resolve("small.db"), room).orThrow()) {
            for (TestLog each : List.of(log, fork, second, third)) {
                resolve(memory, each);
            }
            assertTrue(memory.recall(log.scid()).orThrow().isPresent());
            assertTrue(memory.recall(second.scid()).orThrow().isEmpty());
            assertTrue(memory.recall(third.scid()).orThrow().isPresent());
        }
        LogMemory process = LogMemory.inMemory(second.bytes().length * 2L - 10);
        resolve(process, second);
        resolve(process, third);
        assertTrue(process.recall(second.scid()).orThrow().isEmpty());
        assertTrue(process.recall(third.scid()).orThrow().isPresent());
    }

    @Test
    void anEntryThatWasAppendedIsWrittenWithoutTheLogBeforeIt() {
        TestLog log = TestLog.begun();
        List<Long> lengths = new ArrayList<>(List.of(0L));
        try (StoredMemory memory = open()) {
            for (int entry = 0; entry < 10; entry++) {
                resolve(memory, log);
                lengths.add(log.bytes().length - 1L);
                log.then("{}");
            }
            TestLog ten = log.copy().ordered(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            resolve(memory, ten);
            assertEquals(
                    Optional.of(Bytes.of(kept(ten))), memory.bytes(log.scid()).orThrow());
        }
        List<Long> sizes = IntStream.range(0, 10)
                .mapToObj(at -> lengths.get(at + 1) - lengths.get(at))
                .toList();
        assertEquals(sizes, longs("SELECT length(bytes) FROM part ORDER BY start"));
        assertEquals(lengths.subList(10, 11), longs("SELECT bytes FROM total"));
        try (StoredMemory memory = open()) {
            assertTrue(memory.forget(log.scid()).orThrow());
            assertEquals(Optional.empty(), memory.bytes(log.scid()).orThrow());
        }
        assertEquals(List.of(0L), longs("SELECT bytes FROM total"));
    }

    @Test
    void aFileFromBeforeIsTakenOverWithAllThatItRemembers() {
        TestLog log = TestLog.begun().then("{}");
        RememberedLog remembered =
                RememberedLog.of(log.bytes(), log.verified().latest().orElseThrow(), Approvals.none());
        Schema before = new Schema(
                StoredMemory.SCHEMA.applicationId(),
                StoredMemory.SCHEMA.migrations().subList(0, 1));
        try (Database file = Sqlite.open(folder.resolve("memory.db"), before, Sqlite.BUSY_WAIT)
                .orThrow()) {
            file.write(transaction -> Result.ok(transaction
                            .sql(
                                    "INSERT INTO log (scid, head, length, sha256, checkpoint, bytes, turn) VALUES (?, ?, ?, ?, ?, ?, 1)")
                            .with(log.scid())
                            .with(log.last().versionId())
                            .with(remembered.length())
                            .with(remembered.sha256())
                            .with(Json.write(Checkpoint.json(remembered.tip(), remembered.approvals())))
                            .with(Bytes.of(kept(log)))
                            .run()))
                    .orThrow();
        }
        try (StoredMemory memory = open()) {
            assertEquals(
                    Optional.of(Bytes.of(kept(log))), memory.bytes(log.scid()).orThrow());
            assertInstanceOf(
                    Resolution.Unavailable.class, resolve(memory, log.copy().ordered(1)));
            assertNumber("3", resolve(memory, log.then("{}")));
        }
        assertEquals(List.of((long) kept(log).length), longs("SELECT bytes FROM total"));
    }

    private static byte[] kept(TestLog log) {
        return Arrays.copyOf(log.bytes(), log.bytes().length - 1);
    }

    private List<Long> longs(String query) {
        try (Database file = Sqlite.open(folder.resolve("memory.db"), StoredMemory.SCHEMA, Sqlite.BUSY_WAIT)
                .orThrow()) {
            return file.read(transaction -> Result.ok(transaction.sql(query).rows(row -> row.integer(1))))
                    .orThrow();
        }
    }

    @Test
    void resolvesNothingWhenItsFileCannotBeRead() throws IOException {
        TestLog log = TestLog.begun();
        StoredMemory closed = open();
        closed.close();
        assertInstanceOf(Resolution.Unavailable.class, resolve(closed, log));
        Path garbage = folder.resolve("garbage.db");
        Files.write(garbage, new byte[5000]);
        assertFalse(StoredMemory.open(garbage, 1 << 20).isOk());
    }

    @Test
    void listsWhatItRemembersAndWhatItHasProofsAbout() {
        TestLog common = TestLog.begun();
        TestLog log = common.copy().then("{}").then("{}");
        TestLog other = TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'ttl':7}");
        try (StoredMemory memory = open()) {
            assertEquals(List.of(), memory.kept().orThrow());
            resolve(memory, log);
            resolve(memory, common.copy().then("{'ttl':1}"));
            resolve(memory, other);
        }
        try (StoredMemory memory = open()) {
            List<StoredMemory.Kept> kept = memory.kept().orThrow();
            assertEquals(
                    Set.of(log.did(), other.did()),
                    kept.stream().map(one -> one.did().orElseThrow()).collect(Collectors.toSet()));
            StoredMemory.Kept forked = kept.stream()
                    .filter(one -> one.scid().equals(log.scid()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(log.last().versionId(), forked.head());
            assertEquals(1, forked.otherHistories());
            assertEquals(memory.bytes(log.scid()).orThrow().orElseThrow().length(), forked.length());
        }
    }

    @Test
    void aRowThatCannotBeReadIsCorruptAndNotNothing() {
        JsonRows.assertCorrupt(TestLog.begun());
        TestLog log = TestLog.begun();
        assertEquals(
                StoreProblem.CORRUPT,
                Checkpoint.tip(TestLog.json("{}")).problems().get(0).type());
        VerifiedEntry tip = log.verified().latest().orElseThrow();
        assertEquals(
                tip.parameters(),
                Checkpoint.tip(Checkpoint.json(tip, Approvals.none())).orThrow().parameters());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void manyWhoReadAGrowingLogAtOnceAllGetItAndNoFork(Kind kind) throws Exception {
        TestLog log = TestLog.begun();
        LogMemory memory = kind == Kind.PROCESS ? LogMemory.inMemory(1 << 20) : open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                log.then("{}");
                TestLog now = log.copy();
                List<Future<Resolution>> answers = java.util.stream.IntStream.range(0, 8)
                        .mapToObj(i -> threads.submit(() -> resolve(memory, now)))
                        .toList();
                for (Future<Resolution> answer : answers) {
                    assertNumber(Integer.toString(now.size()), answer.get(30, TimeUnit.SECONDS));
                }
            }
            assertTrue(memory.equivocations(log.scid()).orThrow().isEmpty());
        } finally {
            threads.shutdownNow();
        }
        if (memory instanceof StoredMemory file) {
            file.close();
        }
    }

    private StoredMemory open() {
        return StoredMemory.open(folder.resolve("memory.db"), StoredMemory.USUAL_BYTES)
                .orThrow();
    }

    private static Resolution resolve(LogMemory memory, TestLog log) {
        Surroundings around = new Surroundings(InstantSource.fixed(TestLog.NOW), log.web());
        return DidResolver.of(List.of(DidWebvh.of(LogVerifier.standard(), memory)), around)
                .resolve(log.did(), LATEST);
    }

    private static void assertNumber(String number, Resolution answer) {
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, answer);
        assertEquals(Optional.of(number), found.documentMetadata().string("versionNumber"));
        Check first = found.evidence().checks().get(0);
        assertEquals("did-webvh", first.name());
    }
}
