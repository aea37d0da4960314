/**
 * Answers about DIDs kept for as long as their methods allow, bounded, each fetched once however many ask.
 *
 * <p>Defaults and their reasons, all of {@link coop.kith.did.cache.CachePolicy}: 5 minutes where neither method nor server says how long, since that is how late a
 * revoked key may then be noticed; a day at the most whatever they say; 10 seconds for failures, so that a dead server is not asked by every caller; an hour of stale answers
 * while a server cannot be reached, always marked; one second between two fetches that a caller forces for one DID; 64 million characters in all. A server for strangers puts a {@link coop.kith.did.cache.SparingFetcher}
 * beneath, one second as well: they can ask many questions about one file.
 */
@NullMarked
package coop.kith.did.cache;

import org.jspecify.annotations.NullMarked;
