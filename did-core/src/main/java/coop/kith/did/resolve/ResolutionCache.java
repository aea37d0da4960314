package coop.kith.did.resolve;

import coop.kith.did.evidence.Freshness;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands between a resolver and its methods and may give an answer that it kept. What it keeps it marks in {@link Freshness}. Implementations are safe for many
 * threads; {@code method} never throws what a stranger's bytes cause.
 */
public interface ResolutionCache {
    /** Keeps nothing. */
    static ResolutionCache none() {
        return new ResolutionCache() {
            @Override
            public Resolution answer(Question question, boolean noCache, Supplier<Resolution> method) {
                return method.get();
            }

            @Override
            public Optional<Resolution> newer(Question question, Freshness seen, Supplier<Resolution> method) {
                return Optional.empty();
            }
        };
    }

    /**
     * The answer: a kept one, or the method's.
     *
     * @param noCache whether the caller wants the method to be asked; a cache that does not allow it now answers FEATURE_NOT_SUPPORTED
     */
    Resolution answer(Question question, boolean noCache, Supplier<Resolution> method);

    /** An answer newer than one that was {@code seen}; empty where there is none, or where asking for it again so soon is not allowed. */
    Optional<Resolution> newer(Question question, Freshness seen, Supplier<Resolution> method);
}
