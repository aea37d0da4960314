package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is sealed: four bytes of length, a JSON index of the keys' public side, then their private bytes in the index's order.
 * The private bytes never become text, so that every copy of them can be wiped.
 */
record Contents(Map<String, Stored> keys) {
    /** A key with its entry in the index. */
    record Stored(FileKeystore.Entry entry, SigningKey key) {}

    private static final SecretAccess ACCESS =
            SecretAccess.because("private keys on their way into or out of a sealed file");

    Contents {
        keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    static Contents empty() {
        return new Contents(Map.of());
    }

    Contents with(Stored stored) {
        Map<String, Stored> more = new LinkedHashMap<>(keys);
        more.put(stored.entry().name(), stored);
        return new Contents(more);
    }

    /** The caller wipes it. */
    byte[] encode() {
        List<JsonValue> index = new ArrayList<>();
        int secrets = 0;
        for (Stored stored : keys.values()) {
            FileKeystore.Entry entry = stored.entry();
            index.add(JsonObject.empty()
                    .with("name", entry.name())
                    .with("publicKeyMultibase", Multikey.encode(entry.publicKey()))
                    .with("created", entry.created().toString()));
            secrets += entry.publicKey().type().scheme().privateKeyLength();
        }
        byte[] json = Json.write(new JsonArray(index)).getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES + json.length + secrets);
        content.putInt(json.length).put(json);
        for (Stored stored : keys.values()) {
            byte[] secret = stored.key().privateBytes(ACCESS);
            content.put(secret);
            Arrays.fill(secret, (byte) 0);
        }
        return content.array();
    }

    static Result<Contents> decode(byte[] content, Cryptography cryptography) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        try {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                return malformed("its index is longer than the file");
            }
            byte[] json = new byte[length];
            rest.get(json);
            return Json.parse(json, new JsonLimits(Envelope.LARGEST_FILE, 3, 100_000))
                    .flatMap(index -> index instanceof JsonArray array
                            ? keys(array, rest, cryptography)
                            : malformed("its index is no list"));
        } catch (BufferUnderflowException cut) {
            return malformed("it ends too early");
        }
    }

    private static Result<Contents> keys(JsonArray index, ByteBuffer rest, Cryptography cryptography) {
        Map<String, Stored> keys = new LinkedHashMap<>();
        for (JsonValue item : index.items()) {
            if (!(item instanceof JsonObject line)) {
                return malformed("its index holds something that is no object");
            }
            Result<Stored> stored = entry(line).flatMap(entry -> key(entry, rest, cryptography));
            if (!stored.isOk()) {
                return Result.refused(stored.problems());
            }
            if (keys.put(stored.orThrow().entry().name(), stored.orThrow()) != null) {
                return malformed("two keys have one name");
            }
        }
        return rest.hasRemaining() ? malformed("it goes on after the last key") : Result.ok(new Contents(keys));
    }

    private static Result<FileKeystore.Entry> entry(JsonObject line) {
        Result<PublicKey> publicKey =
                Multikey.decode(line.string("publicKeyMultibase").orElse(""));
        try {
            Instant created = Instant.parse(line.string("created").orElse(""));
            return publicKey.map(
                    key -> new FileKeystore.Entry(line.string("name").orElse(""), key, created));
        } catch (DateTimeException noTime) {
            return malformed("a key's time of creation is no time");
        }
    }

    private static Result<Stored> key(FileKeystore.Entry entry, ByteBuffer rest, Cryptography cryptography) {
        byte[] secret = new byte[entry.publicKey().type().scheme().privateKeyLength()];
        rest.get(secret);
        Result<SigningKey> key = SigningKey.of(entry.publicKey().type(), secret, cryptography, ACCESS);
        Arrays.fill(secret, (byte) 0);
        return key.flatMap(good -> good.publicKey().equals(entry.publicKey())
                ? Result.ok(new Stored(entry, good))
                : malformed("the private half of '" + entry.name() + "' does not belong to its public half"));
    }

    private static <T> Result<T> malformed(String detail) {
        return Result.refused(Problem.of(KeystoreProblem.MALFORMED, "the sealed content is damaged: " + detail));
    }
}
