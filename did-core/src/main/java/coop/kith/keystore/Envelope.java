package coop.kith.keystore;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The file's outer form: one line of JSON that says how the content was sealed, and the sealed content.
 * A file is read only when it is, byte for byte, what this class would write, so that no change of it goes unseen.
 */
record Envelope(Stretching stretching, Bytes salt, Bytes nonce, Bytes sealed) {
    static final int SALT_LENGTH = 16;
    static final int NONCE_LENGTH = 12;
    /** A thousand keys take about a quarter of it. */
    static final int LARGEST_FILE = 1 << 20;

    private static final long VERSION = 1;

    /** What the seal covers beside the content. */
    byte[] header() {
        return Json.write(headerObject()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] encode() {
        return Json.write(headerObject().with("sealed", Base64Url.encode(sealed.toArray())))
                .getBytes(StandardCharsets.UTF_8);
    }

    static Result<Envelope> decode(byte[] file) {
        return Json.parseObject(file, new JsonLimits(LARGEST_FILE, 2, 32))
                .fold(
                        object -> versioned(object, file),
                        problems -> malformed(problems.get(0).detail()));
    }

    private static Result<Envelope> versioned(JsonObject object, byte[] file) {
        OptionalLong version = number(object, "kithKeystore");
        if (version.isEmpty()) {
            return malformed("it is no keystore of Kith");
        }
        if (version.getAsLong() != VERSION) {
            return Result.refused(Problem.of(
                            KeystoreProblem.UNSUPPORTED_VERSION,
                            "the file has version " + version.getAsLong() + " of the form; known is " + VERSION)
                    .next("open it with the version of Kith that wrote it, or a later one"));
        }
        return members(object, file);
    }

    private static Result<Envelope> members(JsonObject object, byte[] file) {
        OptionalLong memory = number(object, "argon2idMemoryKiB");
        OptionalLong passes = number(object, "argon2idPasses");
        OptionalLong lanes = number(object, "argon2idLanes");
        byte[] salt = binary(object, "salt");
        byte[] nonce = binary(object, "aes256gcmNonce");
        byte[] sealed = binary(object, "sealed");
        if (memory.isEmpty() || passes.isEmpty() || lanes.isEmpty()) {
            return malformed("the cost of Argon2id is missing");
        }
        if (!Stretching.isAffordable(memory.getAsLong(), passes.getAsLong(), lanes.getAsLong())) {
            return Result.refused(Problem.of(
                    KeystoreProblem.TOO_COSTLY,
                    "the file demands Argon2id with " + memory.getAsLong() + " KiB, " + passes.getAsLong()
                            + " passes and " + lanes.getAsLong() + " lanes, which is outside Kith's bounds"));
        }
        if (salt.length != SALT_LENGTH || nonce.length != NONCE_LENGTH) {
            return malformed("salt or nonce is missing or has a wrong length");
        }
        Envelope envelope = new Envelope(
                new Stretching((int) memory.getAsLong(), (int) passes.getAsLong(), (int) lanes.getAsLong()),
                Bytes.of(salt),
                Bytes.of(nonce),
                Bytes.of(sealed));
        return Arrays.equals(envelope.encode(), file)
                ? Result.ok(envelope)
                : malformed("the file is not as Kith writes it");
    }

    private JsonObject headerObject() {
        return JsonObject.empty()
                .with("kithKeystore", JsonNumber.of(VERSION))
                .with("argon2idMemoryKiB", JsonNumber.of(stretching.memory()))
                .with("argon2idPasses", JsonNumber.of(stretching.passes()))
                .with("argon2idLanes", JsonNumber.of(stretching.lanes()))
                .with("salt", Base64Url.encode(salt.toArray()))
                .with("aes256gcmNonce", Base64Url.encode(nonce.toArray()));
    }

    private static OptionalLong number(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        return value instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }

    /** Nothing where the member is missing or no base64url: each use has a length to check, and the whole file is compared at the end. */
    private static byte[] binary(JsonObject object, String name) {
        return object.string(name).flatMap(Base64Url::decode).orElseGet(() -> new byte[0]);
    }

    private static Result<Envelope> malformed(String detail) {
        return Result.refused(Problem.of(KeystoreProblem.MALFORMED, detail)
                .next("restore the file from a copy; it was changed or cut after it was written"));
    }
}
