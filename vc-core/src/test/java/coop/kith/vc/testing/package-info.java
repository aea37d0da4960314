/** People, keys and documents that the tests of this module share. */
@NullMarked
package coop.kith.vc.testing;

import org.jspecify.annotations.NullMarked;
