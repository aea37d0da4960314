/** The JDK's own signatures behind the seam; run only when passed in. */
@NullMarked
package coop.kith.crypto.provider.jca;

import org.jspecify.annotations.NullMarked;
