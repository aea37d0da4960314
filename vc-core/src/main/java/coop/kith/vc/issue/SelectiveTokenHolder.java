package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import coop.kith.vc.proof.sdjwt.SdJwt;
import coop.kith.vc.proof.sdjwt.SdJwtSigning;
import java.time.Instant;
import java.util.Collection;

/**
 * Shows as much of an SD-JWT as its holder chooses, to one verifier, in answer to its challenge (RFC 9901 section 7.2): SD-JWTs around credentials, and SD-JWT VCs. Immutable, safe for
 * many threads as far as the {@link Signer} is.
 *
 * <pre>{@code
 * SelectiveTokenHolder ana = SelectiveTokenHolder.of(signer);
 * JsonPointer name = JsonPointer.of("credentialSubject", "name");
 * String shown = ana.present(sdJwt, List.of(name), challenge, "planet.example", clock.instant()).orThrow();
 * }</pre>
 *
 * <p>Whoever sees two showings of one SD-JWT can tell that they are of one. To put one into a presentation that has a proof of its own, {@link SdJwt#showing} is enough.
 */
public final class SelectiveTokenHolder {
    private final Signer signer;

    private SelectiveTokenHolder(Signer signer) {
        this.signer = signer;
    }

    /** A holder with the key that the issuer named. Throws IllegalArgumentException for keys that no token is signed with. */
    public static SelectiveTokenHolder of(Signer signer) {
        if (!SdJwtSigning.signsWith(signer.algorithm())) {
            throw new IllegalArgumentException("no token is signed with " + signer.algorithm());
        }
        return new SelectiveTokenHolder(signer);
    }

    /**
     * The SD-JWT with the disclosures that show {@code places}, and a key binding over just that. The issuer's signature is not checked: what was made of a wrong one does not verify.
     * Refused where it is no SD-JWT, where a place is none of it, and where the issuer named another key. Throws IllegalArgumentException when {@code challenge} or {@code domain} is
     * blank, and what the signer throws when its key cannot be reached.
     *
     * @param sdJwt as it was issued, with all of its disclosures
     * @param places to show, besides what is in clear; what stands beneath them may be chosen too
     * @param challenge as the verifier stated it: {@code nonce}
     * @param domain the verifier's, as it is known to the holder: {@code aud}
     * @param at when it is made: {@code iat}, to the second
     */
    public Result<String> present(
            String sdJwt, Collection<JsonPointer> places, String challenge, String domain, Instant at) {
        UnsignedPresentation.requireAudience(challenge, domain);
        return SdJwt.parse(sdJwt)
                .flatMap(whole -> whole.showing(places))
                .flatMap(shown -> SdJwtSigning.bound(shown, challenge, domain, at, signer));
    }
}
