package coop.kith.trust.intake.git;

/** How well it is known when something was signed. */
public enum SigningTime {
    /** Somebody other than the signer saw it by that time. */
    WITNESSED,
    /** Only the signer says so: the dates in a commit or a tag are whatever its maker wrote, and a stolen key can write any. */
    CLAIMED_ONLY
}
