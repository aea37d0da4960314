package coop.kith.trust.intake.generic;

import coop.kith.problem.ProblemType;

/** Why a mapping was refused, or why a verified credential is no evidence under it. */
public enum MappingProblem implements ProblemType {
    /** A member that no mapping has: a typo must not let more in, in silence. */
    UNKNOWN_MEMBER("mapping-unknown-member", "Unknown member in a mapping"),
    /** A member that is needed. */
    MISSING_MEMBER("mapping-missing-member", "A mapping lacks a member"),
    /** A member whose value is of the wrong kind or outside its range. */
    MALFORMED_VALUE("mapping-malformed-value", "A value in a mapping is malformed"),
    /** A format that this version does not read. */
    UNKNOWN_VERSION("mapping-unknown-version", "Unknown version of the mapping format"),
    /** No rule is about a credential with these contexts and types, or none with what it says. */
    NO_RULE("mapping-no-rule", "No mapping says what this credential means"),
    /** A rule is about such credentials, of other issuers. */
    ISSUER_NOT_ALLOWED("mapping-issuer-not-allowed", "The mapping does not take such credentials from this issuer"),
    /** Several rules match, and they do not say the same. */
    CONTRADICTORY("mapping-contradictory", "Mappings contradict each other"),
    /** A rule matches, and what it asks for is not in the credential. */
    NOT_AS_MAPPED("mapping-not-as-mapped", "The credential has not what its mapping says"),
    /** A credential of the Decentralized Trust Graph: its own profile says what it means, and no mapping may say otherwise. */
    OWN_PROFILE("mapping-own-profile", "Read by its own profile");

    private final String uri;
    private final String title;

    MappingProblem(String fragment, String title) {
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
