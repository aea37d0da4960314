package coop.kith.vc.verify;

import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import java.util.Optional;

/** Something a policy insists on besides what every credential must fulfil. Implementations are safe for many threads. */
@FunctionalInterface
public interface Demand {
    /** What is missing from a credential whose proofs hold; empty when nothing is. */
    Optional<Problem> unmet(Credential credential);
}
