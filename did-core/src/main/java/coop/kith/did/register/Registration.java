package coop.kith.did.register;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How far an operation got (DIF DID Registration, "States"). */
public sealed interface Registration
        permits Registration.Finished, Registration.ActionRequired, Registration.Waiting, Registration.Failed {
    /**
     * {@code finished}: done.
     *
     * @param document as it is now; empty after a deactivation, and where a registrar elsewhere does not say
     * @param documentMetadata what the method says about the document, such as its version
     */
    record Finished(Did did, Optional<DidDocument> document, JsonObject documentMetadata) implements Registration {
        /** Without metadata. */
        public static Finished of(DidDocument document) {
            return new Finished(document.id(), Optional.of(document), JsonObject.empty());
        }
    }

    /**
     * {@code action}: the client has something to do, and then asks again with the same request and {@link Inputs#continuing}.
     *
     * @param did as far as it is known already
     */
    record ActionRequired(String jobId, Optional<Did> did, Action action) implements Registration {}

    /**
     * {@code wait}: nothing to do but to ask again later, with the same request and {@link Inputs#continuing}.
     *
     * @param reason for a person
     * @param waitTime how long, where it is known
     */
    record Waiting(String jobId, Optional<Did> did, String reason, Optional<Duration> waitTime)
            implements Registration {}

    /**
     * {@code failed}: nothing was changed, as far as the registrar can say.
     *
     * @param did as far as it is known
     * @param problems at least one
     */
    record Failed(Optional<Did> did, List<Problem> problems) implements Registration {
        public Failed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a failure names at least one problem");
            }
        }

        public static Failed of(Problem problem) {
            return new Failed(Optional.empty(), List.of(problem));
        }

        public static Failed of(List<Problem> problems) {
            return new Failed(Optional.empty(), problems);
        }

        /** The same failure, of an operation on {@code subject}. */
        public Failed about(Did subject) {
            return new Failed(Optional.of(subject), problems);
        }
    }

    default <R> R fold(
            Function<? super Finished, ? extends R> finished,
            Function<? super ActionRequired, ? extends R> action,
            Function<? super Waiting, ? extends R> waiting,
            Function<? super Failed, ? extends R> failed) {
        if (this instanceof Finished done) {
            return finished.apply(done);
        }
        if (this instanceof ActionRequired needed) {
            return action.apply(needed);
        }
        return this instanceof Waiting later ? waiting.apply(later) : failed.apply((Failed) this);
    }
}
