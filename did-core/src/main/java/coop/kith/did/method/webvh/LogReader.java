package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.HashedBeginning;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Source;
import coop.kith.did.location.LogLocation;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.Fetched;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gets a log, verifies what is new of it, and holds it against what is remembered. Immutable. */
final class LogReader {
    /** Others who read the same log at the same time make this one judge again; each time they have made it longer. */
    private static final int MOST_ATTEMPTS = 5;

    private final Function<Instant, LogVerifier.Reading> readings;
    private final LogMemory memory;
    private final boolean fromTip;

    /** {@code fromTip}: whether the newest entry alone is enough to verify the next one. */
    LogReader(Function<Instant, LogVerifier.Reading> readings, LogMemory memory, boolean fromTip) {
        this.readings = readings;
        this.memory = memory;
        this.fromTip = fromTip;
    }

    /** How reading a log ended; whether it holds is for the log to say. */
    sealed interface Read {
        /**
         * Read and verified.
         *
         * @param remembered entries that were verified earlier and not again
         * @param sources the files read
         * @param equivocations proofs that the DID has more histories than this
         */
        record Done(VerifiedLog log, int remembered, List<Source> sources, List<Equivocation> equivocations)
                implements Read {}

        record Missing(List<Problem> problems) implements Read {}

        record Unknown(List<Problem> problems) implements Read {}
    }

    /** {@code whole}: whether earlier versions are asked for, so that a log resumed at its newest entry would not do. */
    Read read(LogLocation location, boolean whole, Surroundings around) {
        Instant now = around.clock().instant();
        LogFiles.Answer answer = LogFiles.get(around.fetcher(), location.log());
        if (answer instanceof LogFiles.Answer.Missing missing) {
            return new Read.Missing(List.of(missing.problem()));
        }
        if (answer instanceof LogFiles.Answer.Unknown unknown) {
            return new Read.Unknown(unknown.problems());
        }
        Fetched file = ((LogFiles.Answer.There) answer).file();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Result<Optional<RememberedLog>> known = memory.recall(location.scid());
            if (!known.isOk()) {
                return new Read.Unknown(known.problems());
            }
            Optional<Read> read = new Attempt(location, around, now, file, known.orThrow()).read(whole);
            if (read.isPresent()) {
                return read.get();
            }
        }
        return new Read.Unknown(List.of(Problem.of(
                        DidProblem.INTERNAL_ERROR,
                        "what is remembered of the log of " + location.scid() + " changed each time while it was read")
                .next("Try again.")));
    }

    /** One attempt, on what was remembered when it began. */
    private final class Attempt {
        private final LogLocation location;
        private final Surroundings around;
        private final Instant now;
        private final byte[] bytes;
        private final int length;
        /** Of the first {@code length} bytes, which are remembered; what is evidence is the file with its last line's end. */
        private final Bytes sha256;

        private final Optional<RememberedLog> known;
        private final List<Source> sources = new ArrayList<>();

        Attempt(LogLocation location, Surroundings around, Instant now, Fetched file, Optional<RememberedLog> known) {
            this.location = location;
            this.around = around;
            this.now = now;
            this.bytes = file.body().toArray();
            this.length = RememberedLog.lengthOf(bytes);
            this.known = known;
            HashedBeginning beginning = HashedBeginning.of(bytes, length);
            this.sha256 = Bytes.of(beginning.sha256(bytes, bytes.length));
            sources.add(
                    new Source(file.url().toString(), Bytes.of(beginning.sha256(bytes, length)), bytes.length, now));
        }

        /** Empty where the memory changed meanwhile. */
        Optional<Read> read(boolean whole) {
            boolean resumed =
                    known.isPresent() && isBegunBy(known.get()) && ((fromTip && !whole) || isWhole(known.get()));
            LogVerifier.Reading reading = readings.apply(now);
            if (resumed) {
                reading.after(
                        Optional.of(known.get().tip()),
                        known.get().approvals(),
                        known.get().rest(bytes));
            } else {
                reading.after(Optional.empty(), Approvals.none(), bytes);
            }
            WitnessFile witnesses = WitnessFile.empty();
            List<Problem> malformed = List.of();
            if (reading.needsWitnesses()) {
                LogFiles.Answer answer = LogFiles.get(around.fetcher(), location.witnesses());
                if (answer instanceof LogFiles.Answer.Unknown unknown) {
                    return Optional.of(new Read.Unknown(unknown.problems()));
                }
                if (answer instanceof LogFiles.Answer.There there) {
                    sources.add(Source.of(there.file(), now));
                    Result<WitnessFile> file =
                            LogVerifier.witnesses(there.file().body().toArray());
                    malformed = file.problems();
                    witnesses = file.fold(found -> found, problems -> WitnessFile.empty());
                }
            }
            VerifiedLog log = reading.witnessed(witnesses);
            return judged(log.broken().isPresent() ? log.with(malformed) : log, resumed);
        }

        private Optional<Read> judged(VerifiedLog log, boolean resumed) {
            VerifiedLog result = log;
            if (known.isPresent() && !resumed && isOfThisScid(log)) {
                Result<Optional<Bytes>> before = memory.bytes(location.scid());
                if (!before.isOk()) {
                    return Optional.of(new Read.Unknown(before.problems()));
                }
                if (before.orThrow().isEmpty()) {
                    return Optional.empty();
                }
                Result<VerifiedLog> compared =
                        compared(log, known.get(), before.orThrow().get());
                if (!compared.isOk()) {
                    return Optional.of(new Read.Unknown(compared.problems()));
                }
                result = compared.orThrow();
            }
            int remembered = resumed ? known.get().tip().versionId().number() : 0;
            if (result.broken().isEmpty() && (!resumed || result.size() > remembered)) {
                Result<Boolean> kept = keep(result);
                if (!kept.isOk()) {
                    return Optional.of(new Read.Unknown(kept.problems()));
                }
                if (!kept.orThrow()) {
                    return Optional.empty();
                }
            }
            VerifiedLog done = result;
            return Optional.of(memory.equivocations(location.scid())
                    .fold(proofs -> new Read.Done(done, remembered, sources, proofs), Read.Unknown::new));
        }

        private Result<Boolean> keep(VerifiedLog log) {
            if (!isOfThisScid(log)) {
                return Result.ok(true);
            }
            RememberedLog kept = RememberedLog.of(length, sha256, log.latest().orElseThrow(), log.approvals());
            byte[] exact = Arrays.copyOf(bytes, length);
            return memory.keep(known.map(before -> before.tip().versionId()), kept, Bytes.of(exact));
        }

        /** A server may serve a log of another DID, which says nothing about this one. */
        private boolean isOfThisScid(VerifiedLog log) {
            return log.latest()
                    .map(tip -> tip.parameters().scid().equals(location.scid()))
                    .orElse(false);
        }

        /** The log, cut off where it departs from the one that is remembered, or ends before it. */
        private Result<VerifiedLog> compared(VerifiedLog log, RememberedLog before, Bytes first) {
            int parting = Parting.of(first.toArray(), log);
            if (parting > 0) {
                Equivocation proof = new Equivocation(
                        location.scid(),
                        parting,
                        first,
                        Bytes.of(bytes),
                        before.tip().versionId(),
                        log.latest().orElseThrow().versionId(),
                        now);
                return memory.keep(proof).map(kept -> log.before(Parting.twoHistories(proof)));
            }
            return Result.ok(
                    log.size() < before.tip().versionId().number() ? log.cut(Parting.shorter(log, before)) : log);
        }

        private boolean isBegunBy(RememberedLog log) {
            return log.length() == length ? log.sha256().equals(sha256) : log.begins(bytes);
        }

        private boolean isWhole(RememberedLog log) {
            return new VerifiedLog(Optional.of(log.tip()), Optional.empty(), log.approvals()).isWhole();
        }
    }
}
