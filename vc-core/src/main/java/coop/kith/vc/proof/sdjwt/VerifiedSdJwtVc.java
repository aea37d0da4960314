package coop.kith.vc.proof.sdjwt;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import java.time.Instant;
import java.util.List;

/** An SD-JWT VC that was accepted. Only the verifier of this room can make one. Immutable. */
public final class VerifiedSdJwtVc {
    private final ProcessedPayload payload;
    private final DidUrl issuerMethod;
    private final Instant verifiedAt;
    private final List<Check> protocol;

    VerifiedSdJwtVc(ProcessedPayload payload, DidUrl issuerMethod, Instant verifiedAt, List<Check> protocol) {
        this.payload = payload;
        this.issuerMethod = issuerMethod;
        this.verifiedAt = verifiedAt;
        this.protocol = List.copyOf(protocol);
    }

    /** {@code vct}: a name, whatever it looks like. */
    public String type() {
        return payload.claims().string("vct").orElseThrow();
    }

    /** Who issued it, as shown by a key. */
    public Did issuer() {
        return issuerMethod.did();
    }

    /** The key that signed it. */
    public DidUrl issuerMethod() {
        return issuerMethod;
    }

    /** What the issuer signed, as far as its holder showed it. */
    public JsonObject claims() {
        return payload.claims();
    }

    /** The places in {@link #claims} that the holder chose to show. */
    public List<JsonPointer> disclosed() {
        return payload.disclosed();
    }

    /** The objects and arrays in {@link #claims} of which something may have been kept back. */
    public List<JsonPointer> withheld() {
        return payload.withheld();
    }

    /** The time that the verification was asked for. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    public List<Check> protocol() {
        return protocol;
    }
}
