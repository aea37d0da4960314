package coop.kith.trust.evidence;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Optional;

/**
 * From a time on, whatever is signed by somebody may be a thief's. What that DID issued, or recorded of others, counts only where our log first saw it before that time: the dates in a
 * credential are whatever its signer wrote.
 *
 * @param did whose key was stolen
 * @param from the first moment at which the thief may have had it
 */
public record Compromise(Did did, Instant from, Instant knownSince) implements Event {
    static final String TERM = "compromise";

    @Override
    public Compromise learntAt(Instant another) {
        return new Compromise(did, from, another);
    }

    @Override
    public String about() {
        return did.toString();
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("event", TERM)
                .with("did", did.toString())
                .with("from", DateTimeStamp.format(from));
    }

    static Optional<Compromise> of(JsonObject json, Instant knownSince) {
        Optional<Did> did =
                json.string("did").map(Did::parse).filter(Result::isOk).map(Result::orThrow);
        Optional<Instant> from = Event.time(json, "from");
        return did.isPresent() && from.isPresent()
                ? Optional.of(new Compromise(did.get(), from.get(), knownSince))
                : Optional.empty();
    }
}
