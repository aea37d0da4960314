package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.intake.registry.RecordIntake;
import coop.kith.trust.intake.registry.RegistryProblem;
import coop.kith.trust.intake.registry.TrqpExchange;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.issue.SelectiveTokenIssuer;
import coop.kith.vc.proof.sdjwt.Hiding;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry answered, in the log by a record that whoever asked has signed. */
final class RecordsInLogTest {
    private static final Instant ASKED = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-03T00:00:00Z");
    private static final Person RECORDER = Person.named("recorder");
    private static final Person REGISTRY = Person.named("registry");
    private static final Person ANA = Person.named("ana");
    private static final RecordIntake RECORDS = RecordIntake.of(Set.of(RECORDER.did()));
    private static final JsonObject EXCHANGE = exchange(true);

    @TempDir
    Path folder;

    private static JsonObject exchange(boolean yes) {
        JsonObject request = Json.parseObject(("{'entity_id':'" + ANA.did()
                                + "','authority_id':'did:example:club','action':'vote','resource':'motion-7'}")
                        .replace('\'', '"'))
                .orThrow();
        return JsonObject.empty()
                .with("registry", REGISTRY.did().toString())
                .with("kind", "authorization")
                .with("request", request)
                .with(
                        "response",
                        request.with("authorized", JsonLiteral.of(yes)).with("time_evaluated", "2026-09-30T00:00:00Z"));
    }

    private static JsonObject unsigned(JsonObject exchange) {
        return RecordIntake.unsigned(exchange, RECORDER.did(), ASKED).orThrow();
    }

    private static Evidence evidence(JsonObject exchange) {
        return RECORDS.read(RECORDER.verified(unsigned(exchange), ASKED), ASKED).orThrow();
    }

    private SqliteEvidenceLog open(RecordIntake records) {
        Readmission readmission =
                new Readmission(CredentialVerifier.standard(), VerificationPolicy.strict(), records.beside(Dtg.INTAKE));
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow();
    }

    /** A token signs its own text, so a record may have no canonical form though the exchange in it has one. */
    @Test
    void aRecordWithoutACanonicalFormIsRefusedAndNothingIsLost() {
        SigningKey key = Cryptography.standard().generate(KeyType.ED25519, new SecureRandom());
        Did recorder = DidKey.of(key.publicKey());
        JsonObject odd = RecordIntake.unsigned(EXCHANGE, recorder, ASKED)
                .orThrow()
                .with("https://example.org/size", new JsonNumber("9007199254740993"));
        JsonObject token = SelectiveTokenIssuer.of(DidUrl.of(recorder, recorder.methodSpecificId()), key)
                .issue(odd, Hiding.of(List.of(), new SecureRandom()), key.publicKey(), ASKED)
                .orThrow()
                .json();
        VerifiedCredential verified = CredentialVerifier.standard()
                .verify(token, VerificationPolicy.strict(), ASKED)
                .orThrow();
        Evidence evidence =
                RecordIntake.of(Set.of(recorder)).read(verified, ASKED).orThrow();
        try (SqliteEvidenceLog log = open(RECORDS)) {
            log.append(evidence(exchange(false))).orThrow();
            assertFalse(log.append(evidence).isOk());
            assertEquals(1, log.head().orThrow().sequence());
        }
    }

    @Test
    void keepsARecordAsTheSameEvidenceThatTheExchangeIs() {
        Evidence recorded = evidence(EXCHANGE);
        Evidence bare = TrqpExchange.parse(EXCHANGE)
                .flatMap(read -> read.evidence(ASKED))
                .orThrow();
        assertEquals(bare, recorded);
        assertEquals(REGISTRY.did(), recorded.issuer());
        try (SqliteEvidenceLog log = open(RECORDS)) {
            assertEquals(LogProblem.NOT_KEPT, log.append(bare).problems().get(0).type());
            log.append(recorded).orThrow();
            assertFalse(log.append(recorded).orThrow());
            log.append(Dtg.evidence(ANA, Dtg.relationship(RECORDER, ASKED), ASKED))
                    .orThrow();
        }
        try (SqliteEvidenceLog log = open(RECORDS)) {
            Contents contents = log.read(LATER);
            assertEquals(List.of(), contents.problems());
            assertEquals(
                    List.of(bare),
                    contents.evidence().stream()
                            .filter(one -> one.basis() == Basis.DELEGATED)
                            .toList());
            assertEquals(2, contents.evidence().size());
            assertEquals(List.of(), log.read(ASKED.minusNanos(1)).evidence());
        }
        try (SqliteEvidenceLog log = open(RecordIntake.of(Set.of(ANA.did())))) {
            Contents contents = log.read(LATER);
            assertEquals(1, contents.evidence().size());
            assertEquals(
                    RegistryProblem.RECORDER_NOT_ACCEPTED.uri(),
                    contents.problems().get(0).context().get("because"));
        }
    }

    @Test
    @DisplayName("T09: what is recorded with a stolen key after the theft does not count")
    void heedsThatTheRecordersKeyWasStolen() {
        try (SqliteEvidenceLog log = open(RECORDS)) {
            log.noteAll(List.of(new Compromise(RECORDER.did(), ASKED, ASKED))).orThrow();
            log.append(evidence(EXCHANGE)).orThrow();
            assertEquals(Standing.COMPROMISED, log.read(LATER).evidence().get(0).standing(LATER, LATER));
        }
    }

    @Test
    void refusesWhatIsNoRecord() {
        JsonObject record = unsigned(EXCHANGE);
        for (JsonObject subject : List.of(
                JsonObject.empty().with("exchange", "none"),
                JsonObject.empty()
                        .with("exchange", EXCHANGE)
                        .with("id", ANA.did().toString()),
                JsonObject.empty().with("exchange", EXCHANGE.without("response")))) {
            assertEquals(
                    RegistryProblem.MALFORMED,
                    RECORDS.read(RECORDER.verified(record.with("credentialSubject", subject), ASKED), ASKED)
                            .problems()
                            .get(0)
                            .type());
        }
        JsonObject untyped = record.with("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
        assertEquals(
                RegistryProblem.NOT_A_RECORD,
                RECORDS.read(RECORDER.verified(untyped, ASKED), ASKED)
                        .problems()
                        .get(0)
                        .type());
        assertFalse(RecordIntake.unsigned(EXCHANGE.with("response", JsonObject.empty()), RECORDER.did(), ASKED)
                .isOk());
    }
}
