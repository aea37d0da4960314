package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.store.StoreProblem;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import coop.kith.trust.evidence.EvidenceLogContract;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.graph.Reason;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.graph.TrustGraph.Left;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.trust.testing.Dtg;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteEvidenceLogTest implements EvidenceLogContract {
    private static final Readmission READMISSION =
            new Readmission(CredentialVerifier.standard(), VerificationPolicy.strict(), Dtg.INTAKE);

    private int logs;

    @TempDir
    Path folder;

    @Override
    public SqliteEvidenceLog log() {
        return open(folder.resolve("evidence" + logs++ + ".db")).orThrow();
    }

    @Test
    @DisplayName("T11: a restart between changes nothing")
    void givesTheSameGraphAfterARestart() {
        List<Evidence> all = List.of(
                Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1),
                Dtg.evidence(BOB, Dtg.relationship(ALICE, T1), T2),
                Dtg.evidence(ALICE, Dtg.endorsement(CAROL, "chess", T1), T3));
        for (Evidence evidence : all) {
            try (SqliteEvidenceLog log = open(file()).orThrow()) {
                log.append(evidence).orThrow();
            }
        }
        Contents contents = contents();
        assertEquals(List.of(), contents.problems());
        assertEquals(
                TrustGraph.of(all, T3).edges(),
                TrustGraph.of(contents.evidence(), T3).edges());
        assertEquals(
                all.stream().sorted().map(Evidence::receivedAt).toList(),
                contents.evidence().stream().map(Evidence::receivedAt).toList());
    }

    @Test
    @DisplayName("T05: a credential has one row, and another only where it turns out to have come earlier")
    void writesNoRowForWhatItHolds() {
        Evidence early = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        Evidence late = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T2);
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            log.appendAll(List.of(late, late)).orThrow();
            log.append(late).orThrow();
            assertEquals(1, log.head().orThrow().sequence());
            log.append(early).orThrow();
            log.appendAll(List.of(early, late, early)).orThrow();
            assertEquals(2, log.head().orThrow().sequence());
        }
    }

    @Test
    @DisplayName("T05: where a file has the later sighting behind the earlier one, the earlier one stands")
    void readsTheEarlierOfTwoRows() throws Exception {
        Evidence evidence = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        append(evidence);
        String text = Json.write(evidence.verified().orElseThrow().credential().json());
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            Head end = log.head().orThrow();
            Bytes commitment = Chain.commitment(Bytes.of(new byte[16]), evidence.id(), text);
            Instant later = Instant.ofEpochSecond(T3.getEpochSecond());
            Bytes link = Chain.link(end.link(), 2, "add", later, commitment);
            insert(2, "add", commitment, link, evidence.id().hex(), text);
        }
        Contents contents = contents();
        assertEquals(List.of(), contents.problems());
        assertEquals(T1, contents.evidence().get(0).receivedAt());
    }

    @Test
    @DisplayName(
            "T08: what is of unknown status is let in by nobody who checks it, and what was let in without counts for nothing")
    void takesNothingThatIsUndecided() {
        JsonObject revocable = Dtg.relationship(BOB, T1)
                .with(
                        "credentialStatus",
                        JsonObject.empty()
                                .with("id", "https://club.example/status/1#7")
                                .with("type", "BitstringStatusListEntry")
                                .with("statusPurpose", "revocation")
                                .with("statusListIndex", "7")
                                .with("statusListCredential", "https://club.example/status/1"));
        VerificationPolicy lenient = VerificationPolicy.strict().ignoringStatus("the list is not at hand");
        CredentialVerifier verifier = CredentialVerifier.standard();
        JsonObject signed = ALICE.sign(revocable, T1);
        assertInstanceOf(Verdict.Undecided.class, verifier.verify(signed, VerificationPolicy.strict(), T1));
        Evidence evidence = Dtg.INTAKE
                .read(verifier.verify(signed, lenient, T1).orThrow(), T1)
                .orThrow();
        Readmission without = new Readmission(verifier, lenient, Dtg.INTAKE);
        try (SqliteEvidenceLog log =
                SqliteEvidenceLog.open(file(), without, new SecureRandom()).orThrow()) {
            log.append(evidence).orThrow();
            assertEquals(List.of(evidence), log.read(T2).evidence());
        }
        Contents contents = contents();
        assertEquals(List.of(), contents.problems());
        TrustGraph graph = TrustGraph.of(contents.evidence(), T3);
        assertEquals(0, graph.size());
        assertEquals(
                List.of(Reason.STATUS_UNKNOWN),
                graph.leftOut().stream().map(Left::reason).toList());
    }

    @Test
    void keepsTheWholeCredential() {
        Evidence evidence = Dtg.evidence(ALICE, Dtg.endorsement(BOB, "chess", T1), T1);
        append(evidence);
        assertEquals(
                Json.write(evidence.verified().orElseThrow().credential().json()),
                Json.write(contents()
                        .evidence()
                        .get(0)
                        .verified()
                        .orElseThrow()
                        .credential()
                        .json()));
    }

    @Test
    void doesNotTakeACredentialThatWasRewrittenInTheFile() throws Exception {
        append(three());
        change("UPDATE content SET credential = replace(credential, 'directed', 'public') WHERE sequence = 2");
        assertBroken(2, LogProblem.CHAIN_BROKEN, 1, 3);
    }

    @Test
    void doesNotTakeATimeOfReceiptThatWasRewrittenInTheFile() throws Exception {
        append(three());
        change("UPDATE entry SET received_seconds = 0 WHERE sequence = 2");
        assertBroken(2, LogProblem.CHAIN_BROKEN, 1, 3);
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            assertEquals(1, log.read(T1.minusSeconds(1)).problems().size());
        }
    }

    @Test
    void noticesARowThatWasTakenOut() throws Exception {
        append(three());
        change("DELETE FROM content WHERE sequence = 2");
        change("DELETE FROM entry WHERE sequence = 2");
        assertBroken(3, LogProblem.CHAIN_BROKEN, 1);
    }

    @Test
    void noticesARowWhoseLinkWasChanged() throws Exception {
        append(three());
        change("UPDATE entry SET link = x'00' WHERE sequence = 3");
        assertBroken(3, LogProblem.CHAIN_BROKEN, 1, 2);
    }

    @Test
    void namesACredentialThatWasWithdrawnAndKeepsTheChain() throws Exception {
        append(three());
        change("DELETE FROM content WHERE sequence = 1");
        assertBroken(1, LogProblem.WITHDRAWN, 2, 3);
    }

    @Test
    void namesAnEventThatItDoesNotKnow() throws Exception {
        List<Evidence> all = three();
        append(all);
        Bytes nothing = Bytes.of(new byte[32]);
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            Head end = log.head().orThrow();
            insert(4, "policy", nothing, Chain.link(end.link(), 4, "policy", T3, nothing), "", "");
        }
        Contents contents = contents();
        assertEquals(3, contents.evidence().size());
        assertEquals(List.of(LogProblem.UNKNOWN_EVENT), types(contents.problems()));
    }

    @Test
    void namesAnEventThatSaysWhatThisProgramWouldNot() throws Exception {
        append(three());
        String text = "{\"did\":\"" + ALICE.did() + "\",\"event\":\"compromise\",\"from\":\"2026-05-01\"}";
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            Head end = log.head().orThrow();
            Bytes id = Bytes.of(new byte[32]);
            Bytes commitment = Chain.commitment(Bytes.of(new byte[16]), id, text);
            Instant since = Instant.ofEpochSecond(T3.getEpochSecond());
            insert(
                    4,
                    "compromise",
                    commitment,
                    Chain.link(end.link(), 4, "compromise", since, commitment),
                    id.hex(),
                    text);
        }
        Contents contents = contents();
        assertEquals(3, contents.evidence().size());
        assertEquals(List.of(LogProblem.UNKNOWN_EVENT), types(contents.problems()));
        assertEquals("4", contents.problems().get(0).context().get("row"));
    }

    @Test
    @DisplayName(
            "T08: an event has one row, and another only where it turns out to have been known earlier; changing it breaks the chain")
    void keepsEventsInTheChain() throws Exception {
        append(three());
        Compromise stolen = new Compromise(BOB.did(), T2, T3);
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            assertEquals(1, log.noteAll(List.of(stolen, stolen)).orThrow());
            assertEquals(
                    0, log.noteAll(List.of(stolen.learntAt(T3.plusSeconds(1)))).orThrow());
            assertEquals(4, log.head().orThrow().sequence());
            assertEquals(0, log.noteAll(List.of(stolen.learntAt(T2))).orThrow());
            assertEquals(5, log.head().orThrow().sequence());
            assertEquals(List.of(), log.check(log.head().orThrow()));
        }
        change("UPDATE content SET credential = replace(credential, 'compromise', 'compromize') WHERE sequence = 5");
        assertBroken(5, LogProblem.CHAIN_BROKEN, 1, 2, 3);
    }

    @Test
    @DisplayName("a forged row with a perfect chain is no evidence")
    void verifiesEveryRowAgain() throws Exception {
        append(three());
        Evidence genuine = Dtg.evidence(ALICE, Dtg.endorsement(BOB, "chess", T1), T1);
        String forged =
                Json.write(genuine.verified().orElseThrow().credential().json()).replace("chess", "forgery");
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            Head end = log.head().orThrow();
            Bytes salt = Bytes.of(new byte[16]);
            Bytes commitment = Chain.commitment(salt, genuine.id(), forged);
            Bytes link = Chain.link(end.link(), 4, "add", T3, commitment);
            insert(4, "add", commitment, link, genuine.id().hex(), forged);
            assertEquals(List.of(), log.check(new Head(4, link)));
        }
        Contents contents = contents();
        assertEquals(3, contents.evidence().size());
        assertEquals(List.of(LogProblem.NOT_VERIFIED), types(contents.problems()));
        assertEquals("4", contents.problems().get(0).context().get("row"));
    }

    @Test
    void namesWhatTheProfileDoesNotReadAnyMore() {
        append(Dtg.evidence(ALICE, Dtg.endorsement(BOB, "chess", T1), T1));
        Readmission stricter = new Readmission(
                CredentialVerifier.standard(), VerificationPolicy.strict(), DtgIntake.of(DtgProfile.standard()));
        try (SqliteEvidenceLog log =
                SqliteEvidenceLog.open(file(), stricter, new SecureRandom()).orThrow()) {
            Contents contents = log.read(T3);
            assertEquals(List.of(), contents.evidence());
            assertEquals(List.of(LogProblem.NOT_READ), types(contents.problems()));
        }
    }

    @Test
    void noticesByItsNotedHeadThatTheEndWasCutOff() throws Exception {
        append(three());
        Head noted;
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            noted = log.head().orThrow();
            assertEquals(3, noted.sequence());
            assertEquals(List.of(), log.check(noted));
            log.append(Dtg.evidence(CAROL, Dtg.relationship(ALICE, T1), T3)).orThrow();
            assertEquals(List.of(), log.check(noted));
            assertNotEquals(noted, log.head().orThrow());
        }
        change("DELETE FROM content WHERE sequence > 2");
        change("DELETE FROM entry WHERE sequence > 2");
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            assertEquals(List.of(LogProblem.HEAD_MISSING), types(log.check(noted)));
            assertEquals(List.of(), log.check(new Head(0, Chain.START)));
        }
    }

    @Test
    @DisplayName("T20: a batch is in the log whole or not at all")
    void keepsNothingOfABatchThatFails() throws Exception {
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            log.append(three().get(0)).orThrow();
        }
        change("INSERT INTO content (sequence, salt, evidence, credential) SELECT 3, salt, x'00', '{}' FROM content");
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            Result<Integer> refused = log.appendAll(three());
            assertEquals(StoreProblem.FAILED, refused.problems().get(0).type());
            assertEquals(1, log.read(T3).evidence().size());
            assertEquals(1, log.head().orThrow().sequence());
        }
    }

    @Test
    void waitsNoLongerThanItWasTold() throws Exception {
        try (SqliteEvidenceLog log = SqliteEvidenceLog.open(
                                file(), READMISSION, new SecureRandom(), Duration.ofMillis(50))
                        .orThrow();
                Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertEquals(
                    StoreProblem.BUSY,
                    log.append(three().get(0)).problems().get(0).type());
            assertTrue(log.read(T3).problems().isEmpty());
            statement.execute("ROLLBACK");
            assertTrue(log.append(three().get(0)).orThrow());
        }
    }

    @Test
    void sharesOneFileBetweenTwoThatWrite() {
        try (SqliteEvidenceLog one = open(file()).orThrow();
                SqliteEvidenceLog other = open(file()).orThrow()) {
            List<Evidence> all = three();
            assertTrue(one.append(all.get(0)).orThrow());
            assertTrue(other.append(all.get(1)).orThrow());
            assertFalse(one.append(all.get(1)).orThrow());
            assertTrue(one.append(all.get(2)).orThrow());
            assertEquals(all.stream().sorted().toList(), other.read(T3).evidence());
            assertEquals(List.of(), other.check(other.head().orThrow()));
        }
    }

    @Test
    void keepsNothingThatItCouldNotVerifyAgain() {
        JsonObject claims = JsonObject.empty().with("kith", "entry-1");
        Evidence entered = Evidence.of(
                        new Ground.Entry(ALICE.did(), Optional.empty(), Optional.empty(), claims),
                        Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1).reading(),
                        T1)
                .orThrow();
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            List<Evidence> batch = List.of(Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1), entered);
            assertEquals(
                    List.of(LogProblem.NOT_KEPT), types(log.appendAll(batch).problems()));
            assertEquals(List.of(), log.read(T3).evidence());
        }
    }

    @Test
    void refusesAFileOfSomethingElse() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entry (x)");
        }
        assertEquals(StoreProblem.FOREIGN, open(file()).problems().get(0).type());
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database ".repeat(100));
        assertEquals(StoreProblem.CORRUPT, open(text).problems().get(0).type());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 4_096, 5_000, 9_000, 20_000})
    void makesProblemsOfATruncatedFile(int length) throws Exception {
        append(three());
        byte[] whole = Files.readAllBytes(file());
        Files.write(
                file(), Arrays.copyOf(whole, Math.min(length, whole.length - 1)), StandardOpenOption.TRUNCATE_EXISTING);
        open(file())
                .fold(
                        log -> {
                            try (log) {
                                Contents contents = log.read(T3);
                                assertTrue(contents.evidence().size() == 3
                                        || !contents.problems().isEmpty());
                                return contents.problems();
                            }
                        },
                        problems -> {
                            assertFalse(problems.isEmpty());
                            return problems;
                        });
    }

    private List<Evidence> three() {
        return List.of(
                Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1),
                Dtg.evidence(BOB, Dtg.relationship(ALICE, T1), T2),
                Dtg.evidence(BOB, Dtg.relationship(CAROL, T1), T3));
    }

    /** That this row is named with this problem, and that those others are still there. */
    private void assertBroken(int row, LogProblem type, Integer... others) {
        Contents contents = contents();
        List<Evidence> all = three();
        assertEquals(Stream.of(others).map(other -> all.get(other - 1)).sorted().toList(), contents.evidence());
        assertEquals(List.of(type), types(contents.problems()));
        assertEquals(Integer.toString(row), contents.problems().get(0).context().get("row"));
    }

    private void insert(int sequence, String event, Bytes commitment, Bytes link, String evidence, String credential)
            throws SQLException {
        try (Connection connection = connect();
                PreparedStatement entry = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement content = connection.prepareStatement("INSERT INTO content VALUES (?, ?, ?, ?)")) {
            entry.setInt(1, sequence);
            entry.setString(2, event);
            entry.setLong(3, T3.getEpochSecond());
            entry.setInt(4, 0);
            entry.setBytes(5, commitment.toArray());
            entry.setBytes(6, link.toArray());
            entry.executeUpdate();
            content.setInt(1, sequence);
            content.setBytes(2, new byte[16]);
            content.setBytes(3, Bytes.ofHex(evidence).toArray());
            content.setString(4, credential);
            content.executeUpdate();
        }
    }

    private void append(Evidence evidence) {
        append(List.of(evidence));
    }

    private void append(List<Evidence> all) {
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            log.appendAll(all).orThrow();
        }
    }

    private Contents contents() {
        try (SqliteEvidenceLog log = open(file()).orThrow()) {
            return log.read(Instant.MAX);
        }
    }

    private Path file() {
        return folder.resolve("evidence.db");
    }

    private static Result<SqliteEvidenceLog> open(Path file) {
        return SqliteEvidenceLog.open(file, READMISSION, new SecureRandom());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF");
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    private static List<ProblemType> types(List<Problem> problems) {
        return problems.stream().map(Problem::type).collect(Collectors.toList());
    }
}
