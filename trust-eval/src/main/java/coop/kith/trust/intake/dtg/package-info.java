/**
 * From verified Decentralized Trust Graph credentials to evidence.
 *
 * <p>The specification still moves, so there is a profile for each of its states, and a profile reads that state only. {@code dtg-0.6} reads Document
 * Status 0.6.0 of the DTG Core Credentials (30 September 2026) with the registry's context {@code https://registry.trustoverip.org/dtg/context/v1}.
 * Each of its rules names where it stands written ({@link coop.kith.trust.intake.dtg.DtgRule}); a rule that stands in the reference code alone leaves
 * a credential undecided instead of refusing it.
 *
 * <p>Whether a credential is genuine is settled before it comes here; this room only says what it means.
 */
@NullMarked
package coop.kith.trust.intake.dtg;

import org.jspecify.annotations.NullMarked;
