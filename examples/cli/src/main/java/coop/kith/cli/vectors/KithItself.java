package coop.kith.cli.vectors;

import coop.kith.bytes.Bytes;
import coop.kith.cli.vectors.Circumstances.Waiver;
import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.vc.canon.CanonicalStatements;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Kith, asked through the doorways that applications use. */
public final class KithItself implements Subject {
    private static final String WHY = "the vector is not about it";

    private final CredentialVerifier credentials;
    private final PresentationVerifier presentations;
    private final Canonicalizer canonicalizer;
    private final InstantSource clock;

    /**
     * @param canonicalizer for {@code toRdf}; {@code credentials} has its own
     * @param clock for vectors that say no time
     */
    public KithItself(CredentialVerifier credentials, Canonicalizer canonicalizer, InstantSource clock) {
        // A vector's challenge may be put to an implementation any number of times.
        this.credentials = credentials.withReplayGuard((challenge, domain) -> Check.notRequested("replay"));
        this.presentations =
                PresentationVerifier.of(this.credentials, (challenge, domain) -> Check.notRequested("replay"));
        this.canonicalizer = canonicalizer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kith";
    }

    @Override
    public Observation ask(Task task) {
        if (task instanceof Task.Verify verify) {
            return verified(verify.document(), verify.circumstances());
        }
        if (task instanceof Task.Schema schema) {
            return schema(schema);
        }
        if (task instanceof Task.ToRdf toRdf) {
            return produced(
                    canonicalizer.canonicalize(toRdf.document(), HashAlgorithm.SHA_256),
                    utf8 -> new String(utf8, StandardCharsets.UTF_8));
        }
        Task.Canonicalize wanted = (Task.Canonicalize) task;
        return produced(
                canonicalizer.canonicalNQuads(wanted.nquads(), wanted.hash()),
                canonical -> wanted.labels()
                        ? labels(canonical)
                        : String.join("", canonical.lines(UnaryOperator.identity())));
    }

    private static <T> Observation produced(Result<T> result, java.util.function.Function<? super T, String> text) {
        return result.fold(
                value -> new Observation.Produced(text.apply(value)),
                problems -> Observation.Judged.of(Word.REJECTED, problems));
    }

    static String labels(CanonicalStatements canonical) {
        Map<String, JsonValue> labels = new LinkedHashMap<>();
        new TreeMap<>(canonical.canonical())
                .forEach((old, label) -> labels.put(old.substring(2), new JsonString(label.substring(2))));
        return Json.write(new JsonObject(labels));
    }

    private Observation verified(JsonObject document, Circumstances circumstances) {
        Instant at = circumstances.at().orElseGet(clock::instant);
        VerificationPolicy policy = policy(circumstances);
        boolean presentation = isPresentation(document);
        return judged(
                presentation ? presentations.verify(document, policy, at) : credentials.verify(document, policy, at));
    }

    static boolean isPresentation(JsonObject document) {
        return document.oneOrMany("type").contains(new JsonString("VerifiablePresentation"));
    }

    private static VerificationPolicy policy(Circumstances circumstances) {
        VerificationPolicy policy = circumstances.challenge().isPresent()
                ? VerificationPolicy.expecting(
                        circumstances.challenge().get(), circumstances.domain().orElse(""))
                : VerificationPolicy.strict().withoutChallenge("the vector states none");
        for (Waiver waiver : circumstances.waived()) {
            policy = switch (waiver) {
                case ISSUER -> policy.issuerNeedNotControlKey(WHY);
                case STATUS -> policy.ignoringStatus(WHY);
                case SCHEMA -> policy.ignoringSchema(WHY);
                case RESOURCES -> policy.ignoringRelatedResources(WHY);
            };
        }
        return policy;
    }

    private static Observation judged(Verdict<?> verdict) {
        Word word = verdict.fold(accepted -> Word.ACCEPTED, rejected -> Word.REJECTED, undecided -> Word.UNDECIDED);
        return Observation.Judged.of(word, verdict.problems());
    }

    /** The schema lies at the address that the credential names, alone or in a credential; whether the latter's proof holds is not asked. */
    private static Observation schema(Task.Schema task) {
        return Credential.parse(task.credential())
                .fold(
                        credential -> {
                            List<JsonObject> entries = credential.schemas();
                            JsonSchemaCheck check = JsonSchemaCheck.standard();
                            String type = entries.isEmpty()
                                    ? ""
                                    : entries.get(0).string("type").orElse("");
                            if (!check.types().contains(type)) {
                                return new Observation.Judged(
                                        Word.UNDECIDED,
                                        List.of(new Observation.Reason("", "No schema of a type known here.")));
                            }
                            Bytes content = Bytes.of(Json.write(task.schema()).getBytes(StandardCharsets.UTF_8));
                            Verdict<Credential> holder = Credential.parse(task.schema())
                                    .fold(
                                            good -> new Verdict.Accepted<>(good, List.of()),
                                            bad -> new Verdict.Rejected<>(bad, List.of()));
                            return judged(check.check(
                                    credential,
                                    entries.get(0),
                                    LinkedDocuments.of(
                                            Map.of(entries.get(0).string("id").orElse(""), content)),
                                    url -> Result.ok(new LinkedCredential(content, holder))));
                        },
                        problems -> Observation.Judged.of(Word.REJECTED, problems));
    }

    private static Observation judged(Check check) {
        Outcome outcome = check.outcome();
        Word word =
                outcome == Outcome.PASSED ? Word.ACCEPTED : outcome == Outcome.FAILED ? Word.REJECTED : Word.UNDECIDED;
        return Observation.Judged.of(word, check.problem().stream().toList());
    }
}
