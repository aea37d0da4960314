/** Public keys and their codecs: Multikey, JWK, multibase, multicodec. */
@NullMarked
package coop.kith.key;

import org.jspecify.annotations.NullMarked;
