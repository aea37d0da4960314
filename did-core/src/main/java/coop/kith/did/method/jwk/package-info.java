/** The did:jwk method. */
@NullMarked
package coop.kith.did.method.jwk;

import org.jspecify.annotations.NullMarked;
