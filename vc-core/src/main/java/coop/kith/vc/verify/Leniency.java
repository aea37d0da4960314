package coop.kith.vc.verify;

/** What a policy can let pass; the text says what is lost by it. */
enum Leniency {
    STATUS("Whether the credential was revoked or suspended was not checked"),
    STATUS_MESSAGE("What follows from a status message was not decided"),
    SCHEMA("Whether the credential fits its schema was not checked"),
    RELATED_RESOURCE("Whether related resources are the ones the issuer meant was not checked"),
    ISSUER_CONTROL("Whether the key is the issuer's was not checked"),
    TOKEN_FORM("What the token was made for is not said by its type, and was not checked"),
    HOLDER_IS_SUBJECT("Whether the credential is about its holder was not checked"),
    AUDIENCE("For whom the proof was made, and whether it was shown before, was not checked");

    private final String loss;

    Leniency(String loss) {
        this.loss = loss;
    }

    String loss() {
        return loss;
    }
}
