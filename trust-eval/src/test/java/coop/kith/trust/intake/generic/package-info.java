@NullMarked
package coop.kith.trust.intake.generic;

import org.jspecify.annotations.NullMarked;
