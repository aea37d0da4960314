/** An immutable byte string and its strict textual forms, for every room that must not hand out arrays. */
@NullMarked
package coop.kith.bytes;

import org.jspecify.annotations.NullMarked;
