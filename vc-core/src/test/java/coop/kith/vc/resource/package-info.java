/** Issuing and presenting with real keys. */
@NullMarked
package coop.kith.vc.resource;

import org.jspecify.annotations.NullMarked;
