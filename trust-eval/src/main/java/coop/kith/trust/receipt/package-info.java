/** Signed receipts of answers, and their replay. */
@NullMarked
package coop.kith.trust.receipt;

import org.jspecify.annotations.NullMarked;
