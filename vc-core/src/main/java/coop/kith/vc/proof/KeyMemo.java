package coop.kith.vc.proof;

import coop.kith.key.PublicKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives equal keys one instance, since an instance remembers its decoded point, and decoding costs a third of a verification. It remembers keys, not whose
 * they are: whether a key may be used is found out anew each time. Safe for many threads.
 */
final class KeyMemo {
    /** Some 500 bytes each with its point, so half a megabyte. */
    private static final int MOST_KEYS = 1_024;

    private final Map<PublicKey, PublicKey> known = new LinkedHashMap<>();

    /** A key equal to this one. The one that was not asked for the longest makes way. */
    synchronized PublicKey same(PublicKey key) {
        PublicKey before = known.remove(key);
        PublicKey kept = before == null ? key : before;
        known.put(kept, kept);
        if (known.size() > MOST_KEYS) {
            Iterator<PublicKey> oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return kept;
    }
}
