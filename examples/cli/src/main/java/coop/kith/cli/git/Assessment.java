package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.trust.intake.git.GitWord;
import coop.kith.vc.verdict.ProblemJson;
import coop.kith.vc.verdict.VerdictJson;
import java.util.List;
import java.util.Optional;

/**
 * What is said of one commit or tag.
 *
 * @param signer who signed, where the signature is sound; whatever the word, nobody else
 * @param claimed whom the object names as its signer, where it names one
 * @param because sentences for people, the most important first
 * @param answer the answer about the signer's trust, where it was asked
 */
public record Assessment(
        GitWord word,
        Optional<Did> signer,
        Optional<String> claimed,
        List<String> because,
        List<Problem> problems,
        List<Check> checks,
        Optional<JsonObject> answer) {
    public Assessment {
        because = List.copyOf(because);
        problems = List.copyOf(problems);
        checks = List.copyOf(checks);
    }

    /** Nothing can be said but what is wrong. */
    static Assessment refused(GitWord word, List<Problem> problems) {
        return new Assessment(
                word,
                Optional.empty(),
                Optional.empty(),
                problems.stream().map(Problem::detail).toList(),
                problems,
                List.of(Check.failed("object.read", problems.get(0))),
                Optional.empty());
    }

    /** Whether the word and its sentences are about the signer, and so the same for whatever else they signed. */
    boolean answersForSigner() {
        return signer.isPresent() && word != GitWord.EXEMPT && word != GitWord.STOLEN_KEY;
    }

    /** The members {@code verdict}, {@code signer}, {@code claimed}, {@code because}, {@code problems}, {@code checks}, {@code signedAt} and {@code trust}, after those of {@code start}. */
    JsonObject json(JsonObject start) {
        JsonValue who =
                signer.<JsonValue>map(did -> new JsonString(did.toString())).orElse(JsonLiteral.NULL);
        JsonObject json = start.with("verdict", word.word()).with("signer", who);
        if (claimed.isPresent()) {
            json = json.with("claimed", claimed.get());
        }
        json = json.with("because", JsonArray.ofStrings(because))
                .with(
                        "problems",
                        new JsonArray(List.copyOf(
                                problems.stream().map(ProblemJson::of).toList())))
                .with(
                        "checks",
                        new JsonArray(List.copyOf(
                                checks.stream().map(Assessment::json).toList())));
        if (signer.isPresent()) {
            json = json.with("signingTime", "claimed-only");
        }
        return answer.isPresent() ? json.with("trust", answer.get()) : json;
    }

    private static JsonObject json(Check check) {
        JsonObject json =
                JsonObject.empty().with("name", check.name()).with("outcome", VerdictJson.word(check.outcome()));
        return check.problem().isPresent()
                ? json.with("problem", ProblemJson.of(check.problem().get()))
                : json;
    }
}
