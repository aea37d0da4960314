/** Tokens, good ones, hostile ones, and those of published vectors. */
@NullMarked
package coop.kith.vc.proof.jose;

import org.jspecify.annotations.NullMarked;
