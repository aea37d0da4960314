/** Issuing and presenting with real keys. */
@NullMarked
package coop.kith.vc.transcript;

import org.jspecify.annotations.NullMarked;
