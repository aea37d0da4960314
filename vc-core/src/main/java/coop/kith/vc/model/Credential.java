package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A credential as stated (VCDM 2.0 section 4): structurally valid, lossless, unverified. */
public final class Credential {
    private Credential() {}

    public static Result<Credential> parse(JsonObject json) {
        throw new AssertionError("not yet");
    }

    /** Everything, proofs included. */
    public JsonObject json() {
        throw new AssertionError("not yet");
    }

    /** {@code @context} in order; inline objects are left out here, and stand in {@link #json}. */
    public List<String> contexts() {
        throw new AssertionError("not yet");
    }

    public Optional<String> id() {
        throw new AssertionError("not yet");
    }

    public List<String> types() {
        throw new AssertionError("not yet");
    }

    /** The issuer's URL, whichever of the two forms stated it. */
    public String issuer() {
        throw new AssertionError("not yet");
    }

    /** One or more; each an object. */
    public List<JsonObject> subjects() {
        throw new AssertionError("not yet");
    }

    public Optional<Instant> validFrom() {
        throw new AssertionError("not yet");
    }

    public Optional<Instant> validUntil() {
        throw new AssertionError("not yet");
    }

    /** The proofs, as stated; empty when unsecured. */
    public List<JsonObject> proofs() {
        throw new AssertionError("not yet");
    }
}
