/** Domain names beyond ASCII, by ICU4J, which the application brings. */
@NullMarked
package coop.kith.did.location.icu;

import org.jspecify.annotations.NullMarked;
