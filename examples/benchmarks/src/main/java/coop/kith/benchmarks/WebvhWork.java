package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.method.webvh.LogEntry;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.method.webvh.LogVerifier;
import coop.kith.did.method.webvh.Scid;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.VerifiedLog;
import coop.kith.did.method.webvh.WitnessFile;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.Surroundings;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A did:webvh log of 120 entries with two of three witnesses, who all approved its newest entry, as the specification asks controllers to prune the file to; and one
 * entry more.
 */
final class WebvhWork {
    static final int ENTRIES = 120;

    /** Approvals that must hold. */
    static final int THRESHOLD = 2;

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String PLACE = "club.example:members:ana";
    private static final String ADDRESS = "https://club.example/members/ana/";

    private final SigningKey controller = key(1);
    private final List<SigningKey> witnesses = List.of(key(2), key(3), key(4));
    private final LogVerifier verifier = LogVerifier.standard();
    private final byte[] log;
    private final byte[] approvals;
    private final LogEntry appended;
    private final VerifiedEntry newest;
    private final Did did;
    private final DidResolver remembering;

    WebvhWork() {
        LogEntry last = first();
        this.did = Did.parse(last.state().string("id").orElseThrow()).orThrow();
        String scid = last.parameters().string("scid").orElseThrow();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(last.line());
        for (int number = 2; number <= ENTRIES; number++) {
            last = next(last, scid, number);
            lines.writeBytes(last.line());
        }
        this.log = lines.toByteArray();
        WitnessFile file = WitnessFile.empty();
        for (SigningKey witness : witnesses) {
            JsonObject approved = WitnessFile.approved(last.versionId());
            file = file.with(
                    last.versionId(),
                    JcsProof.sign(approved, options(witness), witness).orThrow());
        }
        this.approvals = file.bytes();
        this.appended = next(last, scid, ENTRIES + 1);
        this.newest = cold().latest().orElseThrow();
        this.remembering = DidResolver.of(
                List.of(DidWebvh.of(verifier, LogMemory.inMemory(1 << 20))),
                new Surroundings(InstantSource.fixed(NOW), web()));
        warm();
    }

    /** From bytes to a verified log, nothing remembered. */
    VerifiedLog cold() {
        VerifiedLog verified =
                verifier.verify(log, LogVerifier.witnesses(approvals).orThrow(), NOW);
        if (verified.size() != ENTRIES) {
            throw new IllegalStateException("the log does not hold: " + verified.broken());
        }
        return verified;
    }

    /** The same DID resolved again, its log unchanged. */
    Resolution warm() {
        return remembering.resolve(did);
    }

    /** One entry after 120 that are verified. */
    Result<VerifiedEntry> appended() {
        return verifier.next(Optional.of(newest), appended, NOW);
    }

    Did did() {
        return did;
    }

    /** The 120th entry. */
    VerifiedEntry newest() {
        return newest;
    }

    Bytes log() {
        return Bytes.of(log);
    }

    /** The witness file. */
    Bytes approvals() {
        return Bytes.of(approvals);
    }

    private LogEntry first() {
        String parameters =
                "{\"method\":\"did:webvh:1.0\",\"scid\":\"{SCID}\",\"updateKeys\":[\"" + multikey(controller)
                        + "\"],\"witness\":{\"threshold\":" + THRESHOLD + ",\"witnesses\":["
                        + String.join(
                                ",",
                                witnesses.stream()
                                        .map(key -> "{\"id\":\"did:key:" + multikey(key) + "\"}")
                                        .toList())
                        + "]}}";
        LogEntry preliminary = LogEntry.preliminary(BEGIN.toString(), json(parameters), state(LogEntry.PLACEHOLDER, 1));
        LogEntry entry =
                preliminary.withScid(Scid.of(preliminary).orThrow()).numbered(1).orThrow();
        return signed(entry);
    }

    private LogEntry next(LogEntry last, String scid, int number) {
        String time = BEGIN.plus(number, ChronoUnit.HOURS).toString();
        return signed(new LogEntry(last.versionId(), time, JsonObject.empty(), state(scid, number), List.of())
                .numbered(number)
                .orThrow());
    }

    /** A document with one key and one service, whose place changes with each version. */
    private JsonObject state(String scid, int number) {
        String name = "did:webvh:" + scid + ":" + PLACE;
        return json(
                "{\"@context\":[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"],\"id\":\""
                        + name + "\",\"verificationMethod\":[{\"id\":\"" + name
                        + "#key-1\",\"type\":\"Multikey\",\"controller\":\"" + name
                        + "\",\"publicKeyMultibase\":\"" + multikey(controller) + "\"}],\"authentication\":[\"" + name
                        + "#key-1\"],\"assertionMethod\":[\"" + name + "#key-1\"],\"service\":[{\"id\":\"" + name
                        + "#home\",\"type\":\"LinkedDomains\",\"serviceEndpoint\":\"https://club.example/" + number
                        + "\"}]}");
    }

    private LogEntry signed(LogEntry entry) {
        return entry.withProof(JcsProof.sign(entry.unsecured(), options(controller), controller)
                .orThrow());
    }

    private Fetcher web() {
        Bytes logBytes = Bytes.of(log);
        Bytes approvalBytes = Bytes.of(approvals);
        return (HttpsUrl url, FetchLimits limits) -> Result.ok(new Fetched(
                url,
                200,
                Optional.of("text/jsonl"),
                url.toString().equals(ADDRESS + "did.jsonl") ? logBytes : approvalBytes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static JsonObject options(Signer signer) {
        String key = Multikey.encode(signer.publicKey());
        return json(
                "{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\",\"verificationMethod\":\"did:key:"
                        + key + "#" + key
                        + "\",\"created\":\"2026-01-01T00:00:00Z\",\"proofPurpose\":\"assertionMethod\"}");
    }

    private static String multikey(Signer signer) {
        return Multikey.encode(signer.publicKey());
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text).orThrow();
    }

    private static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.of(
                        KeyType.ED25519,
                        seed,
                        Cryptography.standard(),
                        SecretAccess.because("a published key for benchmarks"))
                .orThrow();
    }
}
