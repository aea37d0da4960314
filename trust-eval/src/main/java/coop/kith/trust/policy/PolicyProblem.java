package coop.kith.trust.policy;

import coop.kith.problem.ProblemType;

/** Why a policy was refused. */
public enum PolicyProblem implements ProblemType {
    /** A member that no policy has: a typo must not make a policy weaker in silence. */
    UNKNOWN_MEMBER("policy-unknown-member", "Unknown member in a policy"),
    /** A member that every policy needs. */
    MISSING_MEMBER("policy-missing-member", "A policy lacks a member"),
    /** A member whose value is of the wrong kind or outside its range. */
    MALFORMED_VALUE("policy-malformed-value", "A value in a policy is malformed"),
    /** A format that this version does not read. */
    UNKNOWN_VERSION("policy-unknown-version", "Unknown version of the policy format"),
    /** A tree that could allow on opinions or SybilRank alone, which have no bound. */
    UNBOUNDED_ALONE("policy-unbounded-alone", "A policy would allow on measures without a bound alone"),
    /** Something that another format has no words for. */
    NOT_SAYABLE("policy-not-sayable", "Another format cannot say what a policy says"),
    /** A name that no bundled policy has. */
    NOT_BUNDLED("policy-not-bundled", "No such bundled policy");

    private final String uri;
    private final String title;

    PolicyProblem(String fragment, String title) {
        this.uri = "https://kith.coop/problems#" + fragment;
        this.title = title;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String title() {
        return title;
    }
}
