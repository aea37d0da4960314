package coop.kith.did.method.webvh;

import coop.kith.crypto.Signer;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A controller's hand on one log: makes entries, has them signed and witnessed, and keeps them (did:webvh 1.0, "Create (Register)", "Update (Rotate)",
 * "Deactivate (Revoke)"). The state is the log; there is no other. Nothing is written that {@link LogVerifier} does not accept, and nothing that was written is ever
 * taken back. Safe for many threads, and for several processes on one folder.
 *
 * <p>The keys stay with the caller. With a key service, {@link LogDraft#toSign} gives the 64 bytes to be signed, or the service is made a {@link Signer}:
 *
 * <pre>{@code
 * final class KmsSigner implements Signer {
 *     public PublicKey publicKey() { return key; }                       // asked of the service once
 *     public SignatureAlgorithm algorithm() { return SignatureAlgorithm.ED25519; }
 *     public byte[] sign(byte[] message) { return service.asymmetricSign(name, message); }
 * }
 *
 * LogKeeper keeper = LogKeeper.of(LogFolder.at(folder), InstantSource.system());
 * Genesis genesis = Genesis.at("coop.example", List.of(), List.of(kms.publicKey()));
 * Standing standing = keeper.create(genesis).flatMap(draft -> draft.sign(kms)).flatMap(keeper::propose).orThrow();
 * }</pre>
 */
public final class LogKeeper {
    private final LogFolder folder;
    private final LogVerifier verifier;
    private final InstantSource clock;

    private LogKeeper(LogFolder folder, LogVerifier verifier, InstantSource clock) {
        this.folder = folder;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** {@code clock} dates the entries. */
    public static LogKeeper of(LogFolder folder, InstantSource clock) {
        return new LogKeeper(folder, LogVerifier.standard(), clock);
    }

    /** An entry that waits for its witnesses. */
    public record Proposal(VerifiedEntry entry, WitnessRound round) {}

    /**
     * How things stand.
     *
     * @param log every entry of it holds; without entries while the first one waits for its witnesses
     */
    public record Standing(VerifiedLog log, Optional<Proposal> proposal) {}

    /** How things stand; refused where the log does not hold to its end. */
    public Result<Standing> standing() {
        return folder.read().flatMap(this::standing);
    }

    /** The first entry, to be signed; refused where there is a log already. */
    public Result<LogDraft> create(Genesis genesis) {
        return free().flatMap(log -> log.latest().isPresent()
                ? Result.refused(Problem.of(
                                WebvhProblem.AFTER_CREATION,
                                "there is a log already, of "
                                        + log.latest().get().id())
                        .next("Change it, or choose another folder for a new DID."))
                : LogDraft.first(genesis, clock.instant()));
    }

    /** The next entry, to be signed. */
    public Result<LogDraft> change(LogChange change) {
        return latest().flatMap(latest -> LogDraft.next(latest, change, clock.instant()));
    }

    /** The entry with which the DID moves, to be signed; see {@link LogDraft#move}. The whole log is to be published at the new place. */
    public Result<LogDraft> move(String domain, List<String> path, LogChange change) {
        return latest().flatMap(latest -> LogDraft.move(latest, domain, path, change, clock.instant()));
    }

    /** Takes a signed entry: into the log, where it needs no witnesses; otherwise it waits for them. Refused where it does not follow the log as it is now. */
    public Result<Standing> propose(LogEntry signed) {
        return folder.alone(() -> {
            Result<LogFolder.Kept> kept = folder.kept();
            Result<Proposal> proposal = kept.flatMap(before -> standing(before)
                    .flatMap(now -> now.proposal().isPresent()
                            ? Result.refused(waiting(now.proposal().get()))
                            : proposal(now.log(), signed, WitnessFile.empty())));
            if (!proposal.isOk()) {
                return Result.refused(proposal.problems());
            }
            if (proposal.orThrow().entry().witnessRule().isPresent()) {
                folder.propose(signed);
                return kept.flatMap(
                        before -> standing(new LogFolder.Kept(before.log(), before.witnesses(), Optional.of(signed))));
            }
            return published(kept.orThrow(), signed, kept.orThrow().witnesses());
        });
    }

    /** As {@link #propose}, of a draft and a signer at hand. */
    public Result<Standing> propose(LogDraft draft, Signer signer) {
        return draft.sign(signer).flatMap(this::propose);
    }

    /** Takes a witness's approval of the entry that waits; with the last one that is needed, the entry goes into the log. */
    public Result<Standing> approve(JsonObject proof) {
        return folder.alone(() -> {
            Result<LogFolder.Kept> kept = folder.kept();
            Result<Standing> now = kept.flatMap(this::standing);
            Result<WitnessRound> round =
                    now.flatMap(LogKeeper::open).flatMap(open -> open.round().with(proof));
            if (!round.isOk()) {
                return Result.refused(round.problems());
            }
            LogFolder.Kept before = kept.orThrow();
            WitnessFile file = round.orThrow().file(published(now.orThrow().log(), before.witnesses()));
            if (round.orThrow().isMet()) {
                return published(before, before.next().orElseThrow(), file);
            }
            Result<Standing> then = standing(new LogFolder.Kept(before.log(), file, before.next()));
            if (then.isOk()) {
                folder.keepAlone(file);
            }
            return then;
        });
    }

    /** Drops the entry that waits, with its approvals; whoever witnessed it may refuse another of the same number. */
    public Result<Standing> withdraw() {
        return folder.alone(() -> {
            folder.withdraw();
            return folder.kept().flatMap(this::standing);
        });
    }

    private Result<VerifiedLog> free() {
        return standing()
                .flatMap(now -> now.proposal().isPresent()
                        ? Result.refused(waiting(now.proposal().get()))
                        : Result.ok(now.log()));
    }

    private Result<VerifiedEntry> latest() {
        return free().flatMap(log -> log.latest()
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(WebvhProblem.MALFORMED_ENTRY, "there is no log in " + folder)
                        .next("Create one, or name the folder that holds did.jsonl."))));
    }

    private static Result<Proposal> open(Standing now) {
        return now.proposal()
                .map(Result::ok)
                .orElseGet(
                        () -> Result.refused(Problem.of(WebvhProblem.NOT_WITNESSED, "no entry waits for its witnesses")
                                .next("The approval may have come after enough others; nothing is left to do.")));
    }

    private static Problem waiting(Proposal proposal) {
        return Problem.of(
                        WebvhProblem.NOT_WITNESSED,
                        "version " + proposal.entry().versionId() + " waits for "
                                + proposal.round().missing() + " more of its witnesses")
                .next("Collect the approvals of "
                        + String.join(", ", proposal.round().open()) + ", or withdraw the entry.");
    }

    private Result<Standing> standing(LogFolder.Kept kept) {
        return verified(kept.log().toArray(), kept.witnesses()).flatMap(log -> {
            // A crash between writing the log and removing the entry that waited leaves it in both.
            Optional<LogEntry> next = kept.next()
                    .filter(entry -> log.latest()
                            .filter(last -> last.versionId().toString().equals(entry.versionId()))
                            .isEmpty());
            return next.isEmpty()
                    ? Result.ok(new Standing(log, Optional.empty()))
                    : proposal(log, next.get(), kept.witnesses())
                            .map(proposal -> new Standing(log, Optional.of(proposal)));
        });
    }

    private Result<Proposal> proposal(VerifiedLog log, LogEntry candidate, WitnessFile approvals) {
        return verifier.next(log.latest(), candidate, clock.instant()).map(entry -> {
            WitnessRound round = WitnessRound.of(candidate.versionId(), entry.witnessRule());
            for (WitnessFile.Approval approval : approvals.approvals()) {
                if (approval.versionId().equals(candidate.versionId())) {
                    for (JsonObject proof : approval.proofs()) {
                        WitnessRound before = round;
                        round = before.with(proof).fold(more -> more, refused -> before);
                    }
                }
            }
            return new Proposal(entry, round);
        });
    }

    /** Every entry holds and is witnessed, by the reader's own rules. */
    private Result<VerifiedLog> verified(byte[] log, WitnessFile witnesses) {
        VerifiedLog read = verifier.verify(log, witnesses, clock.instant());
        return read.broken().isPresent() ? Result.refused(read.broken().get().problems()) : Result.ok(read);
    }

    private Result<Standing> published(LogFolder.Kept before, LogEntry entry, WitnessFile witnesses)
            throws IOException {
        byte[] longer = before.with(entry);
        if (longer.length > LogVerifier.MOST_BYTES) {
            return Result.refused(Problem.of(
                            WebvhProblem.MALFORMED_ENTRY,
                            "with this entry the log would have " + longer.length + " bytes, and readers take "
                                    + LogVerifier.MOST_BYTES)
                    .next("Nothing was written. Make a new DID, and let each name the other under alsoKnownAs."));
        }
        Result<VerifiedLog> log = verified(longer, witnesses);
        if (log.isOk()) {
            folder.publish(before, entry, witnesses);
        }
        return log.map(whole -> new Standing(whole, Optional.empty()));
    }

    private static PublishedWitnesses published(VerifiedLog log, WitnessFile witnesses) {
        return new PublishedWitnesses(
                witnesses,
                log.entries().stream()
                        .map(entry -> entry.versionId().toString())
                        .toList());
    }
}
