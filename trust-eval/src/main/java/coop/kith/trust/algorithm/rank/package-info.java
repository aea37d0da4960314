/** Ranks of entities over a weighted graph: one kernel, exact to the bit, with the presets that the field knows. */
@NullMarked
package coop.kith.trust.algorithm.rank;

import org.jspecify.annotations.NullMarked;
