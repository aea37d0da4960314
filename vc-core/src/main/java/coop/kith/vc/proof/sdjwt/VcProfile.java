package coop.kith.vc.proof.sdjwt;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.jose.NumericDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A credential of the IETF's, which is none of the W3C's: {@code dc+sd-jwt}, and {@code vc+sd-jwt} as it was called until November 2024, told from the W3C's by {@code vct}
 * (draft-ietf-oauth-sd-jwt-vc-19, section 2.2). A {@code vct} is a name: what it leads to is not asked for.
 */
record VcProfile() implements Profile {
    static final String TYPE = "application/dc+sd-jwt";

    @Override
    public Check type(SdJwt sdJwt, JsonPointer where) {
        JsonObject header = sdJwt.issued().header();
        JsonObject claims = sdJwt.processed().claims();
        List<Problem> problems = new ArrayList<>();
        Profile.wrongType(header, List.of(TYPE, W3cProfile.MEDIA_TYPE), where).ifPresent(problems::add);
        if (claims.has("@context")
                && Profile.wrongType(header, List.of(TYPE), where).isPresent()) {
            problems.add(Profile.notForThis("It has an @context, as credentials of the W3C have it.", where));
        }
        return Profile.check("type", problems);
    }

    @Override
    public Check claims(SdJwt sdJwt, JsonPointer where) {
        JsonObject claims = sdJwt.processed().claims();
        List<Problem> problems = new ArrayList<>();
        if (!claims.has("vct")) {
            problems.add(Problem.of(SdJwtProblem.CLAIM_MISSING, "There is no vct, which would say its type.", where));
        }
        for (String text : List.of("vct", "vct#integrity", "iss", "sub")) {
            claims.get(text)
                    .filter(value -> !isText(value))
                    .ifPresent(value -> problems.add(unfit(text, value, "a text", where)));
        }
        for (String time : List.of("iat", "nbf", "exp")) {
            claims.get(time)
                    .filter(value -> NumericDate.of(claims, time).isEmpty())
                    .ifPresent(value -> problems.add(unfit(time, value, "a time in seconds", where)));
        }
        for (String object : List.of("cnf", "status")) {
            claims.get(object)
                    .filter(value -> !(value instanceof JsonObject))
                    .ifPresent(value -> problems.add(unfit(object, value, "an object", where)));
        }
        claims.get("aka_vcts")
                .filter(value -> !areOtherTypes(value, claims.get("vct")))
                .ifPresent(value -> problems.add(unfit("aka_vcts", value, "an array of other types", where)));
        return Profile.check("claims", problems);
    }

    private static boolean areOtherTypes(JsonValue value, Optional<JsonValue> type) {
        return value instanceof JsonArray array
                && !array.items().isEmpty()
                && array.items().stream().allMatch(VcProfile::isText)
                && type.filter(array.items()::contains).isEmpty();
    }

    private static boolean isText(JsonValue value) {
        return value instanceof JsonString text && !text.value().isBlank();
    }

    private static Problem unfit(String name, JsonValue value, String instead, JsonPointer where) {
        return Problem.of(
                VcProblem.MALFORMED_VALUE_ERROR,
                "The claim " + name + " is " + Shown.value(value) + ", where " + instead + " belongs.",
                where);
    }

    /** Section 2.2.2.3 of the draft. */
    @Override
    public Set<String> clear() {
        return Set.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status");
    }

    @Override
    public List<String> present() {
        return List.of("aud");
    }
}
