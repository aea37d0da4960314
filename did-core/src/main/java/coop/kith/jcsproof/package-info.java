/** The eddsa-jcs-2022 signature over a JSON object with a given key. */
@NullMarked
package coop.kith.jcsproof;

import org.jspecify.annotations.NullMarked;
