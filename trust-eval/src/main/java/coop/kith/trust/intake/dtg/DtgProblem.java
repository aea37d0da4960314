package coop.kith.trust.intake.dtg;

import coop.kith.problem.ProblemType;

/** Why a verified credential is no evidence under this profile. */
public enum DtgProblem implements ProblemType {
    /** It does not claim to be a Decentralized Trust Graph credential. */
    NOT_DTG("Not a Decentralized Trust Graph credential"),
    /** It follows the drafts of July 2026, which Document Status 0.6.0 replaced without an upgrade path. */
    SUPERSEDED_DRAFT("Superseded July 2026 draft"),
    /** It breaks a rule that the specification or the registry states. */
    NONCONFORMING("Not a conforming DTG credential"),
    /** A statement whose predicate this verifier was not configured to accept. */
    PREDICATE_NOT_ACCEPTED("Predicate not accepted"),
    /** A file of the predicate registry that does not have the form of its schema. */
    MALFORMED_REGISTRY("Malformed file of the predicate registry"),
    /** Something that no specification settles; only the reference code has a view. Undecided. */
    UNDECIDED("Undecided under this profile");

    private final String title;

    DtgProblem(String title) {
        this.title = title;
    }

    /** {@code https://kith.coop/problems#DTG_...}. */
    @Override
    public String uri() {
        return "https://kith.coop/problems#" + (this == NOT_DTG ? name() : "DTG_" + name());
    }

    @Override
    public String title() {
        return title;
    }

    /** Whether the credential was neither admitted nor found wrong; it does not count, and may under a later profile. */
    public boolean undecided() {
        return this == UNDECIDED;
    }
}
