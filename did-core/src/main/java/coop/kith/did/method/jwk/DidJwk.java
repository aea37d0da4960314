package coop.kith.did.method.jwk;

import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;

import coop.kith.bytes.Base64Url;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.KeyDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.KeyUse;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * did:jwk (quartzjer/did-jwk, April 2022): the DID is a JSON Web Key in base64url. The document repeats the key as it was written, custom members included,
 * so one key has many DIDs; {@link #of} makes the canonical one. The {@code use} member decides the relationships, and a key that can only sign is not
 * listed under keyAgreement, whatever it says.
 */
public final class DidJwk implements DidMethod {
    /** A P-521 key with certificates' thumbprints and a long {@code kid} stays under a quarter of it. */
    private static final int MAX_IDENTIFIER = 4096;

    /** A key is a flat object; depth 4 leaves room for {@code x5c} and custom members. */
    private static final JsonLimits LIMITS = new JsonLimits(MAX_IDENTIFIER, 4, 128);

    /** As the specification prints it. */
    private static final List<String> CONTEXT =
            List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1");

    private static final Evidence EVIDENCE = Evidence.of(Check.of(
                    "did-jwk",
                    List.of(
                            Check.passed("base64url"),
                            Check.passed("json"),
                            Check.passed("public-key"),
                            Check.passed("use"))))
            .unchanging();

    /** The canonical DID of a key: the RFC 8785 form of the members that make the key, and no others. */
    public static Did of(PublicKey key) {
        byte[] canonical = Jcs.canonicalize(Jwk.encode(key)).orThrow();
        return Did.parse("did:jwk:" + Base64Url.encode(canonical)).orThrow();
    }

    @Override
    public String name() {
        return "jwk";
    }

    @Override
    public String specification() {
        return "did:jwk, quartzjer/did-jwk";
    }

    @Override
    public Permanence permanence() {
        return Permanence.IMMUTABLE;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return jwk(did).flatMap(jwk -> document(did, jwk))
                .fold(
                        document -> new Resolution.Resolved(document, JsonObject.empty(), EVIDENCE),
                        Resolution.Invalid::new);
    }

    private static Result<JsonObject> jwk(Did did) {
        String identifier = did.methodSpecificId();
        if (identifier.length() > MAX_IDENTIFIER) {
            return refused("the identifier has " + identifier.length() + " characters, and at most " + MAX_IDENTIFIER
                    + " are read as a key");
        }
        Optional<byte[]> text = Base64Url.decode(identifier);
        if (text.isEmpty()) {
            return refused("the identifier of a did:jwk is base64url without padding, and this one is not");
        }
        return Json.parseObject(text.get(), LIMITS)
                .fold(
                        Result::ok,
                        problems -> refused("the identifier does not decode to a JSON object: "
                                + problems.get(0).detail()));
    }

    private static Result<DidDocument> document(Did did, JsonObject jwk) {
        Optional<String> use = jwk.string("use");
        if (jwk.has("use") && !use.equals(Optional.of("sig")) && !use.equals(Optional.of("enc"))) {
            return refused("the key's \"use\" is neither \"sig\" nor \"enc\"");
        }
        if (use.equals(Optional.of("enc"))) {
            return Jwk.decode(jwk, KeyUse.AGREEMENT).map(key -> described(did, jwk, key, EnumSet.of(KEY_AGREEMENT)));
        }
        Result<PublicKey> verifying = Jwk.decode(jwk, KeyUse.VERIFICATION);
        if (verifying.isOk()) {
            return verifying.map(key -> described(did, jwk, key, signing(key.type(), use.isPresent())));
        }
        return use.isPresent()
                ? Result.refused(verifying.problems())
                : Jwk.decode(jwk, KeyUse.AGREEMENT)
                        .fold(
                                key -> Result.ok(described(did, jwk, key, EnumSet.of(KEY_AGREEMENT))),
                                problems -> Result.refused(verifying.problems()));
    }

    /** Ed25519 and quantum-safe keys cannot agree on keys (RFC 8037 section 3.1), the NIST and SEC curves can do both; X25519 never comes here. */
    private static Set<VerificationRelationship> signing(KeyType type, boolean signingOnly) {
        return signingOnly || !type.agrees()
                ? EnumSet.complementOf(EnumSet.of(KEY_AGREEMENT))
                : EnumSet.allOf(VerificationRelationship.class);
    }

    private static DidDocument described(Did did, JsonObject jwk, PublicKey key, Set<VerificationRelationship> uses) {
        return KeyDocument.of(did, CONTEXT)
                .method("0", "JsonWebKey2020", key, () -> JsonObject.empty().with("publicKeyJwk", jwk), uses)
                .build();
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail));
    }
}
