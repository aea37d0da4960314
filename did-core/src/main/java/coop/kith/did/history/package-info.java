/** The versions of a DID's document over time, and when each of its keys was in force. */
@NullMarked
package coop.kith.did.history;

import org.jspecify.annotations.NullMarked;
