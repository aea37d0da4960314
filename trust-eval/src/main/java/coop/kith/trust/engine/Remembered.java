package coop.kith.trust.engine;

import coop.kith.did.Did;
import coop.kith.trust.policy.Admitted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/** The last few views that were sorted. Safe for many threads: two that want the same one at once may both sort it, and get the same. */
final class Remembered {
    /** Verifying a history asks under one policy at one time or two; each view is as large as the evidence. */
    static final int MOST = 4;

    private final LinkedHashMap<Sorted, Admitted> views = new LinkedHashMap<>();

    /** What a view depends on, the evidence aside. */
    record Sorted(String policyDigest, Optional<Did> community, Instant asOf, Instant knownAt) {}

    Admitted or(Sorted key, Supplier<Admitted> sort) {
        Optional<Admitted> known = find(key);
        return known.orElseGet(() -> keep(key, sort.get()));
    }

    private synchronized Optional<Admitted> find(Sorted key) {
        return Optional.ofNullable(views.get(key));
    }

    private synchronized Admitted keep(Sorted key, Admitted view) {
        views.remove(key);
        if (views.size() == MOST) {
            views.remove(views.keySet().iterator().next());
        }
        views.put(key, view);
        return view;
    }

    synchronized int size() {
        return views.size();
    }
}
