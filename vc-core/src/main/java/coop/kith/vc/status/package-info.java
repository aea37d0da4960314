/**
 * Whether a credential was revoked or suspended since: reading status lists, and making them.
 *
 * <p>Unknown is never valid: a list that cannot be had, does not verify, is not the issuer's, is too short, too old or older than one seen before leaves the credential
 * undecided. Limits: an expanded list has at most 8 MiB (67 million entries; a bomb of 1 MiB would have a thousand), an entry at most 16 bits.
 */
@NullMarked
package coop.kith.vc.status;

import org.jspecify.annotations.NullMarked;
