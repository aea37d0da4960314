package coop.kith.vc.proof.sdjwt;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.jose.CompactJws;
import coop.kith.vc.proof.jose.JwsAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes SD-JWTs and key bindings. What they say, and in whose name, is for those to check who call this. */
public final class SdJwtSigning {
    private SdJwtSigning() {}

    /**
     * An SD-JWT of VC-JOSE-COSE 1.0 section 3.2.1 over {@code credential}, with every disclosure behind it, in its envelope: what its issuer hands to its holder. Refused where a
     * place to hide is none, or one that a verifier here would refuse to have hidden; where a member is named {@code _sd}, {@code _sd_alg} or {@code ...}; or where it would be
     * larger than what is read. Throws IllegalArgumentException where no token is signed with the signer's algorithm.
     *
     * @param key under which the signer's key is published
     */
    public static Result<EnvelopedCredential> credential(
            JsonObject credential, Hiding hiding, DidUrl key, Signer signer) {
        Optional<JsonPointer> nowhere = hiding.places().stream()
                .filter(place -> place.depth() == 0 || credential.at(place).isEmpty())
                .findFirst();
        if (nowhere.isPresent()) {
            return Result.refused(
                    Problem.of(SdJwtProblem.CLAIM_MISSING, "There is nothing at this place to hide.", nowhere.get()));
        }
        return plain(credential).flatMap(plain -> signed(plain, hiding, key, signer));
    }

    /** What names nothing that would be read as a digest. */
    private static Result<JsonObject> plain(JsonObject credential) {
        return Processing.of(credential, Map.of(), JsonLimits.standard())
                .flatMap(read -> read.claims().equals(credential)
                        ? Result.ok(credential)
                        : Result.refused(Problem.of(
                                SdJwtProblem.RESERVED_NAME, "A member has a name that is kept for digests.")));
    }

    private static Result<EnvelopedCredential> signed(JsonObject credential, Hiding hiding, DidUrl key, Signer signer) {
        Concealment concealment = new Concealment(hiding);
        JsonObject header = JsonObject.empty()
                .with("alg", algorithm(signer).term())
                .with("typ", "vc+sd-jwt")
                .with("cty", "vc")
                .with("kid", key.toString());
        String issued = CompactJws.sign(header, concealment.payload(credential), signer);
        String disclosures = concealment.disclosures().stream()
                .map(disclosure -> disclosure.text() + SdJwt.SEPARATOR)
                .collect(Collectors.joining());
        return SdJwt.parse(issued + SdJwt.SEPARATOR + disclosures)
                .flatMap(SdJwtSigning::inClear)
                .flatMap(sdJwt -> EnvelopedCredential.around(W3cProfile.MEDIA_TYPE, sdJwt.text()));
    }

    private static Result<SdJwt> inClear(SdJwt sdJwt) {
        List<JsonPointer> hidden = new W3cProfile().hidden(sdJwt.processed());
        return hidden.isEmpty()
                ? Result.ok(sdJwt)
                : Result.refused(Problem.of(
                                SdJwtProblem.NOT_TO_HIDE,
                                "What stands here decides whether the credential is good, so it must be in clear.",
                                hidden.get(0))
                        .next("Leave it out of what the holder may keep back."));
    }

    /**
     * What a holder shows, with a key binding behind it (RFC 9901 section 4.3). Refused where there is one already, or where the issuer named another key in {@code cnf}, or none.
     * Throws IllegalArgumentException where no token is signed with the signer's algorithm.
     *
     * @param shown an SD-JWT that ends with a tilde, with the disclosures that are shown and no others
     * @param challenge as the verifier stated it: {@code nonce}
     * @param domain the verifier's, as it is known to the holder: {@code aud}
     * @param at when it is made: {@code iat}, to the second
     */
    public static Result<String> bound(String shown, String challenge, String domain, Instant at, Signer signer) {
        JwsAlgorithm algorithm = algorithm(signer);
        return SdJwt.parse(shown)
                .flatMap(sdJwt -> holder(sdJwt, signer).map(same -> {
                    JsonObject header =
                            JsonObject.empty().with("alg", algorithm.term()).with("typ", KeyBindingToken.TYPE);
                    JsonObject claims = JsonObject.empty()
                            .with("iat", JsonNumber.of(at.getEpochSecond()))
                            .with("aud", domain)
                            .with("nonce", challenge)
                            .with("sd_hash", sdJwt.hash().digest(sdJwt.shown()));
                    return shown + CompactJws.sign(header, claims, signer);
                }));
    }

    /** A key that is named by a DID URL is taken for the signer's; a verifier will look it up. */
    private static Result<SdJwt> holder(SdJwt sdJwt, Signer signer) {
        Optional<JsonObject> confirmed = sdJwt.processed().claims().object("cnf");
        Optional<JsonValue> jwk = confirmed.flatMap(cnf -> cnf.get("jwk"));
        boolean fits = jwk.isPresent()
                ? jwk.get() instanceof JsonObject stated
                        && Jwk.decode(stated).fold(key -> key.equals(signer.publicKey()), problems -> false)
                : confirmed.flatMap(cnf -> cnf.string("kid")).isPresent();
        if (sdJwt.keyBinding().isPresent() || !fits) {
            return Result.refused(Problem.of(
                            SdJwtProblem.NOT_THE_HOLDER,
                            sdJwt.keyBinding().isPresent()
                                    ? "There is a key binding already."
                                    : "The issuer named another key than the one that would sign, or none.",
                            JsonPointer.of("cnf"))
                    .next("Sign with the key that the issuer put into cnf."));
        }
        return Result.ok(sdJwt);
    }

    /** Whether tokens are signed with keys of this algorithm. */
    public static boolean signsWith(SignatureAlgorithm algorithm) {
        return JwsAlgorithm.of(algorithm).isPresent();
    }

    private static JwsAlgorithm algorithm(Signer signer) {
        return JwsAlgorithm.of(signer.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no token is signed with " + signer.algorithm()));
    }
}
