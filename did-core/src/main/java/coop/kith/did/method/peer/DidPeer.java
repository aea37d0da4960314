package coop.kith.did.method.peer;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * did:peer (DIF Peer DID Method Specification, May 2025), for two who know each other and need nobody else. The digit behind the colon says what the DID is:
 *
 * <ul>
 *   <li>{@code 0}: one key, like did:key;
 *   <li>{@code 1}: the digest of a document that only the peers have; recognised, not resolved, and not made any more;
 *   <li>{@code 2}: several keys and services in the DID itself;
 *   <li>{@code 3}: the digest of a did:peer:2, whose long form must be known;
 *   <li>{@code 4}: a whole document in the DID behind its digest, or the digest alone once the long form is known.
 * </ul>
 *
 * A changed character of a did:peer:4 is found, as the digest no longer fits. A changed did:peer:0 or 2 may be another valid DID, whose document is then that
 * other one's. Immutable, safe for many threads.
 *
 * @see <a href="https://identity.foundation/peer-did-method-spec/">Peer DID Method Specification</a>
 */
public final class DidPeer implements DidMethod {
    /** The matching regex of the specification, section "Recognizing and handling peer DIDs". */
    private static final Pattern GENESIS = Pattern.compile("1z[1-9A-HJ-NP-Za-km-z]{46,47}");

    private final LongForms known;

    /** Resolves long forms only. */
    public DidPeer() {
        this(LongForms.none());
    }

    /** Resolves short forms too, as far as {@code known} knows their long ones. */
    public DidPeer(LongForms known) {
        this.known = known;
    }

    /** The did:peer:0 of a key. */
    public static Did of(PublicKey key) {
        return Did.parse("did:peer:0" + Multikey.encode(key)).orThrow();
    }

    /**
     * The did:peer:2 of these keys and services, in this order. A service has a relative {@code id}; one without gets {@code #service}, {@code #service-1} and
     * so on from whoever resolves. Refused: what does not resolve again to what was given, such as a service without type, or one that is too long.
     */
    public static Result<Did> of(List<PeerKey> keys, List<JsonObject> services) {
        return PeerTwo.encode(keys, services);
    }

    /**
     * The long did:peer:4 of a document that does not know its DID: no {@code id} at the root, relative ids, no {@code controller} where it is the subject. Refused
     * with INVALID_DID_DOCUMENT when it could not be resolved again.
     */
    public static Result<Did> of(JsonObject inputDocument) {
        return PeerFour.encode(inputDocument);
    }

    /** The did:peer:3 of a did:peer:2, the short form of a long did:peer:4; refused for every other DID. */
    public static Result<Did> shortForm(Did longForm) {
        String id = longForm.method().equals("peer") ? longForm.methodSpecificId() : "";
        if (id.startsWith("2.")) {
            return Result.ok(PeerTwo.digest(longForm));
        }
        return id.startsWith("4")
                ? PeerFour.decode(longForm).map(input -> PeerFour.shortForm(longForm))
                : refused(longForm + " has no short form: did:peer:2 and the long did:peer:4 have one");
    }

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public String specification() {
        return "DIF Peer DID Method Specification, 2025-05-20";
    }

    @Override
    public Permanence permanence() {
        return Permanence.IMMUTABLE;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        String id = did.methodSpecificId();
        return switch (id.charAt(0)) {
            case '0' -> answer(PeerZero.document(did), "multibase", "multicodec", "public-key");
            case '1' -> invalid(genesis(did));
            case '2' -> answer(PeerTwo.document(did), "elements", "public-keys", "services", "document");
            case '3' -> isDigest(id) ? ofShort(did) : invalid(malformed(did));
            case '4' ->
                id.indexOf(':') < 0
                        ? isDigest(id) ? ofShort(did) : invalid(malformed(did))
                        : answer(PeerFour.document(did), "digest", "multibase", "json", "document");
            default ->
                invalid(Problem.of(
                        DidProblem.INVALID_DID, did + " begins with none of the digits 0 to 4 that did:peer has"));
        };
    }

    private static boolean isDigest(String id) {
        return Multihash.decode(id.substring(1)).isOk();
    }

    private Resolution ofShort(Did did) {
        Optional<Did> found = known.longForm(did);
        if (found.isEmpty()) {
            return new Resolution.Unavailable(List.of(Problem.of(
                            DidProblem.NOT_FOUND,
                            did + " is the digest of a longer DID, and that one is not known here")
                    .next("Ask the peer for the long form, and keep it.")));
        }
        Did longForm = found.get();
        if (!shortForm(longForm).fold(did::equals, problems -> false)) {
            // The store's fault, not the peer's: the DID itself may be good.
            return new Resolution.Unavailable(List.of(Problem.of(
                    DidProblem.INTERNAL_ERROR, "what is kept as the long form of " + did + " is not its long form")));
        }
        return longForm.methodSpecificId().charAt(0) == '2'
                ? answer(
                        PeerTwo.documentOfDigest(longForm), "digest", "elements", "public-keys", "services", "document")
                : answer(PeerFour.documentOfShort(longForm), "digest", "multibase", "json", "document");
    }

    private static Resolution answer(Result<DidDocument> document, String... checked) {
        return document.fold(
                found -> new Resolution.Resolved(
                        found,
                        JsonObject.empty(),
                        Evidence.of(Check.of(
                                        "did-peer",
                                        Stream.of(checked).map(Check::passed).toList()))
                                .unchanging()),
                Resolution.Invalid::new);
    }

    private static Problem genesis(Did did) {
        return GENESIS.matcher(did.methodSpecificId()).matches()
                ? Problem.of(
                                DidProblem.FEATURE_NOT_SUPPORTED,
                                did + " is the digest of a document that only its peers have (did:peer:1)")
                        .next("Ask the peer for a did:peer:4, which replaces it.")
                : malformed(did);
    }

    private static Problem malformed(Did did) {
        return Problem.of(
                DidProblem.INVALID_DID,
                "behind the digit of " + did + " a SHA-256 multihash in base58btc must stand, and nothing else");
    }

    private static Resolution invalid(Problem problem) {
        return new Resolution.Invalid(List.of(problem));
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail));
    }
}
