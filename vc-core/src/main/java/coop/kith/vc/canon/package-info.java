/**
 * Canonical forms of JSON-LD: pinned contexts, expansion that drops nothing, and RDFC-1.0 within a step budget; never a download.
 *
 * <p>Limits, so that what a stranger sends costs a quarter of a second at the most before its signature is looked at:
 *
 * <ul>
 *   <li>6,400 values in a document ({@link Canonicalizer#MOST_VALUES}): fifty times the largest credential of the published vectors;
 *   <li>20,000 steps for the order of nodes that look alike: the most symmetric tests of RDFC-1.0 that must pass take a fraction of it;
 *   <li>32 contexts in a list: the longest seen in the field has seven;
 *   <li>4,000 definitions in a context that stands in the document, and terms defined by one another over 16 levels: schema.org's, the largest published, has
 *       fewer than 3,000, and published ones have two levels.
 * </ul>
 */
@NullMarked
package coop.kith.vc.canon;

import org.jspecify.annotations.NullMarked;
