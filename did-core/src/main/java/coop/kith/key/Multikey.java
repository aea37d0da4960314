package coop.kith.key;

import coop.kith.problem.Result;

/** The {@code publicKeyMultibase} form of a key: base58btc multibase of multicodec and key (CID 1.0 section 2.2.2). */
public final class Multikey {
    private Multikey() {}

    /** {@code z6Mk...} */
    public static String encode(PublicKey key) {
        throw new AssertionError("not yet");
    }

    public static Result<PublicKey> decode(String multibase) {
        throw new AssertionError("not yet");
    }
}
