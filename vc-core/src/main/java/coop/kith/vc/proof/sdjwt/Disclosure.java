package coop.kith.vc.proof.sdjwt;

import coop.kith.bytes.Base64Url;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One claim or array element that its holder shows (RFC 9901 section 4.2), as somebody sent it: only a digest of it in what the issuer signed says that it is the issuer's word.
 *
 * @param text base64url of the JSON array, as it was received; the digest is made over this text
 * @param salt that keeps the digest from being guessed at
 * @param name of the claim; empty for an element of an array
 * @param value of the claim, or the element
 */
public record Disclosure(String text, String salt, Optional<String> name, JsonValue value) {
    /** Refused where the text is not base64url in its one spelling, of a JSON array of salt, name and value, or salt and value. */
    static Result<Disclosure> parse(String text, JsonLimits limits) {
        Optional<byte[]> json = Base64Url.decode(text);
        if (json.isEmpty()) {
            return refused(text, "it is not base64url in its one spelling: no padding, no blanks, no unused bits");
        }
        return Json.parse(json.get(), limits).flatMap(value -> read(text, value));
    }

    private static Result<Disclosure> read(String text, JsonValue json) {
        if (!(json instanceof JsonArray array)) {
            return refused(text, "it is " + json.kind() + ", where an array belongs");
        }
        List<JsonValue> items = array.items();
        if (items.size() != 2 && items.size() != 3) {
            return refused(text, "it is an array of " + items.size() + ", where salt, name and value belong");
        }
        if (!(items.get(0) instanceof JsonString salt)) {
            return refused(text, "its salt is " + items.get(0).kind());
        }
        if (items.size() == 2) {
            return Result.ok(new Disclosure(text, salt.value(), Optional.empty(), items.get(1)));
        }
        return items.get(1) instanceof JsonString name
                ? Result.ok(new Disclosure(text, salt.value(), Optional.of(name.value()), items.get(2)))
                : refused(text, "the name of its claim is " + items.get(1).kind());
    }

    /** Of a claim of an object. */
    static Disclosure of(String salt, String name, JsonValue value) {
        return new Disclosure(
                encoded(JsonArray.of(new JsonString(salt), new JsonString(name), value)),
                salt,
                Optional.of(name),
                value);
    }

    /** Of an element of an array. */
    static Disclosure of(String salt, JsonValue value) {
        return new Disclosure(encoded(JsonArray.of(new JsonString(salt), value)), salt, Optional.empty(), value);
    }

    private static String encoded(JsonArray json) {
        return Base64Url.encode(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Result<Disclosure> refused(String text, String why) {
        return Result.refused(
                Problem.of(SdJwtProblem.MALFORMED_DISCLOSURE, Shown.text(text) + " is no disclosure: " + why + ".")
                        .next("Ask for the SD-JWT again, and pass it on without changing a letter."));
    }
}
