package coop.kith.vc.status;

import coop.kith.problem.ProblemType;

/**
 * What a status list says, and why one says nothing. Malformed values and indexes out of range have the data model's types
 * ({@link coop.kith.vc.model.VcProblem}).
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#processing-errors">Bitstring Status List 1.0 section 3.5</a>
 */
public enum StatusProblem implements ProblemType {
    /** The list cannot be had. */
    STATUS_RETRIEVAL_ERROR("https://www.w3.org/ns/credentials/status-list#", "Status list not retrieved"),
    /** The list does not hold as a credential, or is not the one for this entry. */
    STATUS_VERIFICATION_ERROR("https://www.w3.org/ns/credentials/status-list#", "Status list not verified"),
    /** The list has fewer entries than protect the privacy of those on it. */
    STATUS_LIST_LENGTH_ERROR("https://www.w3.org/ns/credentials/status-list#", "Status list too short"),
    /** The list is older than the policy lets a list be. */
    STATUS_TOO_OLD("https://kith.coop/problems#", "Status list too old"),
    REVOKED("https://kith.coop/problems#", "Revoked"),
    SUSPENDED("https://kith.coop/problems#", "Suspended"),
    /** The list says something about the credential that this verifier has no rule for. */
    STATUS_MESSAGE("https://kith.coop/problems#", "A status that people must read");

    private final String base;
    private final String title;

    StatusProblem(String base, String title) {
        this.base = base;
        this.title = title;
    }

    @Override
    public String uri() {
        return base + name();
    }

    @Override
    public String title() {
        return title;
    }
}
