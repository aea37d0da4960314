/** The tests that hold for the whole module. */
@NullMarked
package coop.kith.trust;

import org.jspecify.annotations.NullMarked;
