/** SD-JWT (RFC 9901): what an issuer signed, and as much of it as its holder shows; key binding, credentials as vc+sd-jwt, and SD-JWT VC. */
@NullMarked
package coop.kith.vc.proof.sdjwt;

import org.jspecify.annotations.NullMarked;
