/** The DID methods Kith brings along. */
@NullMarked
package coop.kith.did.method;

import org.jspecify.annotations.NullMarked;
