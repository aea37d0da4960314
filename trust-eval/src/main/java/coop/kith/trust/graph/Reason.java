package coop.kith.trust.graph;

import java.util.Locale;

/** Why evidence that is in the log makes no edge. Where several hold, the first in this order is given. */
public enum Reason {
    /** Its issuer's key was stolen, and our log first saw it after that, whatever its dates say. It convicts nobody either. */
    COMPROMISED,
    /** Its issuer signed two different credentials under one {@code id}; neither counts. */
    EQUIVOCATION,
    /** Its issuer declares one scope here and another one elsewhere, under the same DID; a declaration that is false is none. */
    SCOPE_CONTRADICTED,
    /** Its issuer calls its DID pairwise, and used it with more than one counterparty. */
    PAIRWISE_REUSED,
    /** Issuer and subject are the same. */
    SELF,
    /** Its issuer took it back. */
    REVOKED,
    /** Its issuer does not stand by it for now. */
    SUSPENDED,
    /** It has a status, and by what is known nobody can say which. */
    STATUS_UNKNOWN,
    /** {@code validFrom} is after the time asked about. */
    NOT_YET_VALID,
    /** {@code validUntil} is before the time asked about. */
    EXPIRED,
    /** The same issuer said the same kind of thing about the same subject later. A policy to which the later word counts for less can still stand on this one. */
    SUPERSEDED,
    /** An acknowledgement whose digest is that of no live grant by that community to that member; it completes nothing. */
    UNMATCHED,
    /** A newer grant that its member has not acknowledged; the older one that they did acknowledge stands until then. */
    UNANSWERED,
    /** It derives from a delegation or an authority that is not here, does not hold, or was not accepted: what is withdrawn takes with it all that derives from it. */
    ORPHANED,
    /** It lets more than the one it derives from: other acts, for longer, further down, or given by somebody else than whom that one was given to. */
    WIDENED;

    /** The stable word: {@code not-yet-valid}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
