package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a log that was read says about the DID that was asked for. */
final class LogAnswer {
    private final Did did;
    private final Idna idna;
    private final LogReader.Read.Done read;
    private final VerifiedLog log;

    LogAnswer(Did did, Idna idna, LogReader.Read.Done read) {
        this.did = did;
        this.idna = idna;
        this.read = read;
        this.log = read.log();
    }

    Resolution resolution(ResolutionOptions options) {
        return log.of(did)
                .flatMap(mine -> new Selection(mine).of(options))
                .fold(entry -> answer(entry, Selection.isLatest(options)), this::refused);
    }

    /** Every version; the problems where the log does not hold to its end. */
    Past past() {
        Result<VerifiedLog> mine = log.of(did);
        if (!mine.isOk() || log.broken().isPresent()) {
            Resolution refused =
                    refused(mine.isOk() ? log.broken().orElseThrow().problems() : mine.problems());
            return refused instanceof Resolution.Unavailable unavailable
                    ? new Past.Unavailable(unavailable.problems())
                    : new Past.Invalid(((Resolution.Invalid) refused).problems());
        }
        List<Version> versions = log.entries().stream().map(this::version).toList();
        VerifiedEntry latest = log.latest().orElseThrow();
        return new Past.Known(new History(did, Permanence.VERSIONED, versions), evidence(latest, false));
    }

    private Resolution answer(VerifiedEntry entry, boolean latest) {
        JsonObject metadata = LogMetadata.of(log, entry);
        Freshness freshness = Freshness.lasting(
                Duration.ofSeconds(log.latest().orElseThrow().parameters().ttl()));
        if (entry.parameters().deactivated()) {
            return new Resolution.Deactivated(metadata, evidence(entry, latest), freshness);
        }
        if (!entry.id().equals(did)) {
            return refused(List.of(Problem.of(
                            DidProblem.INVALID_DID_DOCUMENT,
                            "in version " + entry.versionId() + " the DID is called " + entry.id() + ", not " + did,
                            JsonPointer.of("id"))
                    .next("Resolve " + entry.id() + " for that version.")));
        }
        return stated(entry)
                .flatMap(stated -> DidDocument.parse(stated.document())
                        .<Resolution>map(document -> new Resolution.Resolved(
                                document, metadata, evidence(entry, latest).and(controllers(stated)), freshness)))
                .fold(answer -> answer, this::refused);
    }

    private static Check controllers(StatedDocument stated) {
        return stated.controllersImplied()
                ? Check.waived(
                        "document.controllers",
                        Problem.of(
                                WebvhProblem.INVALID_STATE,
                                "a verification method states no controller, and the DID itself is taken for it"))
                : Check.passed("document.controllers");
    }

    private Result<DidDocument> document(VerifiedEntry entry) {
        return stated(entry).flatMap(stated -> DidDocument.parse(stated.document()));
    }

    private Result<StatedDocument> stated(VerifiedEntry entry) {
        return LogLocation.of(entry.id(), idna)
                .map(location -> StatedDocument.of(entry.entry().state(), entry.id(), location));
    }

    /** A state that was signed and is no DID document gives a version in which no key was in force. */
    private Version version(VerifiedEntry entry) {
        Optional<DidDocument> document = entry.parameters().deactivated()
                ? Optional.empty()
                : document(entry).fold(Optional::of, problems -> Optional.empty());
        return new Version(entry.versionId().toString(), Optional.of(entry.versionTime()), basis(entry), document);
    }

    /** {@code versionTime} is the controller's claim, unless witnesses signed the version after having seen it. */
    private static TimeBasis basis(VerifiedEntry entry) {
        return entry.witnessRule().isPresent() ? TimeBasis.WITNESSES : TimeBasis.CONTROLLER;
    }

    private Evidence evidence(VerifiedEntry entry, boolean latest) {
        Evidence evidence = Evidence.of(LogEvidence.checks(read, entry, latest))
                .ofVersion(entry.versionId().toString(), entry.versionTime(), basis(entry))
                .witnessedBy(log.approvals().counted(entry));
        for (var source : read.sources()) {
            evidence = evidence.readFrom(source);
        }
        return evidence;
    }

    /** A shorter log may be an old copy, which decides nothing; everything else that is wrong with a log is final until it is published anew. */
    private Resolution refused(List<Problem> problems) {
        if (problems.get(0).type() == WebvhProblem.TRUNCATED_LOG) {
            return new Resolution.Unavailable(problems);
        }
        if (problems.get(0).type() instanceof DidProblem) {
            return new Resolution.Invalid(problems);
        }
        List<Problem> all = new ArrayList<>();
        Problem first = problems.get(0);
        all.add(Problem.of(
                        DidProblem.INVALID_DID,
                        "the log of " + did + " does not hold"
                                + Optional.ofNullable(first.context().get("entry"))
                                        .map(number -> " from entry " + number + " on")
                                        .orElse("")
                                + ": " + first.detail())
                .next(
                        log.size() > 0
                                ? "Versions up to " + log.size()
                                        + " hold; ask for one of them by versionId if that is enough."
                                : "Ask whoever controls the DID to publish a valid log."));
        all.addAll(problems);
        return new Resolution.Invalid(all);
    }
}
