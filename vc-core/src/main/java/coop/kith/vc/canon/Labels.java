package coop.kith.vc.canon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Hands out new labels in the order in which they are asked for (RDF Dataset Canonicalization section 4.5, Issue Identifier). For one thread. */
final class Labels {
    private final String prefix;
    private final Map<String, String> issued;

    Labels(String prefix) {
        this(prefix, new LinkedHashMap<>());
    }

    private Labels(String prefix, Map<String, String> issued) {
        this.prefix = prefix;
        this.issued = issued;
    }

    /** The new label; the same again for the same old one. */
    String of(String old) {
        return issued.computeIfAbsent(old, first -> prefix + issued.size());
    }

    boolean has(String old) {
        return issued.containsKey(old);
    }

    /** The old labels, in the order in which they were asked for. */
    Set<String> inOrder() {
        return issued.keySet();
    }

    Labels copy() {
        return new Labels(prefix, new LinkedHashMap<>(issued));
    }

    int size() {
        return issued.size();
    }

    Map<String, String> asMap() {
        return Map.copyOf(issued);
    }
}
