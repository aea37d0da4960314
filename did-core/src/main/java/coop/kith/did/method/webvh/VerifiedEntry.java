package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of which everything holds but, where it needs them, the approvals of witnesses, which are judged over the log as a whole. Made by {@link EntryChecks}
 * and its like alone. Immutable; knows the entry before it, so that a log grows without being copied.
 */
public final class VerifiedEntry {
    private final LogEntry entry;
    private final VersionId versionId;
    private final Instant versionTime;
    private final Did id;
    private final Parameters parameters;
    private final Optional<WitnessRule> rule;
    private final Origin origin;
    private final @Nullable VerifiedEntry before;

    /**
     * What the log said up to the earliest entry that is at hand. All later ones share it: with names of its own for each entry, a log of moves would need memory
     * that grows with the square of its length.
     *
     * @param created the first entry's {@code versionTime}, as it was stated
     * @param names of the DID up to there, oldest first
     */
    record Origin(String created, Set<Did> names) {
        Origin {
            names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        }
    }

    /** An entry that was just verified. */
    VerifiedEntry(
            LogEntry entry,
            VersionId versionId,
            Instant versionTime,
            Did id,
            Parameters parameters,
            Optional<WitnessRule> rule,
            Optional<VerifiedEntry> before) {
        this(
                entry,
                versionId,
                versionTime,
                id,
                parameters,
                rule,
                before.map(last -> last.origin).orElseGet(() -> new Origin(entry.versionTime(), Set.of(id))),
                before);
    }

    /** An entry that was verified earlier, and is resumed without those before it where {@code before} is empty. */
    VerifiedEntry(
            LogEntry entry,
            VersionId versionId,
            Instant versionTime,
            Did id,
            Parameters parameters,
            Optional<WitnessRule> rule,
            Origin origin,
            Optional<VerifiedEntry> before) {
        this.entry = entry;
        this.versionId = versionId;
        this.versionTime = versionTime;
        this.id = id;
        this.parameters = parameters;
        this.rule = rule;
        this.origin = origin;
        this.before = before.orElse(null);
    }

    /** As it was stated. */
    public LogEntry entry() {
        return entry;
    }

    public VersionId versionId() {
        return versionId;
    }

    /** By the controller's clock. */
    public Instant versionTime() {
        return versionTime;
    }

    /** The DID's name from this entry on. */
    public Did id() {
        return id;
    }

    /** In force after this entry. */
    public Parameters parameters() {
        return parameters;
    }

    /** By which this entry must be witnessed; empty where it need not be. */
    public Optional<WitnessRule> witnessRule() {
        return rule;
    }

    /** Every name of the DID so far, oldest first. */
    public Set<Did> names() {
        List<Did> since = new ArrayList<>();
        for (VerifiedEntry at = this; at != null; at = at.before) {
            since.add(at.id);
        }
        Collections.reverse(since);
        Set<Did> names = new LinkedHashSet<>(origin.names());
        names.addAll(since);
        return Collections.unmodifiableSet(names);
    }

    /** The first entry's {@code versionTime}, as it was stated. */
    public String created() {
        return origin.created();
    }

    Origin origin() {
        return origin;
    }

    /** Empty for the first, and for one that was resumed from a memory. */
    public Optional<VerifiedEntry> before() {
        return Optional.ofNullable(before);
    }

    /** The DID document of this version as the log has it. Refused where the state, though signed, is no DID document. */
    public Result<DidDocument> document() {
        return DidDocument.parse(entry.state());
    }

    @Override
    public String toString() {
        return versionId + " of " + id;
    }
}
