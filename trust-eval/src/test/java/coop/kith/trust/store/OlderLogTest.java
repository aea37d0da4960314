package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.testing.Vectors;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.evidence.StatusChange;
import coop.kith.trust.intake.openpgp.OpenPgpCertificates;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was written before logs kept anything but credentials: two of them, a look at a status, and a stolen key. */
final class OlderLogTest {
    private static final Instant T1 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant T2 = Instant.parse("2026-05-02T10:00:00.123456789Z");
    private static final Instant T3 = Instant.parse("2026-05-03T10:00:00Z");
    private static final Head NOTED =
            new Head(4, Bytes.ofHex("bd7f7a761beccd8d5bf35555bbe42b4c7bf5b66f29a5d45483f665028c6bad1e"));
    private static final Person ALICE = Person.named("alice");
    private static final Person BOB = Person.named("bob");

    @TempDir
    Path folder;

    @BeforeEach
    void asItWasWritten() throws IOException, SQLException {
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("log-of-version-1.sql"));
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("evidence.db"));
                Statement statement = connection.createStatement()) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                statement.execute(line);
            }
        }
    }

    private SqliteEvidenceLog open() {
        Readmission readmission = new Readmission(
                CredentialVerifier.standard(),
                VerificationPolicy.strict(),
                Dtg.INTAKE,
                List.of(new OpenPgpCertificates()));
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow();
    }

    @Test
    void isReadAsItWas() {
        Evidence first = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        Evidence second = Dtg.evidence(BOB, Dtg.endorsement(ALICE, "chess", T1), T2);
        try (SqliteEvidenceLog log = open()) {
            Contents contents = log.read(T3);
            assertEquals(List.of(), contents.problems());
            assertEquals(List.of(first, second).stream().sorted().toList(), contents.evidence());
            assertEquals(List.of(new Compromise(BOB.did(), T1, T3)), contents.stolen());
            Evidence looked = contents.evidence().stream()
                    .filter(first::equals)
                    .findFirst()
                    .orElseThrow();
            assertEquals(T1, looked.receivedAt());
            assertEquals(
                    List.of(new StatusChange(
                            first.digestMultibase(), StatusChange.Value.VALID, T1, T1, List.of("00"), T2)),
                    looked.history().events());
            assertEquals(NOTED, log.head().orThrow());
            assertEquals(List.of(), log.check(NOTED));
        }
    }

    @Test
    void takesWhatLogsKeepNow() throws IOException {
        Bytes ring = Bytes.of(Files.readAllBytes(Vectors.at("trust/sequoia-wot/keyrings/simple.pgp")));
        List<Original> certificates = OpenPgpCertificates.of(ring, T3).orThrow().certificates();
        try (SqliteEvidenceLog log = open()) {
            assertEquals(certificates.size(), log.keepAll(certificates).orThrow());
        }
        try (SqliteEvidenceLog log = open()) {
            Contents contents = log.read(T3);
            assertEquals(List.of(), contents.problems());
            assertEquals(
                    2,
                    contents.evidence().stream()
                            .filter(one -> one.verified().isPresent())
                            .count());
            assertEquals(List.of(), log.check(NOTED));
        }
    }
}
