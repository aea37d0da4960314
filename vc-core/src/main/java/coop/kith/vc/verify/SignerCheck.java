package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;

/** Whether those signed whom the policy asks for, and with what it asks for. */
final class SignerCheck {
    static final String NAME = "signers";

    private SignerCheck() {}

    static Check check(CredentialStep.Case of) {
        if (!of.policy().demandsSignatures()) {
            return Check.notRequested(NAME);
        }
        if (of.proofs().check().outcome() != Outcome.PASSED) {
            return Check.undecided(
                    NAME,
                    Problem.of(
                            VerifyProblem.NOT_REACHED,
                            "Who signed was not counted, because the proofs did not pass.",
                            JsonPointer.of("proof")));
        }
        return of.policy().signatureDemands(of.proofs().held(), of.credential(), of.at());
    }
}
