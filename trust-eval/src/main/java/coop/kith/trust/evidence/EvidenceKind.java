package coop.kith.trust.evidence;

/** What a piece of evidence states, in the words of the Decentralized Trust Graph. */
public enum EvidenceKind {
    /** One half of a relationship: the issuer says that it knows the subject (VRC). */
    RELATIONSHIP,
    /** A community says that the subject is its member (VMC, the grant). */
    MEMBERSHIP_GRANT,
    /** A member acknowledges a grant, by its digest (VMC, the acknowledgement). */
    MEMBERSHIP_ACKNOWLEDGEMENT,
    /** A statement with a predicate (VSC). */
    STATEMENT,
    /** An invitation: provenance, not trust (VIC). */
    INVITATION,
    /** A persona is asserted to a counterparty (VPC). Says nothing of who else stands behind the persona. */
    PERSONA,
    /** The issuer appoints the subject to act in its name (VDC, the grant). */
    DELEGATION_GRANT,
    /** A delegate takes an appointment on, by its digest (VDC, the acceptance). */
    DELEGATION_ACCEPTANCE,
    /** The issuer permits the subject to act, as itself, within a scope (VAC). */
    AUTHORITY
}
