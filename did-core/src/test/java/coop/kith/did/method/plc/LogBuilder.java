package coop.kith.did.method.plc;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Audit logs of our own, signed with keys of our own: three rotation keys, the first the most powerful. */
final class LogBuilder {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final List<SigningKey> KEYS =
            List.of(key(KeyType.P256), key(KeyType.SECP256K1), key(KeyType.SECP256K1), key(KeyType.P256));
    static final int STRANGER = 3;

    private final List<JsonObject> entries = new ArrayList<>();
    private Did did = Did.parse("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa").orThrow();

    private static SigningKey key(KeyType type) {
        return Cryptography.standard().generate(type, new SecureRandom());
    }

    static String didKey(int index) {
        return "did:key:" + Multikey.encode(KEYS.get(index).publicKey());
    }

    static JsonObject state(String handle) {
        return JsonObject.empty()
                .with("type", "plc_operation")
                .with("rotationKeys", JsonArray.ofStrings(List.of(didKey(0), didKey(1), didKey(2))))
                .with("verificationMethods", JsonObject.empty().with("atproto", didKey(2)))
                .with("alsoKnownAs", JsonArray.ofStrings(List.of("at://" + handle)))
                .with(
                        "services",
                        JsonObject.empty()
                                .with(
                                        "atproto_pds",
                                        JsonObject.empty()
                                                .with("type", "AtprotoPersonalDataServer")
                                                .with("endpoint", "https://pds.example")));
    }

    static JsonObject tombstone() {
        return JsonObject.empty().with("type", "plc_tombstone");
    }

    /** A new log whose first operation the key at {@code signer} signed. */
    static LogBuilder begun(String handle, int signer) {
        LogBuilder log = new LogBuilder();
        JsonObject operation = signed(state(handle).with("prev", JsonLiteral.NULL), signer);
        log.did = Did.parse("did:plc:" + Encoded.of(operation).identifier()).orThrow();
        log.entry(operation, START, false);
        return log;
    }

    /** One operation more, behind the entry at {@code prev}; {@code seconds} after {@link #START}. */
    LogBuilder add(JsonObject state, int prev, int signer, long seconds) {
        return addRaw(signed(state.with("prev", cid(prev)), signer), seconds);
    }

    LogBuilder addAfterMillis(JsonObject state, int prev, int signer, long millis) {
        entry(signed(state.with("prev", cid(prev)), signer), START.plusMillis(millis), false);
        return this;
    }

    LogBuilder addRaw(JsonObject operation, long seconds) {
        entry(operation, START.plusSeconds(seconds), false);
        return this;
    }

    LogBuilder marked(int... nullified) {
        for (int index : nullified) {
            entries.set(index, entries.get(index).with("nullified", JsonLiteral.TRUE));
        }
        return this;
    }

    LogBuilder changed(int index, String member, JsonValue value) {
        entries.set(index, entries.get(index).with(member, value));
        return this;
    }

    private void entry(JsonObject operation, Instant time, boolean nullified) {
        entries.add(JsonObject.empty()
                .with("did", did.toString())
                .with("operation", operation)
                .with("cid", Encoded.of(operation).cid())
                .with("nullified", nullified ? JsonLiteral.TRUE : JsonLiteral.FALSE)
                .with("createdAt", DateTimeStamp.format(time)));
    }

    static JsonObject signed(JsonObject unsigned, int signer) {
        SigningKey key = KEYS.get(signer);
        byte[] signature = key.sign(Encoded.of(unsigned).content().toArray());
        BigInteger order = key.publicKey().type().curve().order();
        BigInteger s = new BigInteger(1, signature, 32, 32);
        if (s.compareTo(order.shiftRight(1)) > 0) {
            signature = withS(signature, order.subtract(s));
        }
        return unsigned.with("sig", Base64Url.encode(signature));
    }

    static byte[] withS(byte[] signature, BigInteger s) {
        byte[] changed = signature.clone();
        byte[] bytes = s.toByteArray();
        for (int at = 0; at < 32; at++) {
            int from = bytes.length - 1 - at;
            changed[63 - at] = from < 0 ? 0 : bytes[from];
        }
        return changed;
    }

    Did did() {
        return did;
    }

    String cid(int index) {
        return entries.get(index).string("cid").orElseThrow();
    }

    JsonObject operation(int index) {
        return entries.get(index).object("operation").orElseThrow();
    }

    List<JsonObject> entries() {
        return entries;
    }

    byte[] bytes() {
        return bytes(entries);
    }

    static byte[] bytes(List<JsonObject> entries) {
        return Json.write(new JsonArray(List.copyOf(entries))).getBytes(StandardCharsets.UTF_8);
    }

    DidResolver resolver() {
        return resolver(did, bytes());
    }

    Resolution resolve() {
        return resolver().resolve(did, ResolutionOptions.none());
    }

    Resolution resolve(ResolutionOptions options) {
        return resolver().resolve(did, options);
    }

    static DidResolver resolver(Did did, byte[] log) {
        DidPlc method = DidPlc.of(PlcDirectory.ofLogs(Map.of(did, Bytes.of(log))));
        return DidResolver.of(List.of(method), InstantSource.fixed(START.plusSeconds(1_000_000)));
    }

    static JsonString text(String value) {
        return new JsonString(value);
    }
}
