package coop.kith.trust.intake.registry;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Intake;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what a registry answered from a record that whoever asked has signed, so that an evidence log can keep it: the answer itself nobody signed, and a file that states it bare could have been written by
 * anybody.
 *
 * <p>A record is a credential of the type {@value #TYPE} whose subject has one member {@code exchange}, as {@link TrqpExchange} describes it. It is the same evidence as the exchange alone, of basis
 * {@code delegated}: that it is signed shows who says what the registry answered, and not that the registry did. If the recorder's key is stolen, records that come in later count for nothing.
 *
 * <p>Immutable, safe for many threads.
 */
public final class RecordIntake {
    /** The type of a record. */
    public static final String TYPE = "https://kith.coop/trqp#ExchangeCredential";

    private static final String EXCHANGE = "exchange";
    private static final JsonPointer AT = JsonPointer.of("credentialSubject", EXCHANGE);

    private final Set<Did> recorders;

    private RecordIntake(Set<Did> recorders) {
        this.recorders = Set.copyOf(recorders);
    }

    /** Takes the word of these recorders and of no other. */
    public static RecordIntake of(Set<Did> recorders) {
        return new RecordIntake(recorders);
    }

    /** What the registry answered, as the recorder wrote it down. */
    private record Recorded(Ground answer, VerifiedCredential record) implements Ground.Answered {
        @Override
        public Did issuer() {
            return answer.issuer();
        }

        @Override
        public Optional<Instant> validFrom() {
            return answer.validFrom();
        }

        @Override
        public Optional<Instant> validUntil() {
            return answer.validUntil();
        }

        @Override
        public Optional<String> name() {
            return answer.name();
        }

        @Override
        public Optional<VerifiedCredential> credential() {
            return Optional.of(record);
        }

        @Override
        public JsonObject claims() {
            return answer.claims();
        }

        @Override
        public JsonObject whole() {
            return record.secured();
        }
    }

    /** The record that the recorder is to sign; refused where the exchange is none, or its answer no evidence. */
    public static Result<JsonObject> unsigned(JsonObject exchange, Did recorder, Instant at) {
        return TrqpExchange.parse(exchange)
                .flatMap(read -> read.evidence(at))
                .map(evidence -> JsonObject.empty()
                        .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                        .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TYPE)))
                        .with("issuer", recorder.toString())
                        .with("validFrom", DateTimeStamp.format(at))
                        .with("credentialSubject", JsonObject.empty().with(EXCHANGE, exchange)));
    }

    /** The evidence; or why it is no record that this asker takes. */
    public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
        if (!isRecord(verified)) {
            return Result.refused(
                    Problem.of(RegistryProblem.NOT_A_RECORD, "type does not hold " + TYPE, JsonPointer.of("type")));
        }
        if (!recorders.contains(verified.issuer())) {
            return Result.refused(Problem.of(
                            RegistryProblem.RECORDER_NOT_ACCEPTED,
                            verified.issuer() + " is not among those whose word is taken for what a registry answered",
                            JsonPointer.of("issuer"))
                    .next("name the recorder when making the intake, if you take its word"));
        }
        Optional<JsonObject> exchange = verified.credential()
                .json()
                .object("credentialSubject")
                .filter(subject -> subject.members().size() == 1)
                .flatMap(subject -> subject.object(EXCHANGE));
        return exchange.map(written -> TrqpExchange.parse(written)
                        .flatMap(read -> read.evidence(receivedAt))
                        .flatMap(evidence ->
                                Evidence.of(new Recorded(evidence.ground(), verified), evidence.reading(), receivedAt)))
                .orElseGet(() -> Result.refused(Problem.of(
                        RegistryProblem.MALFORMED, "the subject is not one exchange, and nothing else", AT)));
    }

    /** An intake that takes records too, and leaves the rest to {@code others}. For an evidence log. */
    public Intake beside(Intake others) {
        return new Beside(this, others);
    }

    private record Beside(RecordIntake records, Intake others) implements Intake {
        @Override
        public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
            return isRecord(verified) ? records.read(verified, receivedAt) : others.read(verified, receivedAt);
        }

        @Override
        public Result<List<Evidence>> readAll(VerifiedCredential verified, Instant receivedAt) {
            return isRecord(verified)
                    ? records.read(verified, receivedAt).map(List::of)
                    : others.readAll(verified, receivedAt);
        }
    }

    private static boolean isRecord(VerifiedCredential verified) {
        return verified.credential().types().contains(TYPE);
    }
}
