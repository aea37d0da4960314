package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The histories of the public test suite, written again: each log that holds is taken apart into what its controller wanted, and made anew with the suite's own
 * keys. Where the other implementation stated the same parameters, the SCID and every versionId must come out the same.
 */
class LogWriterVectors {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** The suite's scripts number their seeds. */
    private static final Map<String, SigningKey> KEYS = keys();

    private int same;
    private int written;

    private static Map<String, SigningKey> keys() {
        Map<String, SigningKey> keys = new HashMap<>();
        for (int seed = 1; seed <= 64; seed++) {
            byte[] secret = new byte[32];
            secret[31] = (byte) seed;
            SigningKey key = SigningKey.of(
                            KeyType.ED25519, secret, Cryptography.standard(), SecretAccess.because("a published seed"))
                    .orThrow();
            keys.put(Multikey.encode(key.publicKey()), key);
        }
        return keys;
    }

    @Test
    void everyHistoryOfTheTestSuiteCanBeWritten() throws IOException {
        try (Stream<Path> files = Files.walk(Vectors.at("did/didwebvh-test-suite"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("did.jsonl")).sorted().toList()) {
                Path witnesses = file.resolveSibling("did-witness.json");
                WitnessFile approvals = Files.exists(witnesses)
                        ? LogVerifier.witnesses(Files.readAllBytes(witnesses)).orThrow()
                        : WitnessFile.empty();
                VerifiedLog theirs = LogVerifier.standard().verify(Files.readAllBytes(file), approvals, NOW);
                if (theirs.broken().isEmpty() && isOurs(theirs)) {
                    rewritten(theirs, file);
                }
            }
        }
        System.out.println(
                "did:webvh test suite: " + written + " histories written, " + same + " with the same versionIds");
        assertEquals(33, written);
        assertEquals(5, same);
    }

    /** By the published keys, and with documents that are DID documents: some implementations leave controllers out, which readers forgive and we do not write. */
    private static boolean isOurs(VerifiedLog log) {
        return log.entries().stream()
                .allMatch(entry ->
                        KEYS.containsKey(signer(entry)) && entry.document().isOk());
    }

    private static String signer(VerifiedEntry entry) {
        return KeyReference.multikey(entry.entry()
                        .proofs()
                        .get(0)
                        .string("verificationMethod")
                        .orElse(""))
                .orElse("");
    }

    private void rewritten(VerifiedLog theirs, Path file) throws IOException {
        List<VerifiedEntry> entries = theirs.entries();
        String scid = entries.get(0).parameters().scid();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        WitnessFile approvals = WitnessFile.empty();
        Optional<VerifiedEntry> before = Optional.empty();
        boolean alike = true;
        for (VerifiedEntry entry : entries) {
            Result<LogDraft> draft = before.isEmpty()
                    ? LogDraft.first(genesis(entry, scid), entry.versionTime())
                    : drafted(before.get(), entry, scid);
            assertTrue(draft.isOk(), () -> file + ": " + draft.problems());
            LogEntry signed = draft.orThrow()
                    .sign(Objects.requireNonNull(KEYS.get(signer(entry))))
                    .orThrow();
            VerifiedEntry ours =
                    LogVerifier.standard().next(before, signed, NOW).orThrow();
            if (ours.witnessRule().isPresent()) {
                for (String witness : ours.witnessRule().get().witnesses()) {
                    SigningKey key =
                            Objects.requireNonNull(KEYS.get(KeyReference.multikeyOf(witness)), file.toString());
                    approvals = approvals.with(
                            signed.versionId(),
                            WitnessRound.approval(signed.versionId(), key, entry.versionTime())
                                    .orThrow());
                }
            }
            String mine = ours.parameters().scid();
            assertEquals(comparable(entry.entry().state(), scid), comparable(signed.state(), mine), file::toString);
            alike &= entry.entry().parameters().equals(signed.parameters())
                    && entry.entry().state().equals(signed.state())
                    && entry.entry().versionTime().equals(signed.versionTime());
            if (alike) {
                assertEquals(entry.entry().versionId(), signed.versionId(), file::toString);
            }
            log.writeBytes(signed.line());
            before = Optional.of(ours);
        }
        VerifiedLog ours = LogVerifier.standard().verify(log.toByteArray(), approvals, NOW);
        assertEquals(Optional.empty(), ours.broken(), file::toString);
        assertEquals(entries.size(), ours.size());
        written++;
        same += alike ? 1 : 0;
    }

    private static Genesis genesis(VerifiedEntry entry, String scid) {
        Parameters wanted = entry.parameters();
        JsonObject stated = entry.entry().parameters();
        List<String> place =
                new ArrayList<>(List.of(entry.id().methodSpecificId().split(":", -1)));
        Genesis genesis = Genesis.at(
                place.get(1).replace("%3A", ":"), place.subList(2, place.size()), publicKeys(wanted.updateKeys()));
        genesis = wanted.preRotates() ? genesis.promising(promised(wanted)) : genesis;
        genesis = wanted.witness().isPresent()
                ? genesis.witnessed(wanted.witness().get())
                : genesis;
        genesis = wanted.watchers().isEmpty() ? genesis : genesis.watched(wanted.watchers());
        genesis = wanted.portable() ? genesis.movable() : genesis;
        genesis = stated.has("ttl") ? genesis.timeToLive(wanted.ttl()) : genesis;
        return genesis.document(renamed(entry.entry().state(), scid, LogEntry.PLACEHOLDER));
    }

    private static Result<LogDraft> drafted(VerifiedEntry before, VerifiedEntry entry, String scid) {
        JsonObject stated = entry.entry().parameters();
        Parameters wanted = entry.parameters();
        LogChange change = LogChange.none()
                .document(
                        renamed(entry.entry().state(), scid, before.parameters().scid()));
        if (wanted.deactivated()) {
            change = LogChange.deactivation()
                    .document(renamed(
                            entry.entry().state(), scid, before.parameters().scid()));
        } else if (stated.has("updateKeys")) {
            change = change.updateKeys(publicKeys(wanted.updateKeys()));
        }
        change = stated.has("nextKeyHashes") ? change.promising(promised(wanted)) : change;
        change = stated.has("witness") ? change.witnessed(wanted.witness()) : change;
        change = stated.has("watchers") ? change.watched(wanted.watchers()) : change;
        change = stated.has("ttl") ? change.timeToLive(wanted.ttl()) : change;
        String now = entry.id().methodSpecificId().substring(scid.length());
        if (before.id().methodSpecificId().endsWith(now)) {
            return LogDraft.next(before, change, entry.versionTime());
        }
        List<String> place = List.of(now.substring(1).split(":", -1));
        return LogDraft.move(
                before, place.get(0).replace("%3A", ":"), place.subList(1, place.size()), change, entry.versionTime());
    }

    private static List<PublicKey> publicKeys(List<String> multikeys) {
        return multikeys.stream().map(text -> Multikey.decode(text).orThrow()).toList();
    }

    private static List<PublicKey> promised(Parameters parameters) {
        return parameters.nextKeyHashes().stream()
                .flatMap(hash -> KEYS.values().stream()
                        .map(SigningKey::publicKey)
                        .filter(key -> LogHash.ofKey(Multikey.encode(key)).equals(hash)))
                .toList();
    }

    private static JsonObject renamed(JsonObject state, String from, String to) {
        return Json.parseObject(Json.write(state).replace(from, to)).orThrow();
    }

    /** The document under one SCID, with {@code alsoKnownAs} as the set that it is. */
    private static List<Object> comparable(JsonObject state, String scid) {
        JsonObject named = renamed(state, scid, "SCID");
        Set<JsonValue> known = new HashSet<>(named.oneOrMany("alsoKnownAs"));
        known.remove(new JsonString(""));
        return List.of(named.without("alsoKnownAs"), known);
    }
}
