package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.util.Collection;
import java.util.List;

/** A policy: pure data, digested by its JCS form, anchors included. Immutable. */
public final class Policy {
    private Policy() {}

    public static Result<Policy> parse(JsonObject json) {
        throw new AssertionError("not yet");
    }

    /** A bundled policy by its name, such as {@code vouched-newcomer}. */
    public static Result<Policy> bundled(String name) {
        throw new AssertionError("not yet");
    }

    /** The names {@link #bundled} knows. */
    public static List<String> bundledNames() {
        throw new AssertionError("not yet");
    }

    public String name() {
        throw new AssertionError("not yet");
    }

    public List<Did> anchors() {
        throw new AssertionError("not yet");
    }

    /** The same policy with these anchors instead; its digest changes with them. */
    public Policy withAnchors(Collection<Did> anchors) {
        throw new AssertionError("not yet");
    }

    public JsonObject json() {
        throw new AssertionError("not yet");
    }

    /** {@code digestMultibase} form: multihash sha2-256 of the JCS form, base58btc. */
    public String digest() {
        throw new AssertionError("not yet");
    }
}
