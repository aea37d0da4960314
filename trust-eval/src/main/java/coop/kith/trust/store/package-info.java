/** The evidence log on JDBC. */
@NullMarked
package coop.kith.trust.store;

import org.jspecify.annotations.NullMarked;
