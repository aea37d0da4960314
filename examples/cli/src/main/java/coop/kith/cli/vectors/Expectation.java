package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Finding.Outcome;
import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a vector says an implementation must do. */
public sealed interface Expectation {
    /** Of a finding's reasons, so many are told, and so much of each: keys of some suites fill a page. */
    int MOST_REASONS = 3;

    /** Characters. */
    int LONGEST_REASON = 400;

    /**
     * This verdict; where {@code problem} is given, for that reason.
     *
     * @param problem the URI of a problem type
     * @param mayRefuse whether refusing is no failure but a stricter reading
     */
    record Verdict(Word word, Optional<String> problem, boolean mayRefuse) implements Expectation {
        public Verdict(Word word, Optional<String> problem) {
            this(word, problem, false);
        }

        @Override
        public JsonObject json() {
            JsonObject json = JsonObject.empty().with("verdict", word.word());
            JsonObject named = problem.isPresent() ? json.with("problem", problem.get()) : json;
            return refusable(named, mayRefuse);
        }
    }

    /** Exactly this text. */
    record Text(String text, boolean mayRefuse) implements Expectation {
        @Override
        public JsonObject json() {
            return refusable(JsonObject.empty().with("text", text), mayRefuse);
        }
    }

    JsonObject json();

    private static JsonObject refusable(JsonObject json, boolean mayRefuse) {
        return mayRefuse ? json.with("mayRefuse", JsonLiteral.TRUE) : json;
    }

    /** Texts stand in files beside the manifest, which {@code files} reads. */
    static Result<Expectation> parse(JsonObject json, Folder files) {
        boolean mayRefuse = json.get("mayRefuse").equals(Optional.of(JsonLiteral.TRUE));
        if (json.has("text")) {
            return Fields.string(json, "text").flatMap(files::text).map(text -> new Text(text, mayRefuse));
        }
        return Fields.string(json, "verdict")
                .flatMap(text -> Word.of(text)
                        .map(Result::ok)
                        .orElseGet(() -> Result.refused(Problem.of(
                                        VectorProblem.BAD_VECTOR,
                                        "There is no verdict \"" + text + "\".",
                                        JsonPointer.of("verdict"))
                                .next("Expect accepted, rejected, undecided or refused."))))
                .map(word -> new Verdict(word, json.string("problem"), mayRefuse));
    }

    /** How {@code vector}, which this belongs to, went. */
    default Finding judge(VectorCase vector, Observation seen, boolean anyReason) {
        if (seen instanceof Observation.Declined declined) {
            return new Finding(vector, Outcome.UNTESTED, declined.why());
        }
        if (seen instanceof Observation.Silent silent) {
            return new Finding(
                    vector,
                    Outcome.CANNOT_TELL,
                    silent.why().stream().map(Problem::detail).collect(Collectors.joining(" ")));
        }
        return this instanceof Text text
                ? judgeText(vector, text, seen)
                : judgeVerdict(vector, (Verdict) this, seen, anyReason);
    }

    private static Finding judgeText(VectorCase vector, Text wanted, Observation seen) {
        if (seen instanceof Observation.Produced produced) {
            return produced.text().equals(wanted.text())
                    ? new Finding(vector, Outcome.PASSED, "")
                    : new Finding(vector, Outcome.FAILED, "Another text came out: " + difference(wanted, produced));
        }
        return new Finding(
                vector, wanted.mayRefuse() ? Outcome.INAPPLICABLE : Outcome.FAILED, reasons((Observation.Judged) seen));
    }

    private static String difference(Text wanted, Observation.Produced produced) {
        int same = 0;
        while (same < Math.min(wanted.text().length(), produced.text().length())
                && wanted.text().charAt(same) == produced.text().charAt(same)) {
            same++;
        }
        return "it differs from character " + same + " on, of " + wanted.text().length() + " wanted and "
                + produced.text().length() + " given.";
    }

    private static Finding judgeVerdict(VectorCase vector, Verdict wanted, Observation seen, boolean anyReason) {
        if (!(seen instanceof Observation.Judged judged)) {
            return new Finding(vector, Outcome.FAILED, "It was taken, where it should have been refused.");
        }
        if (wanted.mayRefuse() && wanted.word() == Word.ACCEPTED && judged.word() != Word.ACCEPTED) {
            return new Finding(vector, Outcome.INAPPLICABLE, reasons(judged));
        }
        if (!wanted.word().isMetBy(judged.word())) {
            boolean open = judged.word() == Word.UNDECIDED;
            return new Finding(
                    vector,
                    open ? Outcome.CANNOT_TELL : Outcome.FAILED,
                    judged.word().word() + " instead of " + wanted.word().word() + ". " + reasons(judged));
        }
        boolean named = wanted.problem().isEmpty()
                || anyReason
                || judged.reasons().isEmpty()
                || judged.reasons().stream()
                        .anyMatch(
                                reason -> reason.type().equals(wanted.problem().get()));
        return named
                ? new Finding(vector, Outcome.PASSED, "")
                : new Finding(
                        vector,
                        Outcome.FAILED,
                        judged.word().word() + ", and not for "
                                + wanted.problem().get() + ". " + reasons(judged));
    }

    private static String reasons(Observation.Judged judged) {
        return judged.reasons().stream()
                .map(reason -> reason.detail().isEmpty() ? reason.type() : shortened(reason.detail()))
                .limit(MOST_REASONS)
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_REASON ? detail : detail.substring(0, LONGEST_REASON) + "...";
    }
}
