/** did:pkh: blockchain accounts as DIDs. */
@NullMarked
package coop.kith.did.method.pkh;

import org.jspecify.annotations.NullMarked;
