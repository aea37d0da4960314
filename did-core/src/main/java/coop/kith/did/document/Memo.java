package coop.kith.did.document;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value worked out when it is first asked for, then kept. The work is a pure function of immutable things, so two threads that meet here may both do
 * it and get equal values; the volatile field publishes one of them.
 */
final class Memo<T> {
    private final Supplier<T> work;
    private volatile @Nullable T kept;

    Memo(Supplier<T> work) {
        this.work = work;
    }

    T value() {
        T known = kept;
        if (known == null) {
            known = work.get();
            kept = known;
        }
        return known;
    }
}
