package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.intake.tag.TagIntake;
import coop.kith.trust.intake.tag.TagProblem;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keeper's list of tags in the log: one row, the credential whole, verified again whenever it is read. */
final class TagsInLogTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-10-02T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-03T00:00:00Z");
    private static final Person KEEPER = Person.named("roll-keeper");
    private static final Person ANA = Person.named("ana");
    private static final TagIntake TAGS = TagIntake.of(Set.of(KEEPER.did()));

    @TempDir
    Path folder;

    private static JsonObject list(String... tags) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("validFrom", T0.toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", ANA.did().toString())
                                .with("predicate", "https://example.org/vocab#vetted")
                                .with("tags", JsonArray.ofStrings(List.of(tags)))
                                .with("linkableBy", KEEPER.did().toString()));
    }

    private static List<Evidence> evidence(Person keeper, Instant receivedAt, String... tags) {
        return TagIntake.of(Set.of(keeper.did()))
                .read(keeper.verified(list(tags), T0), receivedAt)
                .orThrow();
    }

    private SqliteEvidenceLog open(TagIntake tags) {
        Readmission readmission =
                new Readmission(CredentialVerifier.standard(), VerificationPolicy.strict(), tags.beside(Dtg.INTAKE));
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow();
    }

    private Contents contents(Instant knownAt) {
        try (SqliteEvidenceLog log = open(TAGS)) {
            return log.read(knownAt);
        }
    }

    @Test
    void keepsAListOnceAndGivesAllOfItBack() {
        List<Evidence> evidence = evidence(KEEPER, SEEN, "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb");
        Evidence credential = Dtg.evidence(ANA, Dtg.relationship(KEEPER, T0), SEEN);
        try (SqliteEvidenceLog log = open(TAGS)) {
            assertEquals(1, log.appendAll(evidence).orThrow());
            assertFalse(log.append(evidence.get(1)).orThrow());
            assertTrue(log.append(credential).orThrow());
            assertEquals(2, log.head().orThrow().sequence());
        }
        Contents contents = contents(LATER);
        assertEquals(List.of(), contents.problems());
        assertEquals(5, contents.evidence().size());
        assertTrue(contents.evidence().containsAll(evidence));
        assertEquals(
                4,
                contents.evidence().stream()
                        .filter(one -> one.basis() == Basis.OPAQUE_TAG)
                        .filter(one -> one.receivedAt().equals(SEEN))
                        .count());
        assertEquals(List.of(), contents(T0).evidence());
    }

    @Test
    @DisplayName("T09: what a keeper says after its key was stolen does not count")
    void tellsThatTheKeepersKeyWasStolen() {
        try (SqliteEvidenceLog log = open(TAGS)) {
            log.noteAll(List.of(new Compromise(KEEPER.did(), T0, SEEN))).orThrow();
            log.appendAll(evidence(KEEPER, SEEN, "aaaaaaaaaaaaaaaa")).orThrow();
        }
        for (Evidence one : contents(LATER).evidence()) {
            assertEquals(Standing.COMPROMISED, one.standing(LATER, LATER));
        }
    }

    @Test
    @DisplayName("a list by somebody whose word is not taken gives nothing, with a perfect chain too")
    void namesAListWhoseKeeperIsNotAccepted() {
        try (SqliteEvidenceLog log = open(TAGS)) {
            log.appendAll(evidence(KEEPER, SEEN, "aaaaaaaaaaaaaaaa")).orThrow();
        }
        try (SqliteEvidenceLog log = open(TagIntake.of(Set.of()))) {
            Contents contents = log.read(LATER);
            assertEquals(List.of(), contents.evidence());
            assertEquals(LogProblem.NOT_READ, contents.problems().get(0).type());
            assertEquals(
                    TagProblem.KEEPER_NOT_ACCEPTED.uri(),
                    contents.problems().get(0).context().get("because"));
        }
    }

    @Test
    @DisplayName("a forged tag in a row with a perfect chain is no evidence")
    void verifiesTheKeepersSignatureAgain() throws SQLException {
        try (SqliteEvidenceLog log = open(TAGS)) {
            log.appendAll(evidence(KEEPER, SEEN, "aaaaaaaaaaaaaaaa")).orThrow();
        }
        String forged =
                Json.write(KEEPER.sign(list("aaaaaaaaaaaaaaaa"), T0)).replace("aaaaaaaaaaaaaaaa", "zzzzzzzzzzzzzzzz");
        Bytes salt = Bytes.of(new byte[16]);
        Bytes id = Bytes.of(new byte[32]);
        Bytes commitment = Chain.commitment(salt, id, forged);
        Bytes link = Chain.link(Chain.START, 1, Entry.ADD, SEEN, commitment);
        change("UPDATE entry SET commitment = x'" + commitment.hex() + "', link = x'" + link.hex() + "'");
        change("UPDATE content SET salt = x'" + salt.hex() + "', evidence = x'" + id.hex() + "', credential = '"
                + forged + "'");
        Contents contents = contents(LATER);
        assertEquals(List.of(), contents.evidence());
        assertEquals(LogProblem.NOT_VERIFIED, contents.problems().get(0).type());
        assertEquals("1", contents.problems().get(0).context().get("row"));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("evidence.db"));
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }
}
