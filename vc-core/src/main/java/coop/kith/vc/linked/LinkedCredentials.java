package coop.kith.vc.linked;

import coop.kith.problem.Result;

/**
 * Credentials that a credential links to, each verified before it is handed on: a status list or a schema is itself a credential. The verifier hands this function in;
 * it follows a bounded number of links, to a bounded depth, and never back to where it is. For one verification.
 */
@FunctionalInterface
public interface LinkedCredentials {
    /** The credential at {@code url} with the verdict on it; refused where it cannot be had. */
    Result<LinkedCredential> get(String url);
}
