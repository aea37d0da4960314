/** Any DID method through somebody else's resolver, marked as delegated trust. */
@NullMarked
package coop.kith.did.method.remote;

import org.jspecify.annotations.NullMarked;
