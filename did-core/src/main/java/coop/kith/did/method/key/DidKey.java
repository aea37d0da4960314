package coop.kith.did.method.key;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_DELEGATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_INVOCATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;

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
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * did:key (W3C CCG did:key 0.9): the DID is the key. The identifier is the Multikey text and nothing else: base58btc, as the method's own algorithm
 * demands, and base64url for the quantum-safe keys, which have only that text (di-quantum-safe 0.3 section 2.1.1). So a key has one DID only. A key for signatures gets the four relationships of
 * signatures, a key for encryption gets keyAgreement. Options: {@value #PUBLIC_KEY_FORMAT} and {@value #ENCRYPTION_KEY}.
 *
 * <p>Safe for many threads; keeps the {@value #MOST_KEPT} documents last asked for, so that a key that is seen again need not be decoded again.
 */
public final class DidKey implements DidMethod {
    /**
     * {@code Multikey} (the default), {@code JsonWebKey} (the default where the DID holds a JSON Web Key), {@code JsonWebKey2020}, {@code
     * Ed25519VerificationKey2020} or {@code X25519KeyAgreementKey2020}.
     */
    public static final String PUBLIC_KEY_FORMAT = "publicKeyFormat";

    /** {@code true} to have an X25519 key derived from an Ed25519 key and listed under keyAgreement; {@code false} is the default. */
    public static final String ENCRYPTION_KEY = "enableEncryptionKeyDerivation";

    private static final Set<VerificationRelationship> SIGNATURES =
            EnumSet.of(AUTHENTICATION, ASSERTION_METHOD, CAPABILITY_INVOCATION, CAPABILITY_DELEGATION);

    private static final Evidence EVIDENCE = Evidence.of(Check.of(
                    "did-key-0.9",
                    List.of(Check.passed("multibase"), Check.passed("multicodec"), Check.passed("public-key"))))
            .unchanging();

    /** Who issues, issues again: as many documents are kept, with their keys decoded. They never change. */
    private static final int MOST_KEPT = 256;

    private final Map<Did, Resolution> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Did, Resolution> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** The DID of a key. */
    public static Did of(PublicKey key) {
        return Did.parse("did:key:" + Multikey.encode(key)).orThrow();
    }

    /** The DID of a key in the {@code jwk_jcs-pub} form, which EBSI uses for natural persons; another DID than {@link #of}'s. */
    public static Did ofJwk(PublicKey key) {
        return Did.parse("did:key:" + JwkJcs.encode(key)).orThrow();
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public String specification() {
        return "W3C CCG did:key 0.9";
    }

    @Override
    public Set<String> options() {
        return Set.of(PUBLIC_KEY_FORMAT, ENCRYPTION_KEY);
    }

    @Override
    public Permanence permanence() {
        return Permanence.IMMUTABLE;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return options.more().isEmpty() ? kept(did) : resolve(did, options.more());
    }

    private Resolution kept(Did did) {
        synchronized (kept) {
            Resolution known = kept.get(did);
            if (known != null) {
                return known;
            }
        }
        Resolution found = resolve(did, Map.of());
        if (found instanceof Resolution.Resolved) {
            synchronized (kept) {
                kept.put(did, found);
            }
        }
        return found;
    }

    private static Resolution resolve(Did did, Map<String, String> options) {
        return held(did)
                .flatMap(held -> document(did, held, options))
                .fold(
                        document -> new Resolution.Resolved(document, JsonObject.empty(), EVIDENCE),
                        Resolution.Invalid::new);
    }

    /** A key, and the format that says of it what the DID says. */
    private record Held(PublicKey key, KeyFormat format) {}

    private static Result<Held> held(Did did) {
        String body = did.methodSpecificId();
        if (body.charAt(0) != 'z' && body.charAt(0) != 'u') {
            return Result.refused(Problem.of(
                            DidProblem.INVALID_DID,
                            "the identifier of a did:key begins with 'z' (base58btc), or with 'u' for quantum-safe"
                                    + " keys, this one with '"
                                    + body.charAt(0) + "'")
                    .next("Encode the key as a base58btc Multikey."));
        }
        Result<Held> multikey = Multikey.decode(body).map(key -> new Held(key, KeyFormat.MULTIKEY));
        return multikey.isOk()
                ? multikey
                : JwkJcs.decode(body)
                        .map(decoded -> decoded.map(key -> new Held(key, KeyFormat.JSON_WEB_KEY)))
                        .orElse(multikey)
                        .fold(
                                Result::ok,
                                problems -> Result.refused(
                                        problems.stream().map(DidKey::ofDid).toList()));
    }

    /** What is wrong with the text is wrong with the DID; what is wrong with the key keeps its own name from the DID vocabulary. */
    private static Problem ofDid(Problem problem) {
        return problem.type().uri().startsWith("https://www.w3.org/ns/did#")
                ? problem
                : new Problem(DidProblem.INVALID_DID, problem.detail(), problem.where(), problem.context());
    }

    private static Result<DidDocument> document(Did did, Held held, Map<String, String> options) {
        PublicKey key = held.key();
        if (options.isEmpty()) {
            return Result.ok(described(did, key, held.format()).build());
        }
        String derive = options.getOrDefault(ENCRYPTION_KEY, "false");
        if (!derive.equals("true") && !derive.equals("false")) {
            return Result.refused(Problem.of(
                    DidProblem.INVALID_OPTIONS, ENCRYPTION_KEY + " is true or false, not \"" + derive + "\""));
        }
        return KeyFormat.of(
                        options.getOrDefault(PUBLIC_KEY_FORMAT, held.format().type()), key)
                .flatMap(format -> derive.equals("true") && key.type() == KeyType.ED25519
                        ? withDerived(described(did, key, format), key, format.forKeyAgreement())
                        : Result.ok(described(did, key, format)))
                .map(KeyDocument::build);
    }

    private static KeyDocument described(Did did, PublicKey key, KeyFormat format) {
        return KeyDocument.of(did, format.contexts())
                .method(
                        did.methodSpecificId(),
                        format.type(),
                        key,
                        () -> format.material(key),
                        key.type() == KeyType.X25519 ? EnumSet.of(KEY_AGREEMENT) : SIGNATURES);
    }

    private static Result<KeyDocument> withDerived(KeyDocument document, PublicKey key, KeyFormat format) {
        return Montgomery.of(key)
                .map(derived -> document.method(
                        Multikey.encode(derived),
                        format.type(),
                        derived,
                        () -> format.material(derived),
                        EnumSet.of(KEY_AGREEMENT)));
    }
}
