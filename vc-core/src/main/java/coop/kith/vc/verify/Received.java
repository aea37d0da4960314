package coop.kith.vc.verify;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** From what was received to a JSON object. A token alone stands for the envelope around it; of other tokens it is told what they are. */
final class Received {
    static final String NAME = "parse";

    /** RFC 7515 section 7.1, and RFC 9901 section 4 for what may follow. */
    private static final Pattern TOKEN =
            Pattern.compile("\"?[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+\\.[A-Za-z0-9_-]*+(~[A-Za-z0-9_.~-]*+)?\"?");

    private static final String ANY_TOKEN = "application/jwt";

    private Received() {}

    /** A credential, or a token that stands for the envelope around it. */
    static <T> Judgement<T> credential(String text, Function<JsonObject, Judgement<T>> judge) {
        return read(
                text,
                token -> EnvelopedCredential.around(isSelective(token) ? SdJwtEnvelopes.MEDIA_TYPE : ANY_TOKEN, token)
                        .map(EnvelopedCredential::json),
                judge);
    }

    static <T> Judgement<T> credential(byte[] utf8, Function<JsonObject, Judgement<T>> judge) {
        return maybeToken(utf8)
                .map(text -> credential(text, judge))
                .orElseGet(() -> judged(Json.parseObject(utf8, JsonLimits.standard()), judge));
    }

    /** A presentation, or a token that stands for the envelope around it. */
    static <T> Judgement<T> presentation(String text, Function<JsonObject, Judgement<T>> judge) {
        return read(
                text,
                token -> isSelective(token)
                        ? Result.refused(selective())
                        : EnvelopedPresentation.around(ANY_TOKEN, token).map(EnvelopedPresentation::json),
                judge);
    }

    static <T> Judgement<T> presentation(byte[] utf8, Function<JsonObject, Judgement<T>> judge) {
        return maybeToken(utf8)
                .map(text -> presentation(text, judge))
                .orElseGet(() -> judged(Json.parseObject(utf8, JsonLimits.standard()), judge));
    }

    private static <T> Judgement<T> read(
            String text, Function<String, Result<JsonObject>> envelope, Function<JsonObject, Judgement<T>> judge) {
        String token = text.strip();
        if (text.length() > JsonLimits.standard().bytes()
                || !TOKEN.matcher(token).matches()) {
            return judged(Json.parseObject(text), judge);
        }
        return judged(token.indexOf('"') >= 0 ? Result.refused(quoted()) : envelope.apply(token), judge);
    }

    /** The text, where it can be a token. */
    private static Optional<String> maybeToken(byte[] utf8) {
        return utf8.length > 0
                        && utf8[0] != '{'
                        && utf8.length <= JsonLimits.standard().bytes()
                ? Optional.of(new String(utf8, StandardCharsets.ISO_8859_1))
                        .filter(text -> TOKEN.matcher(text.strip()).matches())
                : Optional.empty();
    }

    private static <T> Judgement<T> judged(Result<JsonObject> parsed, Function<JsonObject, Judgement<T>> judge) {
        return parsed.fold(judge, problems -> Judgement.without(List.of(Check.failed(NAME, problems))));
    }

    private static boolean isSelective(String token) {
        return token.indexOf('~') >= 0;
    }

    private static Problem selective() {
        return Problem.of(
                        VcProblem.PARSING_ERROR,
                        "This is an SD-JWT, and a presentation in JSON with a proof inside, or a vp+jwt, was expected.")
                .next("Verify it as a credential, whose key binding answers the challenge, or ask for a presentation"
                        + " with a Data Integrity proof.");
    }

    private static Problem quoted() {
        return Problem.of(VcProblem.PARSING_ERROR, "This is a JSON Web Token in quotation marks.")
                .next("Hand the token over without them.");
    }
}
