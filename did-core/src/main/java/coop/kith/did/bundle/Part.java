package coop.kith.did.bundle;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;

/**
 * One answer that was fetched.
 *
 * @param asked the address that was asked for
 * @param from where the body came from, after redirects
 */
record Part(String asked, String from, int status, Optional<String> mediaType, Bytes body) {
    static Part of(String asked, Fetched answer) {
        return new Part(asked, answer.url().toString(), answer.status(), answer.mediaType(), answer.body());
    }

    static Result<Part> read(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return refused(BundleProblem.SYNTAX, "an answer is an object", "");
        }
        Optional<String> asked = json.string("asked");
        Optional<String> from = json.string("from");
        Optional<Integer> status = json.get("status")
                .filter(JsonNumber.class::isInstance)
                .map(number -> (int) ((JsonNumber) number).asLong().orElse(0))
                .filter(code -> code >= 200 && code <= 599);
        Optional<Bytes> body = json.string("body").flatMap(Base64Url::decode).map(Bytes::of);
        if (asked.isEmpty() || from.isEmpty() || status.isEmpty() || body.isEmpty()) {
            return refused(
                    BundleProblem.SYNTAX,
                    "an answer has \"asked\", \"from\", \"status\" (200 to 599) and \"body\" (base64url)",
                    "");
        }
        Part part = new Part(asked.get(), from.get(), status.get(), json.string("mediaType"), body.get());
        return json.string("sha256").equals(Optional.of(part.digest()))
                ? Result.ok(part)
                : refused(
                        BundleProblem.BODY,
                        "the body from " + part.asked + " has the SHA-256 " + part.digest()
                                + ", not the one that is stated",
                        "sha256");
    }

    JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("asked", asked)
                .with("from", from)
                .with("status", JsonNumber.of(status))
                .with("sha256", digest())
                .with("body", Base64Url.encode(body.toArray()));
        return mediaType.isPresent() ? json.with("mediaType", mediaType.get()) : json;
    }

    Result<Fetched> fetched() {
        return HttpsUrl.parse(from)
                .map(url -> new Fetched(
                        url, status, mediaType, body, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private String digest() {
        return Bytes.of(Digests.sha256(body.toArray())).hex();
    }

    private static Result<Part> refused(BundleProblem type, String detail, String where) {
        return Result.refused(Problem.of(type, detail, where.isEmpty() ? JsonPointer.root() : JsonPointer.of(where)));
    }
}
