package coop.kith.did.method.peer;

import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyProblem;
import coop.kith.key.KeyType;
import coop.kith.key.Multihash;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * did:peer:2 and its digest, did:peer:3: elements behind points, each a letter for its purpose and a key or a service. One run of {@link #document} reads one
 * DID from the left to the right; ids are given by position.
 */
final class PeerTwo {
    /** As the specification prints it. */
    private static final List<String> CONTEXT =
            List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1");

    /** Elements: one for each relationship, ten times over; DIDs of the field have two keys and one or two services. */
    static final int MOST_ELEMENTS = 50;

    private static final String PREFIX = "did:peer:2";

    private static final Map<VerificationRelationship, Character> PURPOSES = new EnumMap<>(Map.of(
            VerificationRelationship.ASSERTION_METHOD,
            'A',
            KEY_AGREEMENT,
            'E',
            VerificationRelationship.AUTHENTICATION,
            'V',
            VerificationRelationship.CAPABILITY_INVOCATION,
            'I',
            VerificationRelationship.CAPABILITY_DELEGATION,
            'D'));

    private static final char SERVICE = 'S';

    private final Did subject;
    private final List<JsonValue> methods = new ArrayList<>();
    private final Map<VerificationRelationship, List<String>> listed = new EnumMap<>(VerificationRelationship.class);
    private final List<JsonObject> services = new ArrayList<>();

    private PeerTwo(Did subject) {
        this.subject = subject;
    }

    static Result<DidDocument> document(Did did) {
        return new PeerTwo(did).read(did, digest(did));
    }

    /** The same document under the DID's digest; {@code longForm} is known to fit. */
    static Result<DidDocument> documentOfDigest(Did longForm) {
        return new PeerTwo(digest(longForm)).read(longForm, longForm);
    }

    static Did digest(Did longForm) {
        byte[] elements = longForm.toString().substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
        return Did.parse("did:peer:3" + Multihash.sha256(elements)).orThrow();
    }

    static Result<Did> encode(List<PeerKey> keys, List<JsonObject> services) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (PeerKey key : keys) {
            text.append('.').append(PURPOSES.get(key.purpose())).append(Multikey.encode(key.key()));
        }
        for (JsonObject service : services) {
            Result<String> encoded = PeerServices.encode(service);
            if (!encoded.isOk()) {
                return Result.refused(encoded.problems());
            }
            text.append('.').append(SERVICE).append(encoded.orThrow());
        }
        return Did.parse(text.toString()).flatMap(did -> document(did).map(document -> did));
    }

    /** What was wrong with a part is wrong with the DID; what is wrong with a key keeps its own name from the DID vocabulary. */
    static List<Problem> ofDid(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.type().uri().startsWith("https://www.w3.org/ns/did#")
                                && problem.type() != DidProblem.INVALID_DID_DOCUMENT
                        ? problem
                        : new Problem(DidProblem.INVALID_DID, problem.detail(), problem.where(), problem.context()))
                .toList();
    }

    private Result<DidDocument> read(Did did, Did alsoKnownAs) {
        String elements = did.methodSpecificId().substring(1);
        if (!elements.startsWith(".")) {
            return refused("behind did:peer:2 each element begins with a point");
        }
        String[] parts = elements.substring(1).split("\\.", MOST_ELEMENTS + 1);
        if (parts.length > MOST_ELEMENTS) {
            return refused("a did:peer:2 of more than " + MOST_ELEMENTS + " elements is not read");
        }
        for (String part : parts) {
            Result<Boolean> taken = take(part);
            if (!taken.isOk()) {
                return Result.refused(ofDid(taken.problems()));
            }
        }
        return DidDocument.parse(json(alsoKnownAs)).fold(Result::ok, problems -> Result.refused(ofDid(problems)));
    }

    private Result<Boolean> take(String element) {
        if (element.isEmpty()) {
            return refused("two points follow each other, or the last character is a point");
        }
        if (element.charAt(0) == SERVICE) {
            return PeerServices.decode(element.substring(1)).map(services::addAll);
        }
        for (Map.Entry<VerificationRelationship, Character> purpose : PURPOSES.entrySet()) {
            if (purpose.getValue() == element.charAt(0)) {
                return key(purpose.getKey(), element.substring(1));
            }
        }
        return refused("'" + element.charAt(0) + "' is no purpose of a did:peer:2 (A, D, E, I, V or S)");
    }

    /** A well-formed key of a kind that is not known here stands in the document as it was stated, and nobody can use it. */
    private Result<Boolean> key(VerificationRelationship purpose, String multibase) {
        Result<PublicKey> key = Multikey.decode(multibase);
        boolean unknown = !key.isOk()
                && multibase.startsWith("z")
                && key.problems().get(0).type() == KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE;
        if (!unknown && !key.isOk()) {
            return Result.refused(key.problems());
        }
        if (!unknown && !fits(purpose, key.orThrow().type())) {
            return refused(
                    "a key of type " + key.orThrow().type() + " is not for " + purpose.term() + ": " + multibase);
        }
        String id = "#key-" + (methods.size() + 1);
        methods.add(JsonObject.empty()
                .with("id", id)
                .with("controller", subject.toString())
                .with("type", "Multikey")
                .with("publicKeyMultibase", multibase));
        return Result.ok(
                listed.computeIfAbsent(purpose, none -> new ArrayList<>()).add(id));
    }

    /** X25519 only agrees, Ed25519 only signs (RFC 8037 section 3), the curves of NIST do both; keys for proofs of their own are for none of these checks. */
    private static boolean fits(VerificationRelationship purpose, KeyType type) {
        return purpose == KEY_AGREEMENT ? type.agrees() : type != KeyType.X25519;
    }

    private JsonObject json(Did alsoKnownAs) {
        JsonObject json = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(CONTEXT))
                .with("id", subject.toString())
                .with("verificationMethod", new JsonArray(methods));
        for (Map.Entry<VerificationRelationship, List<String>> use : listed.entrySet()) {
            json = json.with(use.getKey().term(), JsonArray.ofStrings(use.getValue()));
        }
        if (!services.isEmpty()) {
            json = json.with("service", new JsonArray(List.copyOf(PeerServices.named(services))));
        }
        return json.with("alsoKnownAs", JsonArray.of(new JsonString(alsoKnownAs.toString())));
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail));
    }
}
