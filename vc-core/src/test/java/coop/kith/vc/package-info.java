/** The tests that hold for the whole module. */
@NullMarked
package coop.kith.vc;

import org.jspecify.annotations.NullMarked;
