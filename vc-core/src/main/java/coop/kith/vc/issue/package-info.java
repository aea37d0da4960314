/** Issuing credentials and presenting them. */
@NullMarked
package coop.kith.vc.issue;

import org.jspecify.annotations.NullMarked;
