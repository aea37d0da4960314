@NullMarked
package coop.kith.trust.intake.dtg;

import org.jspecify.annotations.NullMarked;
