package coop.kith.did.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.evidence.TimeBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HistoryLaws {
    private static final Did DID = Did.parse("did:example:1").orThrow();

    @Property(tries = 300)
    void aLaterTimeNeverGivesAnEarlierVersion(
            @ForAll @Size(min = 1, max = 20) Set<@IntRange(max = 500) Integer> begins,
            @ForAll @IntRange(max = 600) int one,
            @ForAll @IntRange(max = 600) int two) {
        List<Version> versions = new ArrayList<>();
        for (int begin : new TreeSet<>(begins)) {
            versions.add(Version.deactivation(
                    Integer.toString(versions.size()), Instant.ofEpochSecond(begin), TimeBasis.CONTROLLER));
        }
        History history = new History(DID, Permanence.VERSIONED, versions);
        assertTrue(index(history, Math.min(one, two)) <= index(history, Math.max(one, two)));
        int at = index(history, one);
        assertTrue(at < 0 || !versions.get(at).from().orElseThrow().isAfter(Instant.ofEpochSecond(one)));
        assertTrue(at + 1 == versions.size()
                || versions.get(at + 1).from().orElseThrow().isAfter(Instant.ofEpochSecond(one)));
    }

    /** Of the version in force; -1 before the first. */
    private static int index(History history, int second) {
        return history.at(Instant.ofEpochSecond(second))
                .map(version -> Integer.parseInt(version.id()))
                .orElse(-1);
    }
}
