package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next entry of a log, complete but for its signature (did:webvh 1.0, "Create (Register)" steps 1 to 5 and "Update (Rotate)" steps 1 to 5). It is refused
 * while it is made whatever the method's rules forbid, so that nobody is asked to sign an entry that readers reject. Immutable.
 *
 * <p>The key may be far away: {@link #toSign} gives the bytes and {@link #signed} takes the signature; {@link #sign} does both with a {@link Signer} at hand.
 * A signature is checked before it becomes part of an entry.
 */
public final class LogDraft {
    /** How far ahead of the clock an entry may be dated so that quick successors keep their order; readers allow five minutes ("Read (Resolve)", step 4). */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(10);

    private final LogEntry entry;
    private final Parameters after;
    private final List<String> signers;
    private final Optional<WitnessRule> witnesses;

    private LogDraft(LogEntry entry, Parameters after, List<String> signers, Optional<WitnessRule> witnesses) {
        this.entry = entry;
        this.after = after;
        this.signers = List.copyOf(signers);
        this.witnesses = witnesses;
    }

    /** The first entry of a new log, dated {@code now} in whole seconds. */
    public static Result<LogDraft> first(Genesis genesis, Instant now) {
        LogEntry preliminary = LogEntry.preliminary(
                DateTimeStamp.format(now.truncatedTo(ChronoUnit.SECONDS)), genesis.parameters(), genesis.state());
        return Scid.of(preliminary).flatMap(scid -> {
            String did = genesis.did().replace(LogEntry.PLACEHOLDER, scid);
            return preliminary
                    .withScid(scid)
                    .numbered(1)
                    .flatMap(entry -> placed(did)
                            .flatMap(placed -> checkedState(entry.state(), placed))
                            .flatMap(document -> advised(ParameterRules.first(entry.parameters())))
                            .flatMap(after -> draft(entry, after, after.updateKeys(), after.witness())));
        });
    }

    /**
     * The entry that follows {@code tip}, dated {@code now} in whole seconds, or a second after {@code tip} where that is later by no more than ten seconds.
     * Refused where the DID has ended, nobody may sign, a rule of the parameters is broken, or the document is of another DID: moving goes through {@link #move}.
     */
    public static Result<LogDraft> next(VerifiedEntry tip, LogChange change, Instant now) {
        JsonObject state = change.edited(tip.entry().state());
        return next(tip, state, change, now, tip.id());
    }

    /**
     * The entry with which a portable DID moves to another place and keeps its SCID (did:webvh 1.0, "DID Portability"): the DID becomes the new one wherever
     * it stands in the document, and {@code alsoKnownAs} names the old one.
     *
     * @param domain a DNS name, with {@code :port} where it is not 443
     * @param path segments, percent-encoded where they need it
     */
    public static Result<LogDraft> move(
            VerifiedEntry tip, String domain, List<String> path, LogChange change, Instant now) {
        if (!tip.parameters().portable()) {
            return Result.refused(Problem.of(
                            WebvhProblem.NOT_PORTABLE,
                            tip.id() + " may not move, since its log says portable: false",
                            JsonPointer.of("parameters", "portable"))
                    .next("Make a new DID, and let each name the other under alsoKnownAs."));
        }
        String text = Genesis.at(domain, path, List.of())
                .did()
                .replace(LogEntry.PLACEHOLDER, tip.parameters().scid());
        return placed(text)
                .flatMap(did -> Moved.document(change.edited(tip.entry().state()), tip.id(), did)
                        .flatMap(state -> next(tip, state, change, now, did)));
    }

    /** A DID whose log has an address. Domains are stated in ASCII here, which every reader understands. */
    private static Result<Did> placed(String text) {
        return Did.parse(text).flatMap(did -> LogLocation.of(did, Idna.none()).map(place -> did));
    }

    private static Result<LogDraft> next(VerifiedEntry tip, JsonObject state, LogChange change, Instant now, Did did) {
        if (tip.parameters().deactivated()) {
            return Result.refused(
                    Problem.of(WebvhProblem.AFTER_DEACTIVATION, tip.id() + " was deactivated, and that is final")
                            .next("Make a new DID."));
        }
        return time(tip, now).flatMap(time -> {
            LogEntry unnumbered = new LogEntry(
                    tip.entry().versionId(), DateTimeStamp.format(time), change.parameters(), state, List.of());
            return unnumbered
                    .numbered(tip.versionId().number() + 1)
                    .flatMap(entry -> checkedState(state, did)
                            .flatMap(document -> advised(ParameterRules.after(tip.parameters(), entry.parameters())))
                            .flatMap(after -> draft(
                                    entry,
                                    after,
                                    after.authorizedKeys(tip.parameters()),
                                    after.witnessRule(tip.parameters()))));
        });
    }

    private static Result<Instant> time(VerifiedEntry tip, Instant now) {
        Instant wanted = now.truncatedTo(ChronoUnit.SECONDS);
        Instant earliest = tip.versionTime().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        if (!wanted.isBefore(earliest)) {
            return Result.ok(wanted);
        }
        return earliest.isAfter(now.plus(MOST_AHEAD))
                ? Result.refused(Problem.of(
                                WebvhProblem.VERSION_TIME,
                                "version " + tip.versionId().number() + " is of "
                                        + DateTimeStamp.format(tip.versionTime()) + ", and the clock says "
                                        + DateTimeStamp.format(wanted),
                                JsonPointer.of("versionTime"))
                        .next("Each version must be later than the one before: set the clock right, or wait."))
                : Result.ok(earliest);
    }

    /** A reader says what is wrong; the writer can still do something about it. */
    private static Result<Parameters> advised(Result<Parameters> merged) {
        return merged.fold(
                Result::ok,
                problems -> Result.refused(problems.stream()
                        .map(problem -> problem.nextStep().isPresent()
                                ? problem
                                : problem.next(
                                        problem.type() == WebvhProblem.PRE_ROTATION
                                                ? "Rotate to the promised keys, and promise the next ones or none."
                                                : "Correct this setting."))
                        .toList()));
    }

    private static Result<DidDocument> checkedState(JsonObject state, Did did) {
        return DidDocument.parse(state)
                .fold(
                        document -> document.id().equals(did)
                                ? Result.ok(document)
                                : Result.refused(Problem.of(
                                                WebvhProblem.INVALID_STATE,
                                                "the document is of " + document.id() + ", and the log is of " + did,
                                                JsonPointer.of("state", "id"))
                                        .next("Give the document the id " + did + ".")),
                        problems -> Result.refused(problems.stream()
                                .map(problem -> problem.under(JsonPointer.of("state"))
                                        .next("Correct the document; nothing was written."))
                                .toList()));
    }

    /** Keys of other types may stand in a log, but a writer who lists one has mistaken it for one that can sign. */
    private static Result<LogDraft> draft(
            LogEntry entry, Parameters after, List<String> signers, Optional<WitnessRule> witnesses) {
        List<Problem> problems = new ArrayList<>();
        for (String multikey : after.updateKeys()) {
            boolean signs = Multikey.decode(multikey).fold(key -> key.type() == KeyType.ED25519, refused -> false);
            if (!signs) {
                problems.add(Problem.of(
                                WebvhProblem.INVALID_PARAMETERS,
                                "the update key " + multikey + " is not an Ed25519 key, and no other signs here",
                                JsonPointer.of("parameters", "updateKeys"))
                        .next("Take an Ed25519 key; the method's one cryptosuite is eddsa-jcs-2022."));
            }
        }
        if (signers.isEmpty()) {
            problems.add(Problem.of(
                            WebvhProblem.KEY_NOT_AUTHORIZED,
                            "nobody may sign this entry, since there are no update keys",
                            JsonPointer.of("parameters", "updateKeys"))
                    .next("Name a key that is to sign it."));
        }
        return problems.isEmpty()
                ? Result.ok(new LogDraft(entry, after, signers, witnesses))
                : Result.refused(problems);
    }

    /** The entry, without a proof. */
    public LogEntry entry() {
        return entry;
    }

    /** What will be in force after it. */
    public Parameters parameters() {
        return after;
    }

    /** The Multikeys of those who may sign it; one signature is enough. */
    public List<String> signers() {
        return signers;
    }

    /** Who must approve it before it may be published. */
    public Optional<WitnessRule> witnesses() {
        return witnesses;
    }

    /** The 64 bytes that the key {@code multikey} signs with Ed25519. */
    public Result<Bytes> toSign(String multikey) {
        return JcsProof.toSign(entry.unsecured(), options(multikey));
    }

    /** The entry with that signature by {@code multikey}; refused where the key may not sign or the signature does not hold. */
    public Result<LogEntry> signed(String multikey, Bytes signature) {
        if (!signers.contains(multikey)) {
            return Result.refused(Problem.of(
                            WebvhProblem.KEY_NOT_AUTHORIZED,
                            multikey + " may not sign version " + entry.versionId(),
                            JsonPointer.of("proof", "verificationMethod"))
                    .next("Sign with one of " + String.join(", ", signers) + "."));
        }
        JsonObject unsecured = entry.unsecured();
        JsonObject proof = JcsProof.signed(unsecured, options(multikey), signature);
        PublicKey key = Multikey.decode(multikey).orThrow();
        Check check = JcsProof.verify(unsecured, proof, key, Cryptography.standard());
        return check.outcome() == Outcome.PASSED
                ? Result.ok(entry.withProof(proof))
                : Result.refused(Problem.of(
                                WebvhProblem.SIGNATURE,
                                "the signature is not by " + multikey + " over version " + entry.versionId(),
                                JsonPointer.of("proof", "proofValue"))
                        .next("Sign the bytes as they are, with pure Ed25519 and no digest of them."));
    }

    /** As {@link #toSign} and {@link #signed}, with a signer at hand. */
    public Result<LogEntry> sign(Signer signer) {
        String multikey = Multikey.encode(signer.publicKey());
        return signers.contains(multikey)
                ? toSign(multikey).flatMap(bytes -> signed(multikey, Bytes.of(signer.sign(bytes.toArray()))))
                : signed(multikey, Bytes.of(new byte[0]));
    }

    private JsonObject options(String multikey) {
        return ProofOptions.of(multikey, entry.versionTime());
    }

    @Override
    public String toString() {
        return "LogDraft[" + Json.write(entry.unsecured()) + ']';
    }
}
