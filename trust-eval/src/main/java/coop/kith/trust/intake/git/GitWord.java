package coop.kith.trust.intake.git;

import coop.kith.problem.Outcome;

/**
 * What is said of a commit or a tag in one word. The words are those of the First Person Network's verifiable-git tools (verify-trust 0.4), and five
 * of our own: conflictingSigner, malformed, need, refer, stolenKey.
 */
public enum GitWord {
    /** The signature is sound, and the policy trusts its signer. */
    TRUSTED("trusted", Outcome.PASSED),
    /** Excused from the rules, by its id, by whoever asked. */
    EXEMPT("exempt", Outcome.PASSED),
    /** There is no signature. */
    UNSIGNED("unsigned", Outcome.FAILED),
    /** There is a signature, but nothing in the object says whose. */
    NO_SIGNER_DID("noSignerDid", Outcome.FAILED),
    /** The trailer names one DID, the committer's address another. */
    CONFLICTING_SIGNER("conflictingSigner", Outcome.FAILED),
    /** The DID could not be resolved, so that it is not known which keys are its own. */
    UNRESOLVED_SIGNER("unresolvedSigner", Outcome.UNDECIDED),
    /** The DID's document does not list the key that signed for making assertions. */
    UNKNOWN_KEY("unknownKey", Outcome.FAILED),
    /** The key is the signer's, but the signature is not over these bytes, or not meant for git. */
    BAD_SIGNATURE("badSignature", Outcome.FAILED),
    /** The object or its signature cannot be read with certainty, or the signature is of a kind that is not understood. */
    MALFORMED("malformed", Outcome.FAILED),
    /** The signature is sound; the policy asks for more before it trusts the signer. */
    NEED("need", Outcome.UNDECIDED),
    /** The signature is sound; the policy hands the question about its signer to people. */
    REFER("refer", Outcome.UNDECIDED),
    /** The signature is sound; the policy denies its signer. */
    UNAUTHORIZED("unauthorized", Outcome.FAILED),
    /** The signature is sound; by its maker's own date it was made when its key was in a thief's hands. */
    STOLEN_KEY("stolenKey", Outcome.FAILED),
    /** The signature is sound; what is known of its signer could not be read. */
    REGISTRY_UNAVAILABLE("registryUnavailable", Outcome.UNDECIDED);

    private final String word;
    private final Outcome outcome;

    GitWord(String word, Outcome outcome) {
        this.word = word;
        this.outcome = outcome;
    }

    /** As it stands in the JSON output. */
    public String word() {
        return word;
    }

    /** PASSED, FAILED, or UNDECIDED where more evidence, or another try, may change it. */
    public Outcome outcome() {
        return outcome;
    }
}
