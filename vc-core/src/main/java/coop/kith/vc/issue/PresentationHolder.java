package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Presents credentials for one holder with one key: each presentation is made for one verifier, in answer to its challenge, and is worth nothing to another
 * (VCDM 2.0 section 4.13; Data Integrity 1.0 section 2.1). Immutable; each verb gives a changed holder. Safe for many threads as far as the {@link Signer} is.
 *
 * <pre>{@code
 * PresentationHolder ana = PresentationHolder.of(verificationMethod, signer).proofsExpireAfter(Duration.ofMinutes(5));
 * JsonObject shown = ana.present(List.of(membership), challenge, "planet.example", clock.instant()).orThrow();
 * }</pre>
 */
public final class PresentationHolder {
    private final ProofMaker maker;

    private PresentationHolder(ProofMaker maker) {
        this.maker = maker;
    }

    /**
     * A holder who signs with {@code signer}, whose key is {@code verificationMethod}: eddsa-jcs-2022 for Ed25519, ecdsa-jcs-2019 for P-256 and P-384. Throws
     * IllegalArgumentException where the method has no fragment or no suite signs with the key.
     */
    public static PresentationHolder of(DidUrl verificationMethod, Signer signer) {
        return new PresentationHolder(ProofMaker.of(verificationMethod, signer));
    }

    /** With another suite than the usual one for the key's algorithm; one that does not sign with it is refused at once. */
    public PresentationHolder suite(Cryptosuite.Simple suite) {
        return new PresentationHolder(maker.with(suite));
    }

    /** Presentations end this long after they are made; minutes are usual. */
    public PresentationHolder proofsExpireAfter(Duration lifetime) {
        return new PresentationHolder(maker.holdingFor(lifetime));
    }

    /**
     * With the holder's DID document: nothing is signed unless, at the time of signing, it lists the verification method under {@code authentication}, neither expired
     * nor revoked, with the signer's key.
     */
    public PresentationHolder checkedAgainst(DidDocument document) {
        return new PresentationHolder(maker.checkedAgainst(document));
    }

    /** Who presents. */
    public Did did() {
        return maker.did();
    }

    /**
     * A presentation of {@code credentials} with its proof, for {@code authentication}. The credentials must be structurally valid, each with a proof of its own
     * (NOT_SECURED otherwise): what this holder says of itself is accepted only where its issuer, the holder, signed it too. Whether those proofs hold is the
     * verifier's question. No credential at all proves only who presents. Throws IllegalArgumentException when
     * {@code challenge} or {@code domain} is blank, and what the signer throws when its key cannot be reached.
     *
     * @param challenge as the verifier stated it
     * @param domain the verifier's, as it is known to the holder
     * @param created the proof's time; from year 1 to 9999
     */
    public Result<JsonObject> present(List<JsonObject> credentials, String challenge, String domain, Instant created) {
        UnsignedPresentation.requireAudience(challenge, domain);
        return UnsignedPresentation.of(did(), credentials)
                .flatMap(presentation -> maker.add(
                        presentation.json(),
                        maker.options(ProofPurpose.AUTHENTICATION, created).audience(challenge, domain),
                        ProofPurpose.AUTHENTICATION,
                        created));
    }
}
