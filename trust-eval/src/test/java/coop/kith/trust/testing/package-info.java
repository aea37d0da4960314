/** People with real keys, for the tests of every room here. */
@NullMarked
package coop.kith.trust.testing;

import org.jspecify.annotations.NullMarked;
