/**
 * Documents, logs and evidence of a set of DIDs in one file, verified later without a network.
 *
 * <p>A bundle holds every answer that the methods fetched, byte for byte, and what they made of it. To verify it, the methods run again over those bytes, at the
 * bundle's time. What that proves depends on the method: of did:webvh or did:plc nobody can forge a history that the methods accept; of did:web the bytes are what
 * a server once said, and nothing in them shows it, so whoever keeps the bundle must keep its {@link coop.kith.did.bundle.Bundle#digest} where others cannot change it.
 *
 * <p>Limits: 64 MiB for a file and 1,000 DIDs, each up to the fetcher's own limits.
 */
@NullMarked
package coop.kith.did.bundle;

import org.jspecify.annotations.NullMarked;
