package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/** A presentation as stated (VCDM 2.0 section 4.13): structurally valid, lossless, unverified. */
public final class Presentation {
    private Presentation() {}

    public static Result<Presentation> parse(JsonObject json) {
        throw new AssertionError("not yet");
    }

    public JsonObject json() {
        throw new AssertionError("not yet");
    }

    public Optional<String> holder() {
        throw new AssertionError("not yet");
    }

    public List<Credential> credentials() {
        throw new AssertionError("not yet");
    }

    public List<JsonObject> proofs() {
        throw new AssertionError("not yet");
    }
}
