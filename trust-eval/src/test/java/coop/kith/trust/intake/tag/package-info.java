/** Tests of tags. */
@NullMarked
package coop.kith.trust.intake.tag;

import org.jspecify.annotations.NullMarked;
