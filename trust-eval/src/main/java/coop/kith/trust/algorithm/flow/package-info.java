/** Admissible paths from anchors to a subject, and how many of them are independent. */
@NullMarked
package coop.kith.trust.algorithm.flow;

import org.jspecify.annotations.NullMarked;
