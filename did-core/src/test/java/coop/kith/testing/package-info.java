/** What the tests of every module share: where vectors lie, and which tools a run must not do without. */
@NullMarked
package coop.kith.testing;

import org.jspecify.annotations.NullMarked;
