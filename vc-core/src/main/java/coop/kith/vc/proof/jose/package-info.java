/** JOSE: credentials and presentations inside a signed token, vc+jwt and vp+jwt, in a strict compact JWS of our own. */
@NullMarked
package coop.kith.vc.proof.jose;

import org.jspecify.annotations.NullMarked;
