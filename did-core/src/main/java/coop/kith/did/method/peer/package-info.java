/** did:peer: documents that need no registry, since the DID holds them or their digest. */
@NullMarked
package coop.kith.did.method.peer;

import org.jspecify.annotations.NullMarked;
