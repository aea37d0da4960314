package coop.kith.trust.algorithm;

import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.TrustAlgorithm;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The algorithms that an engine works with, by name. An immutable value that is passed in: what lies on the class path changes nothing. */
public final class TrustAlgorithms {
    private final NavigableMap<String, TrustAlgorithm> byName;

    private TrustAlgorithms(NavigableMap<String, TrustAlgorithm> byName) {
        this.byName = byName;
    }

    /** The algorithms that Kith brings along. */
    public static TrustAlgorithms standard() {
        return of(List.of(new IndependentVouchers(), new CountedVouchers(), new PathFlow(), new GreedyFlow()));
    }

    /** These algorithms; throws where two have one name. */
    public static TrustAlgorithms of(Collection<? extends TrustAlgorithm> algorithms) {
        TreeMap<String, TrustAlgorithm> byName = new TreeMap<>();
        for (TrustAlgorithm algorithm : algorithms) {
            if (byName.put(algorithm.name(), algorithm) != null) {
                throw new IllegalArgumentException("two algorithms are called " + algorithm.name());
            }
        }
        return new TrustAlgorithms(byName);
    }

    /** The algorithm of this name; throws where there is none. */
    public TrustAlgorithm named(String name) {
        TrustAlgorithm algorithm = byName.get(name);
        if (algorithm == null) {
            throw new IllegalArgumentException("no algorithm is called " + name + "; there are " + names());
        }
        return algorithm;
    }

    public NavigableSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
