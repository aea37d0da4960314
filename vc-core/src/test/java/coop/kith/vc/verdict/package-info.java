/** The verdict's laws and its two renderings. */
@NullMarked
package coop.kith.vc.verdict;

import org.jspecify.annotations.NullMarked;
