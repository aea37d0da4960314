/** Data Integrity 1.0: one algorithm to add and to verify, whatever the cryptosuite. */
@NullMarked
package coop.kith.vc.proof.integrity;

import org.jspecify.annotations.NullMarked;
