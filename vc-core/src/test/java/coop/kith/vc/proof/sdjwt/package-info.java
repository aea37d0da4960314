/** SD-JWTs: good ones, hostile ones, and those of published vectors. */
@NullMarked
package coop.kith.vc.proof.sdjwt;

import org.jspecify.annotations.NullMarked;
