/** Verifying: every check, the policy, the verdict. */
@NullMarked
package coop.kith.vc.verify;

import org.jspecify.annotations.NullMarked;
