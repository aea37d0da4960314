/** Strict, immutable JSON and its canonical form (RFC 8785). */
@NullMarked
package coop.kith.json;

import org.jspecify.annotations.NullMarked;
