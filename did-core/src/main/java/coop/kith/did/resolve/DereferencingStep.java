package coop.kith.did.resolve;

import coop.kith.did.DidUrl;
import java.util.Optional;

/** One way from a resolved document to what a DID URL names in it or through it. Steps are immutable and safe for many threads. */
@FunctionalInterface
public interface DereferencingStep {
    /** Empty when this kind of DID URL is another step's business. */
    Optional<Dereferenced> take(DidUrl url, ResolutionOptions options, Resolution.Resolved document);
}
