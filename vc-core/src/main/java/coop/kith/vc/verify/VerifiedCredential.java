package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.Check;
import coop.kith.vc.model.Credential;
import java.time.Instant;
import java.util.List;

/** A credential that was accepted. Only the verifier of this room can make one. */
public final class VerifiedCredential {
    private final Credential credential;
    private final Did issuer;
    private final Instant verifiedAt;
    private final List<Check> protocol;

    VerifiedCredential(Credential credential, Did issuer, Instant verifiedAt, List<Check> protocol) {
        this.credential = credential;
        this.issuer = issuer;
        this.verifiedAt = verifiedAt;
        this.protocol = List.copyOf(protocol);
    }

    /** As it was received; the proofs covered all of it but the proofs themselves. */
    public Credential credential() {
        return credential;
    }

    public Did issuer() {
        return issuer;
    }

    /** The time that the verification was asked for. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    public List<Check> protocol() {
        return protocol;
    }
}
