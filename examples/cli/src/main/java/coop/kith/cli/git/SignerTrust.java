package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.intake.git.GitWord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    Opinion of(Did signer);

    /** From what answers the question of trust; allow is trusted, deny is unauthorized. */
    static SignerTrust asking(Function<Did, TrustAnswer> engine) {
        return signer -> {
            TrustAnswer answer = engine.apply(signer);
            GitWord word = switch (answer.decision()) {
                case ALLOW -> GitWord.TRUSTED;
                case NEED -> GitWord.NEED;
                case REFER -> GitWord.REFER;
                case DENY -> GitWord.UNAUTHORIZED;
            };
            List<String> sentences = answer.toText()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return new Opinion(word, sentences, Optional.of(answer.toJson()));
        };
    }

    /** For when the evidence cannot be read: nobody is trusted, and the reason is said. */
    static SignerTrust unavailable(String why) {
        return signer -> new Opinion(GitWord.REGISTRY_UNAVAILABLE, List.of(why), Optional.empty());
    }
}
