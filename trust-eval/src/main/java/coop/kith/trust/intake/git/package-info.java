/** What git's signatures say: read from git's exact bytes, checked, and written. */
@NullMarked
package coop.kith.trust.intake.git;

import org.jspecify.annotations.NullMarked;
