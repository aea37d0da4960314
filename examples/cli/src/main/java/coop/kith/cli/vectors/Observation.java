package coop.kith.cli.vectors;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.ProblemJson;
import java.util.List;
import java.util.Optional;

/** What an implementation did with a {@link Task}. */
public sealed interface Observation {
    /** How it judged. */
    enum Word {
        ACCEPTED("accepted"),
        REJECTED("rejected"),
        UNDECIDED("undecided"),
        /** Rejected or undecided: the implementation does not tell which. */
        REFUSED("refused");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        /** As it stands in JSON. */
        public String word() {
            return word;
        }

        static Optional<Word> of(String text) {
            return List.of(values()).stream()
                    .filter(one -> one.word.equals(text))
                    .findFirst();
        }

        /** Whether {@code seen} is this word, as far as it tells. */
        boolean isMetBy(Word seen) {
            return this == seen || (seen == REFUSED && this != ACCEPTED) || (this == REFUSED && seen != ACCEPTED);
        }
    }

    /** One reason. */
    record Reason(String type, String detail) {
        static Reason of(Problem problem) {
            return new Reason(problem.type().uri(), problem.detail());
        }

        static Reason of(JsonObject json) {
            return new Reason(
                    json.string("type").orElse(""),
                    json.string("detail").or(() -> json.string("title")).orElse(""));
        }

        private JsonObject json() {
            return JsonObject.empty().with("type", type).with("detail", detail);
        }
    }

    /** A verdict, and why. */
    record Judged(Word word, List<Reason> reasons) implements Observation {
        public Judged {
            reasons = List.copyOf(reasons);
        }

        static Judged of(Word word, List<Problem> problems) {
            return new Judged(word, problems.stream().map(Reason::of).toList());
        }

        @Override
        public JsonObject json() {
            List<JsonValue> problems =
                    reasons.stream().<JsonValue>map(Reason::json).toList();
            return JsonObject.empty().with("verdict", word.word()).with("problems", new JsonArray(problems));
        }
    }

    /** What was asked for. */
    record Produced(String text) implements Observation {
        @Override
        public JsonObject json() {
            return JsonObject.empty().with("text", text);
        }
    }

    /** It does not do that. */
    record Declined(String why) implements Observation {
        @Override
        public JsonObject json() {
            return JsonObject.empty().with("declined", why);
        }
    }

    /** It gave no answer, or none that can be read. */
    record Silent(List<Problem> why) implements Observation {
        public Silent {
            why = List.copyOf(why);
        }

        @Override
        public JsonObject json() {
            List<JsonValue> problems =
                    why.stream().<JsonValue>map(ProblemJson::of).toList();
            return JsonObject.empty().with("silent", new JsonArray(problems));
        }
    }

    /** As a command answers. */
    JsonObject json();

    /** What a command answered. */
    static Observation parse(JsonObject json) {
        Optional<Word> word = json.string("verdict").flatMap(Word::of);
        if (word.isPresent()) {
            return new Judged(
                    word.get(),
                    json.oneOrMany("problems").stream()
                            .filter(JsonObject.class::isInstance)
                            .map(problem -> Reason.of((JsonObject) problem))
                            .toList());
        }
        return json.string("text")
                .<Observation>map(Produced::new)
                .or(() -> json.string("declined").map(Declined::new))
                .orElseGet(() -> new Silent(List.of(Problem.of(
                                VectorProblem.NO_ANSWER, "The answer has neither verdict, text nor declined: " + json)
                        .next("Answer as the documentation of coop.kith.cli.vectors says."))));
    }
}
