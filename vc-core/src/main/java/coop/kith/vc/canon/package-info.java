/** Canonical forms of JSON-LD: pinned contexts, expansion that drops nothing, and RDFC-1.0 within a step budget; never a download. */
@NullMarked
package coop.kith.vc.canon;

import org.jspecify.annotations.NullMarked;
