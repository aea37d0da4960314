package coop.kith.jcsproof;

import coop.kith.problem.ProblemType;

/** Problem types of Data Integrity 1.0, section 4.7 (Processing Errors), as far as this room meets them. */
public enum JcsProofProblem implements ProblemType {
    PROOF_GENERATION_ERROR("Proof could not be made"),
    PROOF_VERIFICATION_ERROR("Proof could not be verified"),
    PROOF_TRANSFORMATION_ERROR("Document could not be brought into the form that is signed");

    private final String title;

    JcsProofProblem(String title) {
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
