package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.View;
import coop.kith.trust.intake.git.GitWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a signer is trusted: asked once for each. */
public interface SignerTrust {
    /**
     * An opinion of one signer.
     *
     * @param word TRUSTED, NEED, REFER, UNAUTHORIZED, or REGISTRY_UNAVAILABLE where there was nothing to ask
     * @param because one sentence or more, for people
     * @param answer the whole answer, where there is one
     */
    record Opinion(GitWord word, List<String> because, Optional<JsonObject> answer) {
        public Opinion {
            because = List.copyOf(because);
        }
    }

    /** Problems of the log that are named; {@code kith trust ask} names all. */
    int MAX_REASONS = 3;

    Opinion of(Did signer);

    /** {@link #asking(Function, View)} with DIDs for names. */
    static SignerTrust asking(Function<Did, TrustAnswer> engine) {
        return asking(engine, View.plain());
    }

    /** From what answers the question of trust; allow is trusted, deny is unauthorized. The sentences tell what the view lets them tell. */
    static SignerTrust asking(Function<Did, TrustAnswer> engine, View view) {
        return signer -> {
            TrustAnswer answer = engine.apply(signer);
            GitWord word = switch (answer.decision()) {
                case ALLOW -> GitWord.TRUSTED;
                case NEED -> GitWord.NEED;
                case REFER -> GitWord.REFER;
                case DENY -> GitWord.UNAUTHORIZED;
            };
            JsonObject json = answer.toJson(view);
            return new Opinion(word, sentences(json), Optional.of(json));
        };
    }

    /** The verdict's sentence, then those of the paths and of what is missing. */
    private static List<String> sentences(JsonObject answer) {
        List<String> sentences =
                new ArrayList<>(answer.string("sentence").stream().toList());
        for (String part : List.of("because", "needs")) {
            for (JsonValue item : answer.oneOrMany(part)) {
                if (item instanceof JsonObject object) {
                    object.string("sentence").ifPresent(sentences::add);
                }
            }
        }
        return sentences;
    }

    /**
     * The same while some evidence is unread: nobody is trusted for now, because what was left out could have been the revocation or the objection that counts. The
     * other words stand.
     */
    default SignerTrust doubting(List<Problem> unread) {
        if (unread.isEmpty()) {
            return this;
        }
        String why = "Evidence in the log no longer verifies and was left out, so nobody is trusted for now: "
                + unread.stream()
                        .map(Problem::detail)
                        .distinct()
                        .limit(MAX_REASONS)
                        .collect(Collectors.joining("; "))
                + (unread.size() > MAX_REASONS ? "; " + unread.size() + " problems in all." : "");
        return signer -> {
            Opinion opinion = of(signer);
            if (opinion.word() != GitWord.TRUSTED) {
                return opinion;
            }
            List<String> because = new ArrayList<>(List.of(why));
            because.addAll(opinion.because());
            return new Opinion(GitWord.REGISTRY_UNAVAILABLE, because, opinion.answer());
        };
    }

    /** For when the evidence cannot be read: nobody is trusted, and the reason is said. */
    static SignerTrust unavailable(String why) {
        return signer -> new Opinion(GitWord.REGISTRY_UNAVAILABLE, List.of(why), Optional.empty());
    }
}
