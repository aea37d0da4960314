package coop.kith.trust.evidence;

/** On what ground a piece of evidence is held. A policy counts only the grounds that it names. */
public enum Basis {
    /** A credential that this process verified itself, the issuer's keys among it. */
    VERIFIED_CREDENTIAL("verified-credential"),
    /** A signature in an OpenPGP keyring. */
    OPENPGP("openpgp"),
    /** Answered by somebody else: a registry, or a remote resolver about the keys of a credential's issuer. */
    DELEGATED("delegated"),
    /** Entered by whoever runs this. */
    OPERATOR("operator"),
    /** Told apart from others by somebody who keeps their names: a tag that stands for one issuer. */
    OPAQUE_TAG("opaque-tag");

    private final String term;

    Basis(String term) {
        this.term = term;
    }

    /** The word policies use. */
    public String term() {
        return term;
    }
}
