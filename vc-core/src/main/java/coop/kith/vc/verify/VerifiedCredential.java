package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.Subject;
import coop.kith.vc.model.SuspiciousText;
import coop.kith.vc.proof.HeldProof;
import java.time.Instant;
import java.util.List;

/** A credential that was accepted. Only the verifier of this room can make one. Immutable. */
public final class VerifiedCredential {
    private final Credential credential;
    private final JsonObject secured;
    private final Did issuer;
    private final List<DidUrl> issuerMethods;
    private final List<DidUrl> furtherMethods;
    private final Instant verifiedAt;
    private final List<HeldProof> proofs;
    private final List<Check> protocol;

    VerifiedCredential(
            Credential credential,
            JsonObject secured,
            Did issuer,
            List<DidUrl> issuerMethods,
            List<DidUrl> furtherMethods,
            Instant verifiedAt,
            List<HeldProof> proofs,
            List<Check> protocol) {
        this.credential = credential;
        this.secured = secured;
        this.issuer = issuer;
        this.issuerMethods = List.copyOf(issuerMethods);
        this.furtherMethods = List.copyOf(furtherMethods);
        this.verifiedAt = verifiedAt;
        this.proofs = List.copyOf(proofs);
        this.protocol = List.copyOf(protocol);
    }

    /**
     * What the proofs cover, with the proofs: the very object that was hashed, and that was received; except that contexts which were appended behind
     * those a proof was made over are left out.
     */
    public Credential credential() {
        return credential;
    }

    /** What can be kept and verified again: {@link #credential} with the proofs in it, or the envelope that it came in. */
    public JsonObject secured() {
        return secured;
    }

    /** What it claims about its first subject; the proofs cover it. */
    public Subject subject() {
        return credential.subject();
    }

    /**
     * Who issued it, as shown by a key: the credential's own {@code issuer}. Only under {@link VerificationPolicy#issuerNeedNotControlKey} may that be
     * another; then this is the controller of the first proof's key all the same.
     */
    public Did issuer() {
        return issuer;
    }

    /** The keys of those of its proofs that {@link #issuer} made, in the proofs' order; at least one. */
    public List<DidUrl> issuerMethods() {
        return issuerMethods;
    }

    /**
     * The keys of the other proofs, each of which holds too, in the proofs' order. Anybody may add such a proof to a credential without asking the issuer:
     * it shows that its signer signed the same, and nothing about the issuer.
     */
    public List<DidUrl> furtherMethods() {
        return furtherMethods;
    }

    /**
     * Who vouches for the keys of {@link #issuerMethods}, where their documents were not verified here but taken from somebody who resolved them, such as a remote
     * resolver; empty where nobody has to be trusted for them.
     */
    public List<String> delegates() {
        return proofs.stream()
                .filter(proof -> issuerMethods.contains(proof.method().id()))
                .flatMap(proof -> proof.delegate().stream())
                .distinct()
                .toList();
    }

    /** The time that the verification was asked for. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    /** For each proof what it speaks for in {@link #credential}, in the proofs' order. */
    public List<ProofCoverage> coverage() {
        return compared(credential.json());
    }

    /** The same for the document as it was received, of which less may be covered. Of an envelope, what is in it is looked at. */
    public List<ProofCoverage> coverage(JsonObject received) {
        return EnvelopedCredential.claims(received) ? coverage() : compared(received);
    }

    private List<ProofCoverage> compared(JsonObject received) {
        return proofs.stream().map(proof -> ProofCoverage.of(received, proof)).toList();
    }

    /** Texts that may deceive whoever reads them, or act where they are shown; they are handed on as they were signed. */
    public List<SuspiciousText> suspiciousTexts() {
        return SuspiciousText.in(credential.json());
    }

    public List<Check> protocol() {
        return protocol;
    }
}
