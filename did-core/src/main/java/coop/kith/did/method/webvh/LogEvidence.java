package coop.kith.did.method.webvh;

import coop.kith.did.evidence.Witnesses;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** The requirements of did:webvh 1.0 ("Read (Resolve)" and what it refers to), or those of did:tdw 0.3, as the checks that an answer rests on. */
final class LogEvidence {
    /** Held by every entry up to the last valid one, or the answer would not be. */
    private static final List<String> OF_EVERY_ENTRY = List.of(
            "log.entry-shape",
            "log.version-number",
            "log.version-time",
            "log.parameters",
            "log.method-version",
            "log.scid",
            "log.entry-hash",
            "log.proof-suite",
            "log.proof-key",
            "log.proof-signature",
            "log.pre-rotation",
            "log.state-id",
            "log.portability",
            "log.no-update-after-deactivation");

    private LogEvidence() {}

    static List<Check> checks(LogReader.Read.Done read, VerifiedEntry entry, boolean latest) {
        VerifiedLog log = read.log();
        List<Check> parts = new ArrayList<>();
        parts.add(Check.passed("location"));
        parts.add(Check.passed("https"));
        OF_EVERY_ENTRY.forEach(name -> parts.add(Check.passed(name)));
        parts.add(Check.passed("log.names-the-did"));
        parts.add(witnesses(log, entry));
        parts.add(latest ? Check.passed("version.is-latest") : Check.passed("version.is-the-one-asked-for"));
        log.broken()
                .ifPresent(after -> parts.add(Check.failed("log.later-entries", after.problems())
                        .with("entry", Integer.toString(after.number()))));
        parts.add(history(read));
        Check all = Check.of(name(entry), parts)
                .with("entries", Integer.toString(log.size()))
                .with("entries-remembered", Integer.toString(read.remembered()));
        return List.of(all);
    }

    /** {@code did-webvh} or {@code did-tdw}: by whose rules the log was verified, whatever DID it was found under. */
    private static String name(VerifiedEntry entry) {
        return "did-" + entry.parameters().method().split(":", -1)[1];
    }

    private static Check witnesses(VerifiedLog log, VerifiedEntry entry) {
        if (entry.witnessRule().isEmpty()) {
            return Check.notRequested("witnesses");
        }
        Witnesses counted = log.approvals().counted(entry);
        return Check.passed("witnesses")
                .with("threshold", Integer.toString(counted.threshold()))
                .with("counted", String.join(" ", counted.counted()));
    }

    private static Check history(LogReader.Read.Done read) {
        if (read.equivocations().isEmpty()) {
            return Check.passed("log.no-other-history-seen");
        }
        Equivocation first = read.equivocations().get(0);
        return Check.undecided(
                "log.no-other-history-seen",
                Problem.of(
                        WebvhProblem.EQUIVOCATION,
                        "another history, which parts at version " + first.number() + " and has the newest version "
                                + first.otherHead() + ", was seen at " + first.noticed()));
    }
}
