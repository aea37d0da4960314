/** Tests of what issuers and verifiers keep, on SQLite and on PostgreSQL, with many threads, several processes, and kills. */
@NullMarked
package coop.kith.vc.store;

import org.jspecify.annotations.NullMarked;
