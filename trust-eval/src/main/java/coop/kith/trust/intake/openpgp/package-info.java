/** OpenPGP keyrings as a web of trust: every signature verified before it says anything. */
@NullMarked
package coop.kith.trust.intake.openpgp;

import org.jspecify.annotations.NullMarked;
