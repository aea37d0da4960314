package coop.kith.vc.proof;

import coop.kith.problem.ProblemType;

/** Problem types of Data Integrity 1.0, section 4.7 (Processing Errors). */
public enum DiProblem implements ProblemType {
    PROOF_GENERATION_ERROR("Proof could not be made"),
    PROOF_VERIFICATION_ERROR("Proof does not hold"),
    PROOF_TRANSFORMATION_ERROR("Document could not be brought into the form that is signed"),
    INVALID_DOMAIN_ERROR("Proof was made for another domain"),
    INVALID_CHALLENGE_ERROR("Proof does not answer the challenge");

    private final String title;

    DiProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://w3id.org/security#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
