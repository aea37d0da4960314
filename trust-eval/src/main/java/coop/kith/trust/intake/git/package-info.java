/**
 * What git's signatures say: read from git's exact bytes, checked, and written.
 *
 * <p>None of it is evidence, and no log keeps it: a signature on a commit says who made the commit, not whom they trust. The repository keeps the bytes, under digests of its own, and each question reads them
 * there.
 */
@NullMarked
package coop.kith.trust.intake.git;

import org.jspecify.annotations.NullMarked;
