/** What an answer about a DID rests on: checks done, sources read, whose clock, which witnesses, who was trusted, how fresh. */
@NullMarked
package coop.kith.did.evidence;

import org.jspecify.annotations.NullMarked;
