package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** What a DID URL led to (DID Resolution 1.0 section 5, which is at risk and may change). */
public sealed interface Dereferenced
        permits Dereferenced.Found, Dereferenced.Gone, Dereferenced.Invalid, Dereferenced.Unavailable {
    /** {@code contentType} of a list of service endpoint URLs. */
    String URI_LIST = "text/uri-list";

    /** A document that was resolved on the way, by its DID: what it rests on, and how fresh it is. */
    record Origin(Did did, Evidence evidence, Freshness freshness) {}

    /**
     * The resource.
     *
     * @param content a document, a verification method, a service or, with {@link #URI_LIST}, an array of URLs
     * @param contentMetadata the metadata of the document it stands in
     * @param origins the documents it was found through, in the order of the way; a step leaves this to the {@link Dereferencer}
     */
    record Found(String contentType, JsonValue content, JsonObject contentMetadata, List<Origin> origins)
            implements Dereferenced {
        public Found {
            origins = List.copyOf(origins);
        }

        /** Without a word of where it was found. */
        public Found(String contentType, JsonValue content, JsonObject contentMetadata) {
            this(contentType, content, contentMetadata, List.of());
        }
    }

    /** The DID was deactivated, as {@code origins} say. */
    record Gone(JsonObject contentMetadata, List<Origin> origins) implements Dereferenced {
        public Gone {
            origins = List.copyOf(origins);
        }
    }

    /** The DID URL, its DID or its document is not valid, or names nothing. */
    record Invalid(List<Problem> problems) implements Dereferenced {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** It could not be decided now. */
    record Unavailable(List<Problem> problems) implements Dereferenced {
        public Unavailable {
            problems = List.copyOf(problems);
        }
    }

    default <R> R fold(
            Function<? super Found, ? extends R> found,
            Function<? super Gone, ? extends R> gone,
            Function<? super Invalid, ? extends R> invalid,
            Function<? super Unavailable, ? extends R> unavailable) {
        if (this instanceof Found resource) {
            return found.apply(resource);
        }
        if (this instanceof Gone deactivated) {
            return gone.apply(deactivated);
        }
        if (this instanceof Invalid wrong) {
            return invalid.apply(wrong);
        }
        return unavailable.apply((Unavailable) this);
    }
}
