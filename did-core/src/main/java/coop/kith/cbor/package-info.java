/** A strict, immutable, deterministic subset of CBOR (RFC 8949) for bytes that are signed or named by their digest. */
@NullMarked
package coop.kith.cbor;

import org.jspecify.annotations.NullMarked;
