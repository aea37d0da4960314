package coop.kith.crypto.provider;

/** What a kind of key computes with: the one thing a provider must know to take a key, and the exact lengths of everything around it. */
public sealed interface Scheme permits Curve, QuantumSafe, PairingGroup {
    /** The constant's name. */
    String name();

    /** Bytes of a private key; 0 where no provider takes one. */
    int privateKeyLength();

    /** Bytes of a public key in its one form. */
    int publicKeyLength();

    /** Bytes of a signature; 0 where keys of this kind do not sign. */
    int signatureLength();

    /** Whether keys of this kind sign messages. */
    default boolean signs() {
        return signatureLength() > 0;
    }
}
