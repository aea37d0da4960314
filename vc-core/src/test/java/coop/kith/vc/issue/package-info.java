/** Issuing and presenting with real keys. */
@NullMarked
package coop.kith.vc.issue;

import org.jspecify.annotations.NullMarked;
