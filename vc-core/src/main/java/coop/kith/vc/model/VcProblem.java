package coop.kith.vc.model;

import coop.kith.problem.ProblemType;

/** Problem types of Verifiable Credentials Data Model 2.0, section 7.2 (Problem Details); read by their URI. */
public enum VcProblem implements ProblemType {
    PARSING_ERROR("Parsing error"),
    CRYPTOGRAPHIC_SECURITY_ERROR("Cryptographic security error"),
    MALFORMED_VALUE_ERROR("Malformed value"),
    RANGE_ERROR("Value out of range");

    private final String title;

    VcProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://www.w3.org/TR/vc-data-model#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
