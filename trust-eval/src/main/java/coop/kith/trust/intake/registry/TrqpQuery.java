package coop.kith.trust.intake.registry;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A question to a trust registry (TRQP 2, AuthorizationRequest and RecognitionRequest).
 *
 * @param entity whom it is about
 * @param authority on whose authority the registry is to answer
 * @param time as of when; the registry's present where there is none
 */
public record TrqpQuery(
        Kind kind, Did entity, String authority, String action, String resource, Optional<Instant> time) {
    /** What is asked. */
    public enum Kind {
        /** Whether the entity may do this. */
        AUTHORIZATION("authorized"),
        /** Whether the authority recognises the entity, itself an authority, for this. */
        RECOGNITION("recognized");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /** The member of the answer that says yes or no. */
        public String member() {
            return member;
        }
    }

    /** The request as it is sent. */
    public JsonObject json() {
        JsonObject request = JsonObject.empty()
                .with("entity_id", entity.toString())
                .with("authority_id", authority)
                .with("action", action)
                .with("resource", resource);
        return time.map(asked -> request.with("context", JsonObject.empty().with("time", DateTimeStamp.format(asked))))
                .orElse(request);
    }
}
