package coop.kith.vc.proof.integrity;

import coop.kith.crypto.SignatureAlgorithm;

/**
 * How a suite signs with one kind of key.
 *
 * @param algorithm of the signature
 * @param digest of the canonical proof configuration and of the canonical document
 */
public record Recipe(SignatureAlgorithm algorithm, Digest digest) {}
