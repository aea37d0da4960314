/** Exact rational numbers. */
@NullMarked
package coop.kith.trust.exact;

import org.jspecify.annotations.NullMarked;
