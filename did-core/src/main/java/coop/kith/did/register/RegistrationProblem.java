package coop.kith.did.register;

import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.util.Locale;

/** Why a DID was not made, changed or ended. DIF DID Registration has no URIs for these. */
public enum RegistrationProblem implements ProblemType {
    /** No registrar here knows the method. */
    METHOD_NOT_SUPPORTED("DID method not supported"),
    /** The method cannot do this at all. */
    OPERATION_NOT_SUPPORTED("Operation not supported by the DID method"),
    /** Something is missing from the request, or contradicts something else. */
    INVALID_REQUEST("Invalid registration request"),
    /** The request asks the registrar to hold private keys, or gives it some. */
    SECRETS_STAY_OUTSIDE("Private keys stay with the client"),
    /** The job does not belong to this request, or is not one of this registrar's. */
    UNKNOWN_JOB("Unknown job"),
    /** A signature does not hold, or is of another key than was asked for. */
    SIGNATURE_REFUSED("Signature refused"),
    /** None of the signers at hand has the key that is asked for. */
    NO_SIGNER("No signer for this request"),
    /** The operation went on asking. */
    TOO_MANY_STEPS("Too many steps"),
    /** Something else stands where the published file should. */
    NOT_PUBLISHED("Not published as produced"),
    /** A registrar elsewhere reported a failure. */
    REGISTRAR_FAILED("The registrar reported a failure"),
    /** What a registrar elsewhere answered cannot be read as a state. */
    MALFORMED_STATE("Malformed registration state");

    private final String title;

    RegistrationProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#registration-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return title;
    }

    static Problem unsupported(String operation, String method) {
        return Problem.of(OPERATION_NOT_SUPPORTED, "did:" + method + " has no " + operation)
                .next("Make another DID, and tell those who know the old one; or choose a method with history, such"
                        + " as did:webvh.");
    }
}
