package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.JsonLdForm;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.sdjwt.Hiding;
import coop.kith.vc.proof.sdjwt.SdJwtSigning;
import java.time.Instant;
import java.util.List;

/**
 * Signs credentials of version 2.0 for one issuer with one key, as SD-JWTs: {@code vc+sd-jwt} of VC-JOSE-COSE 1.0 section 3.2.1, of which the holder shows what they choose. Immutable,
 * safe for many threads as far as the {@link Signer} is.
 *
 * <p>It signs nothing that {@link Credential#parse} or {@link JsonLdForm} would find fault with, nothing in another's name, and hides nothing that a verifier needs to see. For whom
 * it is made is named by a key, which answers the verifier's challenge: whoever has a copy and not that key cannot.
 *
 * <pre>{@code
 * Hiding hiding = Hiding.of(List.of(JsonPointer.of("credentialSubject", "name")), new SecureRandom());
 * EnvelopedCredential issued = SelectiveTokenIssuer.of(verificationMethod, signer)
 *         .issue(unsigned, hiding, ana.publicKey(), clock.instant())
 *         .orThrow();
 * String sdJwt = issued.data();
 * }</pre>
 */
public final class SelectiveTokenIssuer {
    /** What SD-JWTs say besides what tokens say. */
    private static final List<String> CLAIMS = List.of("cnf", "vct", "status");

    private final ProofMaker maker;

    private SelectiveTokenIssuer(ProofMaker maker) {
        this.maker = maker;
    }

    /**
     * An issuer that signs with {@code signer}, whose key is {@code verificationMethod}: EdDSA for Ed25519, ES256 for P-256, ES384 for P-384. Throws
     * IllegalArgumentException where the method has no fragment, or for keys of other kinds.
     */
    public static SelectiveTokenIssuer of(DidUrl verificationMethod, Signer signer) {
        if (!SdJwtSigning.signsWith(signer.algorithm())) {
            throw new IllegalArgumentException("no token is signed with " + signer.algorithm());
        }
        return new SelectiveTokenIssuer(ProofMaker.of(verificationMethod, signer));
    }

    /** As {@link CredentialIssuer.Builder#checkedAgainst}. */
    public SelectiveTokenIssuer checkedAgainst(DidDocument document) {
        return new SelectiveTokenIssuer(maker.checkedAgainst(document));
    }

    /** Whose credentials these are. */
    public Did did() {
        return maker.did();
    }

    /**
     * The credential in an SD-JWT with all of its disclosures, in its envelope; the SD-JWT itself is its {@code data}. {@code issuer} is filled in when absent and refused when it is
     * another's. Throws what the signer throws when its key cannot be reached.
     *
     * @param hiding what the holder may keep back
     * @param holder the key by which the holder shows that it is theirs ({@code cnf}, as {@code jwk})
     * @param at when the key must be the issuer's
     */
    public Result<EnvelopedCredential> issue(JsonObject unsigned, Hiding hiding, PublicKey holder, Instant at) {
        return issue(unsigned, hiding, JsonObject.empty().with("jwk", Jwk.encode(holder)), at);
    }

    /**
     * As above, for the key that the holder's DID document lists under {@code holder} for authentication.
     *
     * @param holder the DID URL of a key ({@code cnf}, as {@code kid})
     */
    public Result<EnvelopedCredential> issue(JsonObject unsigned, Hiding hiding, DidUrl holder, Instant at) {
        return issue(unsigned, hiding, JsonObject.empty().with("kid", holder.toString()), at);
    }

    private Result<EnvelopedCredential> issue(JsonObject unsigned, Hiding hiding, JsonObject confirmation, Instant at) {
        for (String claim : CLAIMS) {
            if (unsigned.has(claim)) {
                return Result.refused(Problem.of(
                        IssueProblem.NOT_FOR_A_TOKEN,
                        "The credential has a member " + claim + ", which would be a claim of the SD-JWT.",
                        JsonPointer.of(claim)));
            }
        }
        return TokenIssuer.checked(unsigned, did())
                .flatMap(credential -> maker.published(ProofPurpose.ASSERTION_METHOD, at)
                        .flatMap(method -> SdJwtSigning.credential(
                                credential.json().with("cnf", confirmation), hiding, method, maker.signer())));
    }
}
