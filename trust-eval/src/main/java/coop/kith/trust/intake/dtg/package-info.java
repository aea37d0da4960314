/** From verified Decentralized Trust Graph credentials to evidence. */
@NullMarked
package coop.kith.trust.intake.dtg;

import org.jspecify.annotations.NullMarked;
