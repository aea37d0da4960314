/** An immutable view of the evidence as of a time. */
@NullMarked
package coop.kith.trust.graph;

import org.jspecify.annotations.NullMarked;
