package coop.kith.did.resolve;

import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** How a resolution ended (DID Resolution 1.0, sections 4 and 10). */
public sealed interface Resolution
        permits Resolution.Resolved, Resolution.Deactivated, Resolution.Invalid, Resolution.Unavailable {
    /** The document, its metadata as the specification has them, what it rests on, and how fresh it is. */
    record Resolved(DidDocument document, JsonObject documentMetadata, Evidence evidence, Freshness freshness)
            implements Resolution {
        public Resolved(DidDocument document, JsonObject documentMetadata, Evidence evidence) {
            this(document, documentMetadata, evidence, Freshness.unstated());
        }

        /** With the checks alone as evidence. */
        public Resolved(DidDocument document, JsonObject documentMetadata, List<Check> checks) {
            this(document, documentMetadata, Evidence.of(checks));
        }

        /** The same answer with other words about its freshness. */
        public Resolved with(Freshness other) {
            return new Resolved(document, documentMetadata, evidence, other);
        }

        Resolved expanded() {
            return new Resolved(document.expanded(), documentMetadata, evidence, freshness);
        }
    }

    /** The DID was deactivated; it has no current document. */
    record Deactivated(JsonObject documentMetadata, Evidence evidence, Freshness freshness) implements Resolution {
        public Deactivated(JsonObject documentMetadata, Evidence evidence) {
            this(documentMetadata, evidence, Freshness.unstated());
        }

        /** With the checks alone as evidence. */
        public Deactivated(JsonObject documentMetadata, List<Check> checks) {
            this(documentMetadata, Evidence.of(checks));
        }

        /** The same answer with other words about its freshness. */
        public Deactivated with(Freshness other) {
            return new Deactivated(documentMetadata, evidence, other);
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
