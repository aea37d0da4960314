package coop.kith.did.method.webvh;

import coop.kith.crypto.Cryptography;
import coop.kith.did.location.Idna;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the logs of did:webvh 1.0: every entry, no step left out (did:webvh 1.0, "Read (Resolve)"). Needs no network: whoever has the bytes, from wherever, can tell
 * whether they hold. Immutable, safe for many threads.
 *
 * <p>A log costs one signature for each of its proofs, and one for each approval that is needed; everything else is linear in its bytes.
 */
public final class LogVerifier {
    /** The largest file that is read, log or witness file (did:webvh 1.0, "Resolver Transport Hardening", item 5). */
    public static final int MOST_BYTES = 5 << 20;

    static final int WITNESS_DEPTH = 8;

    /** A witness file of {@link #MOST_BYTES} has some 16,000 proofs of eight values each. */
    private static final JsonLimits WITNESS_LIMITS = new JsonLimits(MOST_BYTES, WITNESS_DEPTH, 500_000);

    private final Cryptography cryptography;
    private final Idna idna;

    private LogVerifier(Cryptography cryptography, Idna idna) {
        this.cryptography = cryptography;
        this.idna = idna;
    }

    /** With the standard cryptography, for domains in ASCII. */
    public static LogVerifier standard() {
        return of(Cryptography.standard(), Idna.none());
    }

    public static LogVerifier of(Cryptography cryptography, Idna idna) {
        return new LogVerifier(cryptography, idna);
    }

    /** A whole log with its witness file, which may be {@link WitnessFile#empty} where no entry needs one. */
    public VerifiedLog verify(byte[] log, WitnessFile witnesses, Instant now) {
        return reading(now).after(Optional.empty(), Approvals.none(), log).witnessed(witnesses);
    }

    /**
     * Whether {@code candidate} may follow {@code before} (nothing, for the first entry), witnesses aside: what a controller asks before publishing, and a witness before
     * approving. The problems are all that is wrong with it.
     */
    public Result<VerifiedEntry> next(Optional<VerifiedEntry> before, LogEntry candidate, Instant now) {
        ProofChecks proofs = new ProofChecks(cryptography);
        return new EntryChecks(proofs, new StateChecks("webvh", idna), now).next(before, candidate);
    }

    /** Reads {@code did-witness.json}. */
    public static Result<WitnessFile> witnesses(byte[] utf8) {
        return WitnessFile.read(utf8, WITNESS_LIMITS);
    }

    Idna idna() {
        return idna;
    }

    Reading reading(Instant now) {
        ProofChecks proofs = new ProofChecks(cryptography);
        return new Reading(proofs, new EntryChecks(proofs, new StateChecks("webvh", idna), now));
    }

    /** One reading of one log, which first goes through the entries and then asks for the witnesses. For one thread. */
    static final class Reading {
        private final ProofChecks proofs;
        private final LineChecks lines;
        private VerifiedLog log = new VerifiedLog(Optional.empty(), Optional.empty(), Approvals.none());
        private int known;

        Reading(ProofChecks proofs, LineChecks lines) {
            this.proofs = proofs;
            this.lines = lines;
        }

        /** Verifies the lines of {@code more}, which follow {@code before}; what was approved of that stays approved. */
        Reading after(Optional<VerifiedEntry> before, Approvals approvals, byte[] more) {
            Optional<VerifiedEntry> last = before;
            Optional<VerifiedLog.Break> broken = Optional.empty();
            known = before.map(entry -> entry.versionId().number()).orElse(0);
            int number = known;
            int start = 0;
            while (start < more.length && broken.isEmpty()) {
                int end = endOfLine(more, start);
                byte[] line = Arrays.copyOfRange(more, start, end);
                start = end + 1;
                number++;
                Result<VerifiedEntry> next = lines.next(last, line);
                if (next.isOk()) {
                    last = Optional.of(next.orThrow());
                } else {
                    broken = Optional.of(broken(number, line, next.problems()));
                }
            }
            log = new VerifiedLog(last, broken, approvals);
            return this;
        }

        /** Whether an entry that was read here must be witnessed. */
        boolean needsWitnesses() {
            for (Optional<VerifiedEntry> at = log.latest();
                    at.isPresent() && at.get().versionId().number() > known;
                    at = at.get().before()) {
                if (at.get().witnessRule().isPresent()) {
                    return true;
                }
            }
            return false;
        }

        VerifiedLog witnessed(WitnessFile file) {
            return new WitnessChecks(proofs).judged(log, known, file);
        }

        private static VerifiedLog.Break broken(int number, byte[] line, List<Problem> problems) {
            Optional<Instant> time = Json.parseObject(line, JsonLimits.standard())
                    .fold((JsonObject stated) -> stated.string("versionTime"), refused -> Optional.<String>empty())
                    .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, refused -> Optional.empty()));
            return new VerifiedLog.Break(
                    number,
                    time,
                    problems.stream()
                            .map(problem -> problem.with("entry", Integer.toString(number)))
                            .toList());
        }
    }

    /** Where the line that begins at {@code start} ends; the last one need not have a line end (JSON Lines). A blank line is a line. */
    static int endOfLine(byte[] log, int start) {
        int at = start;
        while (at < log.length && log[at] != '\n') {
            at++;
        }
        return at;
    }
}
