package coop.kith.cbor;

import coop.kith.problem.Result;

/**
 * Reads and writes CBOR (RFC 8949) where the bytes matter: every value has exactly one encoding here, and only that one is read, so that
 * {@code write(read(bytes))} is {@code bytes} again. Stateless and safe for any number of threads.
 */
public final class Cbor {
    private Cbor() {}

    /** As below with {@link CborLimits#standard()}. */
    public static Result<CborValue> read(byte[] content, CborProfile profile) {
        return read(content, profile, CborLimits.standard());
    }

    /** The one item that {@code content} consists of; every refusal is a {@link CborProblem} that names the byte. */
    public static Result<CborValue> read(byte[] content, CborProfile profile, CborLimits limits) {
        return CborReader.read(content, profile, limits);
    }

    /**
     * The core deterministic encoding (RFC 8949 section 4.2.1), which for maps whose keys are texts is DAG-CBOR's too. A value nested deeper than {@link
     * CborLimits#GREATEST_DEPTH} throws IllegalArgumentException; no value that was read is.
     */
    public static byte[] write(CborValue value) {
        CborWriter writer = new CborWriter();
        writer.write(value, 0);
        return writer.toByteArray();
    }
}
