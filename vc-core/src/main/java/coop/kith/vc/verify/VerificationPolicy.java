package coop.kith.vc.verify;

/** What a verifier insists on. Strict unless a named verb with a reason says otherwise. */
public final class VerificationPolicy {
    private VerificationPolicy() {}

    public static VerificationPolicy strict() {
        return new VerificationPolicy();
    }
}
