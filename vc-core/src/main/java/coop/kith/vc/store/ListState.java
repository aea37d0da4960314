package coop.kith.vc.store;

import coop.kith.vc.status.StatusListPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * One list as it stands.
 *
 * @param allocated indexes given out, decoys among them; never given out again
 * @param decoys of these, those that belong to no credential
 * @param set entries that are not 0
 * @param publishedAt the {@code validFrom} of the list published last
 */
public record ListState(
        String name, StatusListPlan plan, long allocated, long decoys, long set, Optional<Instant> publishedAt) {}
