/** Signing and verifying behind one strict policy, whichever provider runs. */
@NullMarked
package coop.kith.crypto;

import org.jspecify.annotations.NullMarked;
