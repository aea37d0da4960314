package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.ProofCheck;
import java.time.Instant;
import java.util.function.Function;

/**
 * One step of judging a credential, after its proofs. Every step runs, so that all problems come to light at once; the credential is accepted when all of
 * them passed, were waived, or had nothing to look at.
 *
 * @param name in the protocol; stable
 * @param check gives a check of that name
 */
record CredentialStep(String name, Function<Case, Check> check) {
    /**
     * What a step judges.
     *
     * @param credential what the proofs cover, or what was stated where they did not pass
     * @param at the time that the question is about
     */
    record Case(Credential credential, ProofCheck proofs, VerificationPolicy policy, Instant at) {}
}
