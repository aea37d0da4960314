package coop.kith.quickstart;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.method.webvh.Genesis;
import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogDraft;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.WitnessDesk;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Check;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A co-op runs its own did:webvh: two witnesses approve each version, the next key is promised before it is needed, and after a rotation an old signature can
 * still be judged by the keys of its own time.
 */
final class OwnIdentity {
    private static final Instant FOUNDED = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant SIGNED = Instant.parse("2025-06-12T09:30:00Z");
    private static final Instant ROTATED = Instant.parse("2026-05-20T16:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");

    private final Path folder;
    private final PrintStream out;
    private final SigningKey first;
    private final SigningKey second;
    private final Map<String, SigningKey> witnesses = new LinkedHashMap<>();

    /** {@code folder} takes the co-op's files and those of its witnesses; new keys come from {@code random}. */
    OwnIdentity(Path folder, PrintStream out, SecureRandom random) {
        this.folder = folder;
        this.out = out;
        this.first = key(random);
        this.second = key(random);
        witnesses.put("ana", key(random));
        witnesses.put("ben", key(random));
    }

    private static SigningKey key(SecureRandom random) {
        return Cryptography.standard().generate(KeyType.ED25519, random);
    }

    /** Tells the story; what the signature is worth by the keys of its time, and by those of today. */
    List<Check> tell() {
        Set<String> dids = new LinkedHashSet<>();
        witnesses.values().forEach(key -> dids.add(DidKey.of(key.publicKey()).toString()));
        WitnessRule both = new WitnessRule(2, dids);
        Genesis genesis = Genesis.at("coop.example", List.of(), List.of(first.publicKey()))
                .promising(List.of(second.publicKey()))
                .witnessed(both);
        Did did = published(FOUNDED, keeper(FOUNDED).create(genesis), first);
        out.println("1. " + did + " begins. Ana and Ben approved its first version, and its next key is promised.");

        JsonObject minutes = JsonObject.empty().with("decided", "We buy the mill.");
        DidUrl method = DidUrl.of(did, name(first));
        JsonObject proof = JcsProof.sign(minutes, options(method), first).orThrow();
        out.println("2. On " + SIGNED + " the co-op signs its minutes with "
                + method.fragment().orElse(""));

        LogChange rotation = LogChange.none()
                .updateKeys(List.of(second.publicKey()))
                .promising(List.of())
                .listing(List.of(second.publicKey()), List.of(Multikey.encode(first.publicKey())));
        published(ROTATED, keeper(ROTATED).change(rotation), second);
        out.println("3. On " + ROTATED
                + " it rotates to the promised key. Nobody else could have: only its hash was known.");

        Check then = judged(minutes, proof, method, Optional.of(SIGNED));
        Check now = judged(minutes, proof, method, Optional.empty());
        out.println("4. By the document of the day of signing: " + then.outcome() + ". By today's: " + now.outcome()
                + ", since the key was retired.");
        out.println("   The dates are the co-op's own, and its witnesses saw each version before anybody else could.");
        return List.of(then, now);
    }

    private LogKeeper keeper(Instant now) {
        return LogKeeper.of(LogFolder.at(folder.resolve("coop")), InstantSource.fixed(now));
    }

    /** Signed by the co-op, then reviewed and approved by each witness against a copy of its own. */
    private Did published(Instant now, Result<LogDraft> draft, SigningKey key) {
        LogKeeper keeper = keeper(now);
        LogKeeper.Standing standing =
                draft.flatMap(made -> keeper.propose(made, key)).orThrow();
        for (Map.Entry<String, SigningKey> witness : witnesses.entrySet()) {
            LogFolder.Kept shown = LogFolder.at(folder.resolve("coop")).read().orThrow();
            WitnessDesk desk = WitnessDesk.of(LogFolder.at(folder.resolve(witness.getKey())), InstantSource.fixed(now));
            standing = desk.approve(shown, witness.getValue())
                    .flatMap(keeper::approve)
                    .orThrow();
        }
        return standing.log().latest().orElseThrow().id();
    }

    private Check judged(JsonObject minutes, JsonObject proof, DidUrl method, Optional<Instant> asOf) {
        DidResolver resolver =
                DidResolver.of(List.of(DidWebvh.standard()), new Surroundings(InstantSource.fixed(TODAY), this::serve));
        ResolutionOptions options = asOf.map(ResolutionOptions.none()::asOf).orElse(ResolutionOptions.none());
        return resolver.resolve(method.did(), options)
                .fold(
                        found -> found.document()
                                .retrieve(method, VerificationRelationship.ASSERTION_METHOD, asOf.orElse(TODAY))
                                .flatMap(listed -> listed.publicKey())
                                .fold(
                                        key -> JcsProof.verify(minutes, proof, key, Cryptography.standard()),
                                        problems -> Check.failed("key", problems)),
                        gone -> Check.notRequested("deactivated"),
                        wrong -> Check.failed("resolution", wrong.problems()),
                        later -> Check.undecided("resolution", later.problems()));
    }

    /** The co-op's web server: what lies in its folder, at the DID's address. */
    private Result<Fetched> serve(HttpsUrl url, FetchLimits limits) {
        Path file = folder.resolve("coop")
                .resolve(url.target().substring(url.target().lastIndexOf('/') + 1));
        boolean there = url.toString().startsWith("https://coop.example/.well-known/") && Files.exists(file);
        try {
            byte[] body = there ? Files.readAllBytes(file) : new byte[0];
            return Result.ok(new Fetched(
                    url,
                    there ? 200 : 404,
                    Optional.of("text/jsonl"),
                    Bytes.of(body),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(SigningKey key) {
        String multikey = Multikey.encode(key.publicKey());
        return multikey.substring(multikey.length() - 8);
    }

    private static JsonObject options(DidUrl method) {
        return JsonObject.empty()
                .with("type", "DataIntegrityProof")
                .with("cryptosuite", "eddsa-jcs-2022")
                .with("verificationMethod", method.toString())
                .with("created", SIGNED.toString())
                .with("proofPurpose", "assertionMethod");
    }

    /** {@code OwnIdentity [FOLDER]}: FOLDER takes the files; a new temporary folder by default. */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("kith-own-identity-");
        new OwnIdentity(folder, System.out, new SecureRandom()).tell();
        System.out.println("The files lie in " + folder);
    }
}
