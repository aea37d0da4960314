/** The verdict on something received, with the protocol of checks that led to it. */
@NullMarked
package coop.kith.vc.verdict;

import org.jspecify.annotations.NullMarked;
