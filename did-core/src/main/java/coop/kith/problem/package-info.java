/** The one vocabulary of failure: problems, where they are, what was checked, and results that carry them. */
@NullMarked
package coop.kith.problem;

import org.jspecify.annotations.NullMarked;
