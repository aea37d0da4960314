/** From a DID to the HTTPS address where its document lies: text only, nothing is opened. */
@NullMarked
package coop.kith.did.location;

import org.jspecify.annotations.NullMarked;
