/** The canonical forms, held to the published vectors and to hostile documents. */
@NullMarked
package coop.kith.vc.canon;

import org.jspecify.annotations.NullMarked;
