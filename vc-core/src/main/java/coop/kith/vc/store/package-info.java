/**
 * What issuers and verifiers must keep: which status stands at which index of which list, and which challenges were answered. In a SQLite file for one machine, or in
 * PostgreSQL for several.
 */
@NullMarked
package coop.kith.vc.store;

import org.jspecify.annotations.NullMarked;
