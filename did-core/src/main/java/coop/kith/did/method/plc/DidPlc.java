package coop.kith.did.method.plc;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * did:plc 0.3.0, the method of the AT Protocol: the DID is a digest of a first operation, and a directory keeps the log of all that followed. The document is never
 * taken from the directory: its audit log is read and verified, operation by operation, and the document made from it. What remains trusted is the directory's
 * clock, and that it keeps nothing newer back; evidence says so with {@link TimeBasis#REGISTRY}. {@code versionId} is the CID of an operation. Immutable, safe for
 * many threads.
 *
 * @see <a href="https://web.plc.directory/spec/v0.1/did-plc">did:plc Method Specification</a>
 */
public final class DidPlc implements DidMethod {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z2-7]{24}");

    private final PlcDirectory directory;
    private final Cryptography cryptography;

    private DidPlc(PlcDirectory directory, Cryptography cryptography) {
        this.directory = directory;
        this.cryptography = cryptography;
    }

    /** With Bouncy Castle for the signatures. */
    public static DidPlc of(PlcDirectory directory) {
        return of(directory, Cryptography.standard());
    }

    public static DidPlc of(PlcDirectory directory, Cryptography cryptography) {
        return new DidPlc(directory, cryptography);
    }

    @Override
    public String name() {
        return "plc";
    }

    @Override
    public String specification() {
        return "did:plc 0.3.0, December 2025";
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return read(
                did,
                around,
                found -> found.versions().chosen(options).fold(index -> at(found, index), Resolution.Invalid::new),
                Resolution.Invalid::new,
                Resolution.Unavailable::new);
    }

    @Override
    public Past history(Did did, ResolutionOptions options, Surroundings around) {
        return read(
                did,
                around,
                found -> found.versions()
                        .history()
                        .fold(history -> new Past.Known(history, found.evidence()), Past.Invalid::new),
                Past.Invalid::new,
                Past.Unavailable::new);
    }

    /** A log that was read and holds. */
    private record Found(PlcLog log, PlcVersions versions) {
        Evidence evidence() {
            return evidence(versions.log().inForce().size() - 1);
        }

        Evidence evidence(int index) {
            LogEntry entry = versions.entry(index);
            Check check = Check.of(
                            "did-plc",
                            List.of(
                                    Check.passed("genesis-digest"),
                                    Check.passed("cids"),
                                    Check.passed("chain"),
                                    Check.passed("signatures"),
                                    Check.passed("recovery"),
                                    Check.passed("nullified")))
                    .with(
                            "operationsInForce",
                            Integer.toString(versions.log().inForce().size()))
                    .with(
                            "operationsTakenBack",
                            Integer.toString(versions.log().takenBack().size()));
            return Evidence.of(check)
                    .readFrom(log.source())
                    .ofVersion(entry.cid(), entry.createdAt(), TimeBasis.REGISTRY);
        }
    }

    private <R> R read(
            Did did,
            Surroundings around,
            Function<? super Found, ? extends R> found,
            Function<? super List<Problem>, ? extends R> invalid,
            Function<? super List<Problem>, ? extends R> unavailable) {
        if (!IDENTIFIER.matcher(did.methodSpecificId()).matches()) {
            return invalid.apply(List.of(Problem.of(
                    DidProblem.INVALID_DID,
                    did + " does not have 24 characters of a to z and 2 to 7 behind did:plc:")));
        }
        Result<Optional<PlcLog>> log = directory.read(did, around);
        if (!log.isOk()) {
            return unavailable.apply(log.problems());
        }
        if (log.orThrow().isEmpty()) {
            return invalid.apply(List.of(Problem.of(DidProblem.NOT_FOUND, "the directory has no " + did)));
        }
        PlcLog text = log.orThrow().get();
        return AuditLog.verify(did, text.content().toArray(), cryptography)
                .fold(verified -> found.apply(new Found(text, new PlcVersions(did, verified))), invalid);
    }

    /** A DID that ended still has the documents that it had, for those who ask for one of them. */
    private static Resolution at(Found found, int index) {
        LogEntry entry = found.versions().entry(index);
        if (entry.operation().state().isEmpty()) {
            return new Resolution.Deactivated(
                    found.versions().metadata(index),
                    found.evidence(index),
                    found.log().freshness());
        }
        return PlcDocument.of(found.versions().did(), entry.operation().state().get())
                .fold(
                        document -> new Resolution.Resolved(
                                document,
                                found.versions().metadata(index),
                                found.evidence(index),
                                found.log().freshness()),
                        Resolution.Invalid::new);
    }
}
