/** The did:key method. */
@NullMarked
package coop.kith.did.method.key;

import org.jspecify.annotations.NullMarked;
