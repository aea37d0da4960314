/** The HTTP binding of DID Resolution 1.0, both sides, without any HTTP library: a request value in, a response value out. */
@NullMarked
package coop.kith.did.http;

import org.jspecify.annotations.NullMarked;
