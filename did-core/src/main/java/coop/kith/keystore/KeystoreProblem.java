package coop.kith.keystore;

import coop.kith.problem.ProblemType;

/** What can go wrong with a file of keys. Nothing in the file is changed or lost by any of them. */
public enum KeystoreProblem implements ProblemType {
    NOT_FOUND("keystore-not-found", "no keystore there"),
    ALREADY_THERE("keystore-already-there", "a file is there already"),
    /** The operating system refused to read, lock or write. */
    UNREACHABLE("keystore-unreachable", "the keystore cannot be read or written"),
    /** Another writer holds the lock, and did not let it go within the time that Kith waits. */
    LOCKED("keystore-locked", "another writer holds the keystore"),
    /** Not of the form that Kith writes, or no PKCS#12. */
    MALFORMED("keystore-malformed", "damaged keystore"),
    /** Written by a later version of Kith, or with methods it does not know. */
    UNSUPPORTED_VERSION("keystore-unsupported-version", "unknown version of the keystore's form"),
    /** Opening it would take more memory or time than Kith grants a file. */
    TOO_COSTLY("keystore-too-costly", "the keystore demands too much work"),
    /** The passphrase is another, or the file was changed; the two cannot be told apart. */
    NOT_OPENED("keystore-not-opened", "wrong passphrase or changed file"),
    /** A new keystore needs a passphrase of one character at least. */
    NO_PASSPHRASE("keystore-no-passphrase", "empty passphrase"),
    /** Others than its owner have rights to the file. */
    EXPOSED("keystore-exposed", "others have rights to the keystore"),
    /** The cryptography in use has no Argon2id. */
    NO_PASSWORD_HASH("keystore-no-password-hash", "no Argon2id at hand"),
    /** No room for one more key. */
    FULL("keystore-full", "the keystore is full"),
    INVALID_NAME("keystore-invalid-name", "not a name for a key"),
    NO_SUCH_KEY("keystore-no-such-key", "no private key of that name"),
    /** A private key of a kind or curve with which Kith does not sign, or that this JDK cannot read. */
    UNSUPPORTED_KEY("keystore-unsupported-key", "unsupported kind of private key"),
    NAME_TAKEN("keystore-name-taken", "the name is taken");

    private final String name;
    private final String title;

    KeystoreProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }
}
