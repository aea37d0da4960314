package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.JsonLdForm;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.jose.TokenSigning;
import java.time.Instant;
import java.util.List;

/**
 * Signs credentials of version 2.0 for one issuer with one key, as tokens: {@code vc+jwt} of VC-JOSE-COSE 1.0 section 3.1.1, whose payload is the credential as it
 * stands. Immutable, safe for many threads as far as the {@link Signer} is.
 *
 * <p>It signs nothing that {@link Credential#parse} or {@link JsonLdForm} would find fault with, nothing in another's name, and nothing that readers of tokens would take
 * for claims of the token.
 *
 * <pre>{@code
 * EnvelopedCredential signed = TokenIssuer.of(verificationMethod, signer).issue(unsigned, clock.instant()).orThrow();
 * String token = signed.data();
 * }</pre>
 */
public final class TokenIssuer {
    /** RFC 7519 section 4.1, and {@code nonce}, {@code vc} and {@code vp}, which have a meaning in tokens that no credential has for them. */
    private static final List<String> CLAIMS =
            List.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "vc", "vp");

    private final ProofMaker maker;

    private TokenIssuer(ProofMaker maker) {
        this.maker = maker;
    }

    /**
     * An issuer that signs with {@code signer}, whose key is {@code verificationMethod}: EdDSA for Ed25519, ES256 for P-256, ES384 for P-384. Throws
     * IllegalArgumentException where the method has no fragment, or for keys of other kinds.
     */
    public static TokenIssuer of(DidUrl verificationMethod, Signer signer) {
        if (!TokenSigning.signsWith(signer.algorithm())) {
            throw new IllegalArgumentException("no token is signed with " + signer.algorithm());
        }
        return new TokenIssuer(ProofMaker.of(verificationMethod, signer));
    }

    /** As {@link CredentialIssuer.Builder#checkedAgainst}. */
    public TokenIssuer checkedAgainst(DidDocument document) {
        return new TokenIssuer(maker.checkedAgainst(document));
    }

    /** Whose credentials these are. */
    public Did did() {
        return maker.did();
    }

    /**
     * The credential in a token, in the envelope that presentations carry it in; the token itself is its {@code data}. {@code issuer} is filled in when absent and
     * refused when it is another's. Throws what the signer throws when its key cannot be reached.
     *
     * @param at when the key must be the issuer's
     */
    public Result<EnvelopedCredential> issue(JsonObject unsigned, Instant at) {
        return checked(unsigned, did())
                .flatMap(credential -> maker.published(ProofPurpose.ASSERTION_METHOD, at)
                        .flatMap(method -> TokenSigning.credential(credential.json(), method, maker.signer())));
    }

    /** The credential with its issuer, where it can stand in a token of this issuer's. */
    static Result<Credential> checked(JsonObject unsigned, Did issuer) {
        if (unsigned.has("proof")) {
            return refused(IssueProblem.ALREADY_SECURED, "The credential has a proof already.", "proof");
        }
        for (String claim : CLAIMS) {
            if (unsigned.has(claim)) {
                return refused(
                        IssueProblem.NOT_FOR_A_TOKEN,
                        "The credential has a member " + claim + ", which would be a claim of the token.",
                        claim);
            }
        }
        JsonObject named = unsigned.has("issuer") ? unsigned : unsigned.with("issuer", issuer.toString());
        return Credential.parse(named).flatMap(credential -> checked(credential, issuer));
    }

    private static Result<Credential> checked(Credential credential, Did issuer) {
        if (credential.model() != DataModel.V2_0) {
            return refused(
                    IssueProblem.NOT_FOR_A_TOKEN,
                    "The credential is of version " + credential.model() + "; tokens are for version 2.0.",
                    "@context");
        }
        if (!credential.issuer().equals(issuer.toString())) {
            return refused(
                    IssueProblem.NOT_THE_SIGNER,
                    "The credential names another issuer than " + issuer + ", whose key would sign it.",
                    "issuer");
        }
        List<Problem> faults = JsonLdForm.standard().problems(credential.json());
        return faults.isEmpty() ? Result.ok(credential) : Result.refused(faults);
    }

    private static <T> Result<T> refused(IssueProblem type, String detail, String member) {
        return Result.refused(Problem.of(type, detail, JsonPointer.of(member)));
    }
}
