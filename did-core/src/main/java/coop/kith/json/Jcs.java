package coop.kith.json;

import coop.kith.problem.Result;

/** JSON Canonicalization Scheme (RFC 8785). */
public final class Jcs {
    private Jcs() {}

    /** The canonical UTF-8 bytes, or a problem where the value is not I-JSON (RFC 7493), so that two values never share bytes. */
    public static Result<byte[]> canonicalize(JsonValue value) {
        throw new AssertionError("not yet");
    }
}
