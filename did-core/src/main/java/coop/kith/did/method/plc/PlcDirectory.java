package coop.kith.did.method.plc;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where audit logs come from. Not trusted for what is in them: each log is verified from its first operation on. Trusted for what verification cannot see:
 * that nothing newer is kept back, and for the order and the times in which operations came. Implementations are safe for many threads.
 */
@FunctionalInterface
public interface PlcDirectory {
    /** The directory of the method's makers. */
    String PUBLIC = "https://plc.directory";

    /** The audit log of {@code did}; empty when there is no such DID; refused when that cannot be told now. */
    Result<Optional<PlcLog>> read(Did did, Surroundings around);

    /**
     * A directory's HTTP interface, asked through the fetcher of the surroundings.
     *
     * @param base such as {@link #PUBLIC}; throws IllegalArgumentException when it is no HTTPS address
     */
    static PlcDirectory at(String base) {
        HttpsUrl.parse(base).fold(url -> url, problems -> {
            throw new IllegalArgumentException(problems.get(0).detail());
        });
        return new HttpDirectory(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /** Audit logs that are at hand, offline; each the JSON of {@code /log/audit}. */
    static PlcDirectory ofLogs(Map<Did, Bytes> logs) {
        Map<Did, Bytes> known = new TreeMap<>(logs);
        return (did, around) -> Result.ok(Optional.ofNullable(known.get(did))
                .map(log -> new PlcLog(
                        log,
                        Source.of("audit log of " + did, log, around.clock().instant()),
                        Freshness.unstated())));
    }
}
