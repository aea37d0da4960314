package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.model.PresentedCredential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.jose.TokenSigning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Presents credentials for one holder with one key, as tokens: {@code vp+jwt} of VC-JOSE-COSE 1.0 section 3.1.2, whose payload is the presentation as it stands, beside
 * the claims that make it for one verifier, in answer to its challenge. Immutable; each verb gives a changed holder. Safe for many threads as far as the {@link Signer} is.
 *
 * <pre>{@code
 * TokenHolder ana = TokenHolder.of(verificationMethod, signer).tokensExpireAfter(Duration.ofMinutes(5));
 * String token = ana.present(List.of(enveloped.json()), challenge, "planet.example", clock.instant()).orThrow().data();
 * }</pre>
 */
public final class TokenHolder {
    private final ProofMaker maker;

    private TokenHolder(ProofMaker maker) {
        this.maker = maker;
    }

    /**
     * A holder who signs with {@code signer}, whose key is {@code verificationMethod}: EdDSA for Ed25519, ES256 for P-256, ES384 for P-384. Throws
     * IllegalArgumentException where the method has no fragment, or for keys of other kinds.
     */
    public static TokenHolder of(DidUrl verificationMethod, Signer signer) {
        if (!TokenSigning.signsWith(signer.algorithm())) {
            throw new IllegalArgumentException("no token is signed with " + signer.algorithm());
        }
        return new TokenHolder(ProofMaker.of(verificationMethod, signer));
    }

    /** Presentations end this long after they are made ({@code exp}), which is told to the second; minutes are usual. */
    public TokenHolder tokensExpireAfter(Duration lifetime) {
        return new TokenHolder(maker.holdingFor(lifetime));
    }

    /** As {@link PresentationHolder#checkedAgainst}. */
    public TokenHolder checkedAgainst(DidDocument document) {
        return new TokenHolder(maker.checkedAgainst(document));
    }

    /** Who presents. */
    public Did did() {
        return maker.did();
    }

    /**
     * A presentation of {@code credentials} in a token, in its envelope; the token itself is its {@code data}. The credentials must be structurally valid and each in
     * an envelope, as VC-JOSE-COSE wants those in a token (NOT_FOR_A_TOKEN otherwise). No credential at all proves only who presents. Throws IllegalArgumentException when {@code challenge} or
     * {@code domain} is blank, and what the signer throws when its key cannot be reached.
     *
     * @param challenge as the verifier stated it: {@code nonce}
     * @param domain the verifier's, as it is known to the holder: {@code aud}
     * @param at when the token is made: {@code iat}, to the second
     */
    public Result<EnvelopedPresentation> present(
            List<JsonObject> credentials, String challenge, String domain, Instant at) {
        UnsignedPresentation.requireAudience(challenge, domain);
        return UnsignedPresentation.of(did(), credentials)
                .flatMap(TokenHolder::enveloped)
                .flatMap(presentation -> maker.published(ProofPurpose.AUTHENTICATION, at)
                        .flatMap(method -> TokenSigning.presentation(
                                claims(presentation, challenge, domain, at), method, maker.signer())));
    }

    private static Result<Presentation> enveloped(Presentation presentation) {
        List<PresentedCredential> contents = presentation.contents();
        for (int index = 0; index < contents.size(); index++) {
            if (contents.get(index).<Boolean>fold(embedded -> true, enveloped -> false)) {
                return Result.refused(Problem.of(
                                IssueProblem.NOT_FOR_A_TOKEN,
                                "A credential has its proof inside; in a token, credentials stand in envelopes.",
                                JsonPointer.of("verifiableCredential").append(index))
                        .next("Present it with PresentationHolder, or ask its issuer for a token."));
            }
        }
        return Result.ok(presentation);
    }

    private JsonObject claims(Presentation presentation, String challenge, String domain, Instant at) {
        JsonObject claims = presentation
                .json()
                .with("aud", domain)
                .with("nonce", challenge)
                .with("iat", JsonNumber.of(at.getEpochSecond()));
        return maker.lifetime()
                .map(lifetime ->
                        claims.with("exp", JsonNumber.of(at.plus(lifetime).getEpochSecond())))
                .orElse(claims);
    }
}
