package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.Check;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.model.SuspiciousText;
import java.time.Instant;
import java.util.List;

/** A presentation that was accepted with every credential in it. Only the verifier of this room can make one. Immutable. */
public final class VerifiedPresentation {
    private final Presentation presentation;
    private final Did holder;
    private final List<VerifiedCredential> credentials;
    private final Instant verifiedAt;
    private final List<Check> protocol;

    VerifiedPresentation(
            Presentation presentation,
            Did holder,
            List<VerifiedCredential> credentials,
            Instant verifiedAt,
            List<Check> protocol) {
        this.presentation = presentation;
        this.holder = holder;
        this.credentials = List.copyOf(credentials);
        this.verifiedAt = verifiedAt;
        this.protocol = List.copyOf(protocol);
    }

    /** What the holder's proof covers, as {@link VerifiedCredential#credential} explains. */
    public Presentation presentation() {
        return presentation;
    }

    /** Who presents, as shown by a key; the stated {@code holder} where one is stated. */
    public Did holder() {
        return holder;
    }

    /** In the order in which they were presented. */
    public List<VerifiedCredential> credentials() {
        return credentials;
    }

    /** The time that the verification was asked for. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    /** As {@link VerifiedCredential#suspiciousTexts}, of the presentation and all in it. */
    public List<SuspiciousText> suspiciousTexts() {
        return SuspiciousText.in(presentation.json());
    }

    public List<Check> protocol() {
        return protocol;
    }
}
