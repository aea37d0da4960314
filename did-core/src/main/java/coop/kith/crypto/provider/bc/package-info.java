/** Bouncy Castle behind the seam. */
@NullMarked
package coop.kith.crypto.provider.bc;

import org.jspecify.annotations.NullMarked;
