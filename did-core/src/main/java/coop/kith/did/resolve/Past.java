package coop.kith.did.resolve;

import coop.kith.did.evidence.Evidence;
import coop.kith.did.history.History;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** How the search for a DID's history ended. */
public sealed interface Past permits Past.Known, Past.Invalid, Past.Unavailable {
    /** Every version that there is, or the one that can be had: {@link History#permanence} tells which. */
    record Known(History history, Evidence evidence) implements Past {}

    /** The DID, or what was found under it, is not valid, or its method is not known. */
    record Invalid(List<Problem> problems) implements Past {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** It could not be decided now. */
    record Unavailable(List<Problem> problems) implements Past {
        public Unavailable {
            problems = List.copyOf(problems);
        }
    }

    default <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super Invalid, ? extends R> invalid,
            Function<? super Unavailable, ? extends R> unavailable) {
        if (this instanceof Known found) {
            return known.apply(found);
        }
        if (this instanceof Invalid wrong) {
            return invalid.apply(wrong);
        }
        return unavailable.apply((Unavailable) this);
    }
}
