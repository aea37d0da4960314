package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.testing.LoggedClub;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A club with a did:webvh replaces its key, as it should once in a while: what it said before, and the log has had since, is still evidence. */
@DisplayName("T07")
final class RotatedIssuerTest {
    private static final Instant FOUNDED = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant SAID = Instant.parse("2026-10-10T00:00:00Z");
    private static final Instant ROTATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant READ = Instant.parse("2026-11-10T00:00:00Z");

    @TempDir
    Path folder;

    private LoggedClub club;
    private Did did;

    @BeforeEach
    void foundTheClub() {
        club = new LoggedClub(folder.resolve("club"), false);
        did = club.founded(FOUNDED, Persona.ISSUER);
    }

    @Test
    void whatWasReceivedWhileTheKeyWasInForceStays() {
        Evidence said = said(SAID);
        club.rotated(ROTATED, Persona.ISSUER, Persona.HOLDER);
        EvidenceLog.Contents contents = read(said);
        assertEquals(List.of(), contents.problems());
        assertEquals(List.of(said), contents.evidence());
    }

    @Test
    void whatIsSaidToHaveBeenReceivedAfterwardsIsNone() {
        Evidence said = said(SAID);
        club.rotated(ROTATED, Persona.ISSUER, Persona.HOLDER);
        EvidenceLog.Contents contents = read(said.seenAt(ROTATED.plusSeconds(60)));
        assertEquals(List.of(), contents.evidence());
        assertEquals(LogProblem.NOT_VERIFIED, contents.problems().get(0).type());
    }

    private Evidence said(Instant at) {
        JsonObject signed = CredentialIssuer.of(LoggedClub.method(did, Persona.ISSUER), Persona.ISSUER.key())
                .issue(Dtg.relationship(Person.named("ana"), at).with("issuer", did.toString()), at)
                .orThrow();
        return Dtg.INTAKE
                .read(
                        verifier(at)
                                .verify(signed, VerificationPolicy.strict(), at)
                                .orThrow(),
                        at)
                .orThrow();
    }

    private EvidenceLog.Contents read(Evidence evidence) {
        Readmission readmission = new Readmission(verifier(READ), VerificationPolicy.strict(), Dtg.INTAKE);
        try (SqliteEvidenceLog log = SqliteEvidenceLog.open(
                        folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow()) {
            log.append(evidence).orThrow();
            return log.read(READ);
        }
    }

    private CredentialVerifier verifier(Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        return CredentialVerifier.of(club.resolver(clock), Cryptography.standard(), clock);
    }
}
