/** Decentralized identifiers and DID URLs. */
@NullMarked
package coop.kith.did;

import org.jspecify.annotations.NullMarked;
