package coop.kith.did.method.webvh;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Logs for tests, honest or forged in one point: whatever is forged, everything else about the log is made to hold, its SCID first of all. JSON is written with single
 * quotes; {@code $A} stands for the Multikey of key A, {@code $hA} for its hash.
 */
final class TestLog {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final String DOMAIN = "club.example";
    static final String FIRST = "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A']}";
    static final String STATE = "{'@context':['https://www.w3.org/ns/did/v1'],'id':'did:webvh:{SCID}:" + DOMAIN
            + "','verificationMethod':[{"
            + "'id':'did:webvh:{SCID}:" + DOMAIN + "#key-1','type':'Multikey','controller':'did:webvh:{SCID}:"
            + DOMAIN + "','publicKeyMultibase':'$A'}],'assertionMethod':['did:webvh:{SCID}:" + DOMAIN
            + "#key-1']}";

    private static final Map<Character, SigningKey> KEYS = keys();

    private final List<LogEntry> entries = new ArrayList<>();
    private WitnessFile witnesses = WitnessFile.empty();
    private String scid = "";

    /** A log of one honest entry by key A. */
    static TestLog begun() {
        return begun(FIRST, STATE);
    }

    static TestLog begun(String parameters) {
        return begun(parameters, STATE);
    }

    /** With these parameters and this state, the SCID computed, signed by A. */
    static TestLog begun(String parameters, String state) {
        return begun(parameters, state, BEGIN.toString());
    }

    static TestLog begun(String parameters, String state, String time) {
        TestLog log = new TestLog();
        LogEntry preliminary = LogEntry.preliminary(time, json(parameters), json(state));
        log.scid = Scid.of(preliminary).orThrow();
        LogEntry first = preliminary.withScid(log.scid).numbered(1).orThrow();
        log.entries.add(signed(first, 'A'));
        return log;
    }

    /** One more honest entry, a day later, by key A. */
    TestLog then(String parameters) {
        return then(parameters, 'A');
    }

    TestLog then(String parameters, char... signers) {
        return then(parameters, STATE, signers);
    }

    TestLog then(String parameters, String state, char... signers) {
        return add(signed(next(BEGIN.plus(entries.size(), ChronoUnit.DAYS).toString(), parameters, state), signers));
    }

    /** The entry that would follow, hashed and not signed. */
    LogEntry next(String time, String parameters, String state) {
        LogEntry last = last();
        return new LogEntry(last.versionId(), time, json(published(parameters)), json(published(state)), List.of())
                .numbered(entries.size() + 1)
                .orThrow();
    }

    LogEntry next() {
        return next(BEGIN.plus(entries.size(), ChronoUnit.DAYS).toString(), "{}", STATE);
    }

    TestLog add(LogEntry entry) {
        entries.add(entry);
        return this;
    }

    /** Replaces an entry, whatever that does to those that follow. */
    TestLog forge(int number, UnaryOperator<LogEntry> change) {
        entries.set(number - 1, change.apply(entries.get(number - 1)));
        return this;
    }

    /** Keeps the entries in this order. */
    TestLog ordered(int... numbers) {
        List<LogEntry> before = List.copyOf(entries);
        entries.clear();
        Arrays.stream(numbers).forEach(number -> entries.add(before.get(number - 1)));
        return this;
    }

    TestLog copy() {
        TestLog copy = new TestLog();
        copy.entries.addAll(entries);
        copy.witnesses = witnesses;
        copy.scid = scid;
        return copy;
    }

    /** Approvals of one version. */
    TestLog approved(int number, char... keys) {
        for (char key : keys) {
            approved(entries.get(number - 1).versionId(), options(key), key);
        }
        return this;
    }

    /** An approval of any text, with these options. */
    TestLog approved(String versionId, JsonObject options, char key) {
        witnesses = witnesses.with(versionId, proof(WitnessFile.approved(versionId), options, key));
        return this;
    }

    TestLog witnesses(WitnessFile file) {
        witnesses = file;
        return this;
    }

    WitnessFile witnesses() {
        return witnesses;
    }

    LogEntry entry(int number) {
        return entries.get(number - 1);
    }

    LogEntry last() {
        return entries.get(entries.size() - 1);
    }

    int size() {
        return entries.size();
    }

    String scid() {
        return scid;
    }

    Did did() {
        return did(DOMAIN);
    }

    Did did(String domain) {
        return Did.parse("did:webvh:" + scid + ":" + domain).orThrow();
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> out.writeBytes(entry.line()));
        return out.toByteArray();
    }

    /** Served where its DID says. */
    Web web() {
        LogLocation location = LogLocation.of(did(), Idna.none()).orThrow();
        Web web = new Web().with(location.log(), bytes());
        return witnesses.approvals().isEmpty() ? web : web.with(location.witnesses(), witnesses.bytes());
    }

    VerifiedLog verified() {
        return LogVerifier.standard().verify(bytes(), witnesses, NOW);
    }

    String published(String text) {
        return text.replace(LogEntry.PLACEHOLDER, scid);
    }

    static LogEntry signed(LogEntry entry, char... keys) {
        LogEntry signed = entry;
        for (char key : keys) {
            signed = signed(signed, options(key), key);
        }
        return signed;
    }

    /** A proof with whatever options, its signature valid over them. */
    static LogEntry signed(LogEntry entry, JsonObject options, char key) {
        return entry.withProof(proof(entry.unsecured(), options, key));
    }

    static JsonObject options(char key) {
        return json("{'type':'DataIntegrityProof','cryptosuite':'eddsa-jcs-2022','verificationMethod':'did:key:$" + key
                + "#$" + key + "','created':'2026-01-01T00:00:00Z','proofPurpose':'assertionMethod'}");
    }

    static JsonObject proof(JsonObject document, JsonObject options, char key) {
        byte[] configuration = Digests.sha256(Jcs.canonicalize(options).orThrow());
        byte[] content = Digests.sha256(Jcs.canonicalize(document).orThrow());
        byte[] both = Arrays.copyOf(configuration, 64);
        System.arraycopy(content, 0, both, 32, 32);
        return options.with("proofValue", Base58.encode(key(key).sign(both)));
    }

    static Signer key(char name) {
        return java.util.Objects.requireNonNull(KEYS.get(name));
    }

    static String multikey(char name) {
        return Multikey.encode(key(name).publicKey());
    }

    static JsonObject json(String text) {
        String written = text.replace('\'', '"');
        for (char name : KEYS.keySet()) {
            written =
                    written.replace("$h" + name, LogHash.ofKey(multikey(name))).replace("$" + name, multikey(name));
        }
        return Json.parseObject(written).orThrow();
    }

    /** A to F control, U to W witness, P is on another curve. */
    private static Map<Character, SigningKey> keys() {
        Map<Character, SigningKey> keys = new TreeMap<>();
        for (char name : "ABCDEFUVW".toCharArray()) {
            keys.put(name, key(KeyType.ED25519, name));
        }
        keys.put('P', key(KeyType.P256, 'P'));
        return keys;
    }

    private static SigningKey key(KeyType type, char name) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) name);
        return SigningKey.of(type, seed, Cryptography.standard(), SecretAccess.because("a key for tests"))
                .orThrow();
    }
}
