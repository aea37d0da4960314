package coop.kith.vc.proof;

/** How well it is known when a proof was made; the fact {@code signing-time} of the check {@code key}. */
public enum SigningTime {
    /** Somebody other than the signer had the proof while its key was in force. */
    WITNESSED,
    /** Only the signer says so: {@code created} is whatever the maker of the proof wrote, and whoever stole a key can write any. */
    CLAIMED_ONLY
}
