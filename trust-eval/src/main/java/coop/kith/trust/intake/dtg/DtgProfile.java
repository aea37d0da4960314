package coop.kith.trust.intake.dtg;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A state of the specification with a verifier's configuration: the predicates that it accepts. Fail-closed: a statement whose predicate is not
 * named here is refused, whatever it is spelled like and whatever says that it is equivalent. Immutable.
 */
public final class DtgProfile {
    private final SortedMap<String, PredicateProfile> accepted;

    private DtgProfile(SortedMap<String, PredicateProfile> accepted) {
        this.accepted = Collections.unmodifiableSortedMap(accepted);
    }

    /** Document Status 0.6.0 with no predicate accepted. */
    public static DtgProfile standard() {
        return new DtgProfile(new TreeMap<>());
    }

    /** This profile with these predicates accepted too. Throws IllegalArgumentException when one is there already with other constraints. */
    public DtgProfile accepting(PredicateProfile... predicates) {
        SortedMap<String, PredicateProfile> more = new TreeMap<>(accepted);
        Arrays.stream(predicates).forEach(predicate -> {
            PredicateProfile before = more.put(predicate.iri(), predicate);
            if (before != null && !before.equals(predicate)) {
                throw new IllegalArgumentException("accepted twice, with different constraints: " + predicate.iri());
            }
        });
        return new DtgProfile(more);
    }

    /** {@code dtg-0.6}. */
    public String name() {
        return "dtg-0.6";
    }

    /**
     * What the profile was read from. The prose of the specification was last read at a commit before Document Status 0.6.0; its rules for delegations, authorities and personas are those, and the
     * wire form of 0.6.0, {@code issuerScope} with it, is that of the registry's context.
     */
    public List<Pin> pins() {
        return Pin.DTG_0_6;
    }

    /** The accepted predicates by their IRI. */
    public Map<String, PredicateProfile> accepted() {
        return accepted;
    }

    Optional<PredicateProfile> accepted(String predicate) {
        return Optional.ofNullable(accepted.get(predicate));
    }
}
