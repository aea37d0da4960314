package coop.kith.vc.verify;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.VcProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** From what was received to a JSON object; whoever sends a token instead is told so. */
final class Received {
    static final String NAME = "parse";

    /** RFC 7515 section 7.1, and RFC 9901 section 4 for what may follow. */
    private static final Pattern TOKEN =
            Pattern.compile("\"?[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+\\.[A-Za-z0-9_-]*+(~[A-Za-z0-9_.~-]*+)?\"?");

    private Received() {}

    static <T> Judgement<T> read(String text, Function<JsonObject, Judgement<T>> judge) {
        return isToken(text) ? refused(List.of(token(text))) : judged(Json.parseObject(text), judge);
    }

    static <T> Judgement<T> read(byte[] utf8, Function<JsonObject, Judgement<T>> judge) {
        return utf8.length > 0
                        && utf8[0] != '{'
                        && utf8.length <= JsonLimits.standard().bytes()
                        && isToken(new String(utf8, StandardCharsets.ISO_8859_1))
                ? refused(List.of(token(new String(utf8, StandardCharsets.ISO_8859_1))))
                : judged(Json.parseObject(utf8, JsonLimits.standard()), judge);
    }

    private static <T> Judgement<T> judged(Result<JsonObject> parsed, Function<JsonObject, Judgement<T>> judge) {
        return parsed.fold(judge, Received::refused);
    }

    private static <T> Judgement<T> refused(List<Problem> problems) {
        return Judgement.without(List.of(Check.failed(NAME, problems)));
    }

    private static boolean isToken(String text) {
        return TOKEN.matcher(text.strip()).matches();
    }

    private static Problem token(String text) {
        boolean selective = text.indexOf('~') >= 0;
        return Problem.of(
                        VcProblem.PARSING_ERROR,
                        selective
                                ? "This is an SD-JWT, and a credential in JSON with a proof inside was expected."
                                : "This is a JSON Web Token, and a credential in JSON with a proof inside was expected.")
                .next("Verify it with a verifier for tokens, or ask for the credential with a Data Integrity proof.");
    }
}
