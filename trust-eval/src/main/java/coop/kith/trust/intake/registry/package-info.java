/** What a trust registry answered, as delegated evidence: the answers of the Trust Registry Query Protocol (TRQP) 2. */
@NullMarked
package coop.kith.trust.intake.registry;

import org.jspecify.annotations.NullMarked;
