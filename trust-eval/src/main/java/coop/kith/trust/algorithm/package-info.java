/** The algorithms Kith brings along. */
@NullMarked
package coop.kith.trust.algorithm;

import org.jspecify.annotations.NullMarked;
