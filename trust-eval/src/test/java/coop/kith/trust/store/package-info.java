@NullMarked
package coop.kith.trust.store;

import org.jspecify.annotations.NullMarked;
