package coop.kith.did.resolve;

import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** How a resolution ended (DID Resolution 1.0, sections 4 and 10). */
public sealed interface Resolution
        permits Resolution.Resolved, Resolution.Deactivated, Resolution.Invalid, Resolution.Unavailable {
    /** The document, its metadata as the specification has them, and the checks that were done. */
    record Resolved(DidDocument document, JsonObject documentMetadata, List<Check> evidence) implements Resolution {
        public Resolved {
            evidence = List.copyOf(evidence);
        }

        Resolved expanded() {
            return new Resolved(document.expanded(), documentMetadata, evidence);
        }
    }

    /** The DID was deactivated; it has no current document. */
    record Deactivated(JsonObject documentMetadata, List<Check> evidence) implements Resolution {
        public Deactivated {
            evidence = List.copyOf(evidence);
        }
    }

    /** The DID, or what was found under it, is not valid, or its method is not known. */
    record Invalid(List<Problem> problems) implements Resolution {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** It could not be decided now. */
    record Unavailable(List<Problem> problems) implements Resolution {
        public Unavailable {
            problems = List.copyOf(problems);
        }
    }

    default <R> R fold(
            Function<? super Resolved, ? extends R> resolved,
            Function<? super Deactivated, ? extends R> deactivated,
            Function<? super Invalid, ? extends R> invalid,
            Function<? super Unavailable, ? extends R> unavailable) {
        if (this instanceof Resolved found) {
            return resolved.apply(found);
        }
        if (this instanceof Deactivated gone) {
            return deactivated.apply(gone);
        }
        if (this instanceof Invalid wrong) {
            return invalid.apply(wrong);
        }
        return unavailable.apply((Unavailable) this);
    }
}
