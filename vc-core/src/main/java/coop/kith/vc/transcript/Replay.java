package coop.kith.vc.transcript;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Cryptography;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PolicyJson;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How verifying again from a {@link Transcript} ended. Nothing but the transcript is asked: no network, no clock. */
public sealed interface Replay permits Replay.Same, Replay.Differs, Replay.Missing {
    /** The same verdict, check by check and word for word. */
    record Same(JsonObject verdict) implements Replay {}

    /**
     * Another verdict, or the same for other reasons.
     *
     * @param at the first place in the verdict where they differ
     * @param recorded the verdict of the transcript
     * @param found the verdict now
     */
    record Differs(JsonPointer at, JsonObject recorded, JsonObject found) implements Replay {}

    /** Something the verdict rests on is not there, or not as its digest says. */
    record Missing(List<Problem> problems) implements Replay {
        public Missing {
            problems = List.copyOf(problems);
        }
    }

    default <R> R fold(
            Function<? super Same, ? extends R> same,
            Function<? super Differs, ? extends R> differs,
            Function<? super Missing, ? extends R> missing) {
        if (this instanceof Same one) {
            return same.apply(one);
        }
        if (this instanceof Differs other) {
            return differs.apply(other);
        }
        return missing.apply((Missing) this);
    }

    /** Verifies again. */
    static Replay of(Transcript transcript, Cryptography cryptography) {
        return transcript
                .json()
                .object("input")
                .flatMap(Replay::input)
                .map(input -> of(transcript, input, cryptography))
                .orElseGet(() -> missing(
                        TranscriptProblem.INPUT_MISSING,
                        "The transcript has the digest of the document, and not the document.",
                        "input"));
    }

    private static Optional<byte[]> input(JsonObject stated) {
        return stated.string("text")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .or(() -> stated.string("bytes").flatMap(Base64Url::decode));
    }

    /** As above, with the document from elsewhere, in UTF-8 as it was received. */
    static Replay of(Transcript transcript, byte[] input, Cryptography cryptography) {
        JsonObject json = transcript.json();
        Optional<String> digest = json.object("input").flatMap(stated -> stated.string("sha256"));
        if (!digest.equals(Optional.of(Transcriber.digest(input)))) {
            return missing(
                    TranscriptProblem.INPUT_CHANGED,
                    "The document has another digest than the transcript says.",
                    "input");
        }
        for (JsonObject context : objects(json, "contexts")) {
            String url = context.string("url").orElse("");
            if (!Transcriber.context(url).equals(List.of(context))) {
                return missing(
                        TranscriptProblem.CONTEXT_MISSING,
                        "The context " + Shown.text(url) + " of this Kith is not the one that was verified with.",
                        "contexts");
            }
        }
        Result<VerificationPolicy> policy =
                PolicyJson.read(json.object("policy").orElse(JsonObject.empty()));
        Result<Instant> at = DateTimeStamp.parse(json.string("at").orElse(""));
        Result<Instant> clock = DateTimeStamp.parse(json.string("clock").orElse(""));
        return policy.flatMap(valid -> at.flatMap(
                        time -> clock.map(now -> again(json, input, new Question(valid, time, now), cryptography))))
                .fold(replay -> replay, Missing::new);
    }

    /** What was asked. */
    record Question(VerificationPolicy policy, Instant at, Instant clock) {}

    private static Replay again(JsonObject json, byte[] input, Question question, Cryptography cryptography) {
        ReplayedDids dids = new ReplayedDids(objects(json, "dids"), objects(json, "histories"));
        ReplayedLinks links = new ReplayedLinks(objects(json, "linked"));
        ReplayGuard answers = answers(objects(json, "answered"));
        CredentialVerifier verifier = CredentialVerifier.of(
                        DidResolver.of(dids.methods(json.oneOrMany("methods")), question::clock),
                        cryptography,
                        question::clock)
                .withReplayGuard(answers)
                .following(links)
                .withSchemas(List.of(JsonSchemaCheck.standard()));
        Verdict<?> verdict = json.string("kind").equals(Optional.of("presentation"))
                ? PresentationVerifier.of(verifier, answers).verify(input, question.policy(), question.at())
                : verifier.verify(input, question.policy(), question.at());
        List<Problem> missing = new ArrayList<>(dids.missing());
        missing.addAll(links.missing());
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        JsonObject recorded = json.object("verdict").orElse(JsonObject.empty());
        JsonObject found = VerdictJson.of(verdict);
        return Difference.first(recorded, found)
                .<Replay>map(at -> new Differs(at, recorded, found))
                .orElseGet(() -> new Same(found));
    }

    /** The replay guard's own answers, in their order: whether a challenge was used before is nothing that could be verified again. */
    private static ReplayGuard answers(List<JsonObject> recorded) {
        Iterator<JsonObject> next = List.copyOf(recorded).iterator();
        return (challenge, domain) -> {
            JsonObject answer = next.hasNext() ? next.next() : JsonObject.empty();
            Optional<Problem> problem = answer.object("problem").map(ReadProblem::of);
            return switch (answer.string("outcome").orElse("")) {
                case "passed" -> Check.passed("replay");
                case "failed" -> problem.map(why -> Check.failed("replay", why)).orElseGet(Replay::unanswered);
                default -> problem.map(why -> Check.undecided("replay", why)).orElseGet(Replay::unanswered);
            };
        };
    }

    private static Check unanswered() {
        return Check.undecided(
                "replay",
                Problem.of(
                        TranscriptProblem.MALFORMED_TRANSCRIPT,
                        "The transcript does not say whether the challenge had been used."));
    }

    private static List<JsonObject> objects(JsonObject json, String member) {
        return json.oneOrMany(member).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private static Missing missing(TranscriptProblem type, String detail, String member) {
        return new Missing(List.of(Problem.of(type, detail, JsonPointer.of(member))
                .next("Get the transcript, the document and the version of Kith as they were.")));
    }
}
