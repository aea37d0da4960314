package coop.kith.cbor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map (RFC 8949 major type 5), its entries in the order of {@link CborKey}, whatever the order they were given in. A tree and no hash table, so that keys
 * chosen by a stranger cannot slow it down.
 */
public record CborMap(SortedMap<CborKey, CborValue> entries) implements CborValue {
    private static final CborMap EMPTY = new CborMap(new TreeMap<>());

    public CborMap {
        SortedMap<CborKey, CborValue> sorted = new TreeMap<>();
        sorted.putAll(entries);
        entries = Collections.unmodifiableSortedMap(sorted);
    }

    public static CborMap empty() {
        return EMPTY;
    }

    public static CborMap of(Map<? extends CborKey, ? extends CborValue> entries) {
        return new CborMap(new TreeMap<>(entries));
    }

    public Optional<CborValue> get(CborKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Optional<CborValue> get(String name) {
        return get(new CborText(name));
    }

    public Optional<CborValue> get(long label) {
        return get(new CborInteger(label));
    }

    /** This map with one entry set. */
    public CborMap with(CborKey key, CborValue value) {
        SortedMap<CborKey, CborValue> changed = new TreeMap<>(entries);
        changed.put(key, value);
        return new CborMap(changed);
    }

    public CborMap with(String name, CborValue value) {
        return with(new CborText(name), value);
    }

    public CborMap with(long label, CborValue value) {
        return with(new CborInteger(label), value);
    }
}
