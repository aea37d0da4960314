package coop.kith.crypto;

/** The token that reading private bytes takes, so that every such place can be found by its name. */
public final class SecretAccess {
    private final String reason;

    private SecretAccess(String reason) {
        this.reason = reason;
    }

    /** Why private bytes are handled here, in words for the person who audits the code. */
    public static SecretAccess because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why the private bytes are needed");
        }
        return new SecretAccess(reason);
    }

    public String reason() {
        return reason;
    }
}
