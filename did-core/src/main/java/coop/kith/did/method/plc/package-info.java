/** did:plc: a directory's log of signed operations, verified from the first to the last. */
@NullMarked
package coop.kith.did.method.plc;

import org.jspecify.annotations.NullMarked;
