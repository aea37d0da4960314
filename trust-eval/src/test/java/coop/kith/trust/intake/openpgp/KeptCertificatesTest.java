package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.evidence.MemoryEvidenceLog;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.evidence.OriginalIntake;
import coop.kith.trust.evidence.OriginalProblem;
import coop.kith.trust.store.Head;
import coop.kith.trust.store.LogProblem;
import coop.kith.trust.store.Readmission;
import coop.kith.trust.store.SqliteEvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of keyrings in a log: kept byte for byte, verified together whenever the log is read, and by what it had at the time that is asked about. */
final class KeptCertificatesTest {
    private static final Instant T1 = Instant.parse("2023-01-15T00:00:00Z");
    private static final Instant T2 = Instant.parse("2023-01-16T00:00:00Z");
    private static final Instant T3 = Instant.parse("2023-01-17T00:00:00Z");

    @TempDir
    Path folder;

    private SqliteEvidenceLog open(OriginalIntake... intakes) {
        Readmission readmission = new Readmission(
                CredentialVerifier.standard(), VerificationPolicy.strict(), Dtg.INTAKE, List.of(intakes));
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow();
    }

    private SqliteEvidenceLog open() {
        return open(new OpenPgpCertificates());
    }

    private Contents contents(Instant asOf, Instant knownAt) {
        try (SqliteEvidenceLog log = open()) {
            return log.read(asOf, knownAt);
        }
    }

    private static List<Original> certificates(Bytes keyring, Instant receivedAt) {
        OpenPgpCertificates.Split split =
                OpenPgpCertificates.of(keyring, receivedAt).orThrow();
        assertEquals(List.of(), split.skipped());
        return split.certificates();
    }

    private static Bytes ring(String name) {
        return Bytes.of(Packets.published(name));
    }

    private static Bytes without(String name, Predicate<Packet> left) {
        Packets rest = new Packets();
        Packets.of(Packets.published(name)).stream().filter(left.negate()).forEach(rest::add);
        return rest.bytes();
    }

    private static boolean isOfType(Packet packet, int type) {
        return packet.tag() == Packet.SIGNATURE && packet.body().at(1) == type;
    }

    private void keep(List<Original> certificates) {
        try (SqliteEvidenceLog log = open()) {
            assertEquals(certificates.size(), log.keepAll(certificates).orThrow());
        }
    }

    private static List<ProblemType> types(List<Problem> problems) {
        return problems.stream().map(Problem::type).collect(Collectors.toList());
    }

    @Test
    void givesTheEvidenceOfTheKeyringAfterARestartAndKeepsNothingTwice() {
        keep(certificates(ring("cycle"), T1));
        try (SqliteEvidenceLog log = open()) {
            assertEquals(0, log.keepAll(certificates(ring("cycle"), T2)).orThrow());
            assertEquals(List.of(), log.check(log.head().orThrow()));
        }
        List<Evidence> fromTheFile = OpenPgpIntake.read(
                        OpenPgpKeyring.read(ring("cycle")).orThrow(), T2)
                .orThrow();
        Contents contents = contents(T2, T2);
        assertEquals(List.of(), contents.problems());
        assertEquals(fromTheFile.stream().sorted().toList(), contents.evidence());
        assertTrue(contents.evidence().stream()
                .allMatch(one -> one.receivedAt().equals(T1) && one.basis() == Basis.OPENPGP));
        assertEquals(List.of(), contents(T2, T1.minusNanos(1)).evidence());
    }

    private static Set<String> certified(Contents contents) {
        return contents.evidence().stream()
                .filter(one -> one.reading().predicate().orElse("").startsWith("https://kith.coop/openpgp#certifies"))
                .map(one -> one.issuer() + " " + one.subject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("T08: a revocation that comes in later counts from then on, and an old question gets its old answer")
    void anOldQuestionGetsItsOldAnswer() {
        Instant revoked = Instant.parse("2020-03-02T00:00:00Z");
        keep(certificates(without("certification-revoked", packet -> isOfType(packet, 0x30)), T1));
        Contents old = contents(revoked, T2);
        assertEquals(2, certified(old).size());
        try (SqliteEvidenceLog log = open()) {
            assertEquals(
                    1,
                    log.keepAll(certificates(ring("certification-revoked"), T3)).orThrow(),
                    "the one certificate that the revocation is on");
        }
        assertEquals(List.of(), contents(revoked, T3).problems());
        assertEquals(1, certified(contents(revoked, T3)).size());
        assertEquals(old.evidence(), contents(revoked, T2).evidence());
        Instant again = Instant.parse("2020-04-02T00:00:00Z");
        assertEquals(2, certified(contents(again, T3)).size(), "certified anew");
    }

    @Test
    @DisplayName("T07: two clocks: an expired certificate counts for a time before its end, whenever it is asked")
    void whatHasExpiredSinceCountedBefore() {
        keep(certificates(ring("cert-expired"), T1));
        assertEquals(
                2,
                certified(contents(Instant.parse("2020-02-02T00:00:00Z"), T1)).size());
        assertEquals(
                1,
                certified(contents(Instant.parse("2020-03-02T00:00:00Z"), T1)).size());
    }

    @Test
    void isFirstSeenWhenItsSignatureAndTheKeyThatMadeItWereHere() {
        List<Original> all = certificates(ring("simple"), T1);
        keep(all.subList(1, all.size()).stream().toList());
        Set<String> early = certified(contents(T3, T3));
        keep(List.of(new Original(Basis.OPENPGP, all.get(0).content(), T2)));
        Contents whole = contents(T3, T3);
        assertEquals(certified(contents(T3, T1)), early);
        for (Evidence one : whole.evidence()) {
            boolean byTheLate = one.issuer().equals(firstOf(all.get(0)))
                    || one.subject().toString().startsWith(firstOf(all.get(0)).toString());
            assertEquals(byTheLate ? T2 : T1, one.receivedAt(), one::toString);
        }
        assertTrue(certified(whole).size() > early.size());
    }

    private static Did firstOf(Original certificate) {
        return OpenPgpName.ofCertificate(
                OpenPgpKeyring.read(certificate.content()).orThrow().bindings().firstKey());
    }

    @Test
    @DisplayName("T09: what a stolen key signed counts only where the log had it before")
    void tellsThatAKeyWasStolen() {
        List<Original> all = certificates(ring("simple"), T2);
        Did alice = firstOf(all.get(0));
        try (SqliteEvidenceLog log = open()) {
            log.noteAll(List.of(new Compromise(alice, T1, T1))).orThrow();
            log.keepAll(all).orThrow();
            List<Standing> standings = log.read(T3, T3).evidence().stream()
                    .filter(one -> one.issuer().equals(alice))
                    .map(one -> one.standing(T3, T3))
                    .distinct()
                    .toList();
            assertEquals(List.of(Standing.COMPROMISED), standings);
        }
    }

    @Test
    @DisplayName("T05: a later copy without a revocation takes none away")
    void aLaterCopyTakesNoRevocationAway() {
        keep(certificates(ring("cert-revoked-hard"), T1));
        List<Evidence> before = contents(T3, T3).evidence();
        try (SqliteEvidenceLog log = open()) {
            log.keepAll(certificates(without("cert-revoked-hard", packet -> isOfType(packet, 0x20)), T2))
                    .orThrow();
        }
        assertEquals(before, contents(T3, T3).evidence());
    }

    @Test
    @DisplayName("a forged certification in a row with a perfect chain is no evidence, and hides none")
    void verifiesEveryCertificationAgain() throws SQLException {
        keep(certificates(ring("simple"), T1));
        List<Evidence> before = contents(T3, T3).evidence();
        Packets forged = new Packets();
        for (Packet packet : Packets.of(Packets.published("simple"))) {
            byte[] body = packet.body().toArray();
            if (packet.tag() == Packet.SIGNATURE) {
                body[body.length - 1] ^= 1;
            }
            forged.add(packet.tag(), body);
        }
        keep(certificates(forged.bytes(), T1));
        assertEquals(before, contents(T3, T3).evidence());
    }

    @Test
    @DisplayName("F9: a changed, a moved and a withdrawn row are told, and the rest stands")
    void tellsWhatBecameOfItsRows() throws SQLException {
        List<Original> all = certificates(ring("simple"), T1);
        keep(all);
        int whole = contents(T3, T3).evidence().size();
        change("UPDATE content SET credential = credential || 'AAAA' WHERE sequence = 1");
        assertBroken(LogProblem.CHAIN_BROKEN, whole);
        change("DELETE FROM content WHERE sequence = 1");
        assertBroken(LogProblem.WITHDRAWN, whole);
        change("UPDATE entry SET received_seconds = received_seconds - 1 WHERE sequence = 1");
        assertBroken(LogProblem.CHAIN_BROKEN, whole);
    }

    private void assertBroken(LogProblem type, int whole) {
        Contents contents = contents(T3, T3);
        assertEquals(type, contents.problems().get(0).type());
        assertEquals("1", contents.problems().get(0).context().get("row"));
        assertTrue(!contents.evidence().isEmpty() && contents.evidence().size() < whole);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("evidence.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF");
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 333, 500})
    void keepsNothingOfATruncatedKeyring(int length) {
        Bytes cut = Bytes.of(Arrays.copyOf(Packets.published("simple"), length));
        assertEquals(
                List.of(OpenPgpProblem.NOT_A_KEYRING),
                types(OpenPgpCertificates.of(cut, T1).problems()));
    }

    @Test
    void keepsNoSecretKey() {
        assertEquals(
                List.of(OpenPgpProblem.SECRET_KEY),
                types(OpenPgpCertificates.of(ring("cliques"), T1).problems()));
    }

    @Test
    void losesNothingWhereALogWouldHoldTooMuchOrWhatIsNoCertificate() {
        keep(certificates(ring("simple"), T1));
        List<Evidence> before = contents(T3, T3).evidence();
        byte[] much = new byte[OpenPgpKeyring.MOST_BYTES - 100];
        try (SqliteEvidenceLog log = open()) {
            for (byte[] content : List.of(much, new byte[] {1, 2, 3})) {
                Original none = new Original(Basis.OPENPGP, Bytes.of(content), T2);
                List<Original> batch = List.of(certificates(ring("cycle"), T2).get(0), none);
                assertEquals(
                        content == much ? OpenPgpProblem.TOO_LARGE : OpenPgpProblem.SKIPPED_CERTIFICATE,
                        log.keepAll(batch).problems().get(0).type());
            }
        }
        assertEquals(before, contents(T3, T3).evidence());
    }

    @Test
    void tellsThatNobodyReadsWhatItKeeps() {
        keep(certificates(ring("simple"), T1));
        Person ana = Person.named("ana");
        Evidence credential = Dtg.evidence(ana, Dtg.relationship(Person.named("ben"), T1), T1);
        try (SqliteEvidenceLog log = open(new OriginalIntake[0])) {
            log.append(credential).orThrow();
            Contents contents = log.read(T3);
            assertEquals(List.of(OriginalProblem.NO_INTAKE), types(contents.problems()));
            assertEquals(List.of(credential), contents.evidence());
            assertEquals(
                    List.of(OriginalProblem.NO_INTAKE),
                    types(log.keepAll(certificates(ring("cycle"), T2)).problems()));
        }
        try (EvidenceLog none = new MemoryEvidenceLog()) {
            assertEquals(
                    List.of(OriginalProblem.NO_INTAKE),
                    types(none.keepAll(certificates(ring("cycle"), T2)).problems()));
        }
    }

    @Test
    @DisplayName("T06: whoever floods a certificate with user ids hides none that was there before")
    void aFloodOfUserIdsHidesNone() {
        keep(certificates(ring("simple"), T1));
        List<Evidence> before = contents(T3, T3).evidence();
        Packets flooded = new Packets();
        for (Packet packet : Packets.of(Packets.published("simple"))) {
            flooded.add(packet);
            if (packet.tag() == Packet.PUBLIC_KEY) {
                for (int number = 0; number < StatedCertificate.MOST_USER_IDS; number++) {
                    flooded.add(Packet.USER_ID, ("!" + number).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        try (SqliteEvidenceLog log = open()) {
            log.keepAll(certificates(flooded.bytes(), T2)).orThrow();
        }
        assertEquals(before, contents(T3, T3).evidence());
    }

    @Test
    void leavesOutWhatCannotBeReadAndKeepsTheRest() {
        Bytes mixed = new Packets()
                .add(Packets.published("simple"))
                .add(Packets.certifiedWithin(new byte[] {'a'}))
                .bytes();
        OpenPgpCertificates.Split split = OpenPgpCertificates.of(mixed, T1).orThrow();
        assertEquals(List.of(OpenPgpProblem.SKIPPED_CERTIFICATE), types(split.skipped()));
        keep(split.certificates());
        assertTrue(contents(T3, T3).evidence().containsAll(contentsOf(ring("simple"))));
    }

    @Test
    @DisplayName("F9: rows that changed places, and rows that were cut off at the end")
    void noticesRowsThatAreNotWhereTheyWere() throws SQLException {
        keep(certificates(ring("simple"), T1));
        Head noted;
        try (SqliteEvidenceLog log = open()) {
            noted = log.head().orThrow();
        }
        change("UPDATE entry SET sequence = sequence + 100 WHERE sequence < 3");
        change("UPDATE entry SET sequence = 103 - sequence WHERE sequence > 100");
        assertTrue(types(contents(T3, T3).problems()).contains(LogProblem.CHAIN_BROKEN));
        change("DELETE FROM content WHERE sequence > 1");
        change("DELETE FROM entry WHERE sequence > 1");
        try (SqliteEvidenceLog log = open()) {
            assertTrue(types(log.check(noted)).contains(LogProblem.HEAD_MISSING));
        }
    }

    @Test
    void keepsNoBareCertification() {
        Evidence bare = contentsOf(ring("simple")).get(0);
        try (SqliteEvidenceLog log = open()) {
            assertEquals(List.of(LogProblem.NOT_KEPT), types(log.append(bare).problems()));
        }
    }

    private static List<Evidence> contentsOf(Bytes keyring) {
        return OpenPgpIntake.read(OpenPgpKeyring.read(keyring).orThrow(), T1).orThrow();
    }
}
