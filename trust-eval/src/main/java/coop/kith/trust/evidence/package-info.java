/** Evidence: whole verified credentials as the unit of attribution, and the append-only log that keeps them. */
@NullMarked
package coop.kith.trust.evidence;

import org.jspecify.annotations.NullMarked;
