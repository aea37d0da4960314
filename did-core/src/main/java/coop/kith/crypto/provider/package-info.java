/** The seam in front of every cryptographic library: digests, point checks, raw sign and verify. */
@NullMarked
package coop.kith.crypto.provider;

import org.jspecify.annotations.NullMarked;
