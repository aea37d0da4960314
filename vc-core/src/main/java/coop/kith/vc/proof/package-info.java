/** How credentials are secured: the mechanisms' common face, purposes, and the way to a key. */
@NullMarked
package coop.kith.vc.proof;

import org.jspecify.annotations.NullMarked;
