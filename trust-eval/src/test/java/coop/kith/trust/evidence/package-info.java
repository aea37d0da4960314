@NullMarked
package coop.kith.trust.evidence;

import org.jspecify.annotations.NullMarked;
