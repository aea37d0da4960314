package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The approvals of one entry while they come in (did:webvh 1.0, "Witnessing a DID Version Update"): each is checked when it arrives and counts for one
 * witness once, and the round is met when as many as the rule demands have approved. Immutable.
 *
 * <p>This is the controller's side and the form of an approval. Whether to approve is for each witness to decide, after {@link WitnessDesk} has verified
 * the entry as a reader would.
 */
public final class WitnessRound {
    /** Ten times what an approval takes, and as deep as readers take it: a witness must not fill the file that the others are in, or make it unreadable. */
    private static final JsonLimits ROOM = new JsonLimits(4_096, LogVerifier.WITNESS_DEPTH, 80);

    private final String versionId;
    private final Optional<WitnessRule> rule;
    private final Map<String, JsonObject> approvals;

    private WitnessRound(String versionId, Optional<WitnessRule> rule, Map<String, JsonObject> approvals) {
        this.versionId = versionId;
        this.rule = rule;
        this.approvals = Collections.unmodifiableMap(new LinkedHashMap<>(approvals));
    }

    /** Nobody has approved yet. Without a rule nobody need. */
    static WitnessRound of(String versionId, Optional<WitnessRule> rule) {
        return new WitnessRound(versionId, rule, Map.of());
    }

    /** An approval of {@code versionId} by {@code witness}, whatever its DID; refused where its key is not Ed25519. */
    public static Result<JsonObject> approval(String versionId, Signer witness, Instant now) {
        return JcsProof.sign(
                WitnessFile.approved(versionId), options(Multikey.encode(witness.publicKey()), now), witness);
    }

    /** The 64 bytes that the witness with the key {@code multikey} signs to approve at {@code now}. */
    public Result<Bytes> toSign(String multikey, Instant now) {
        return JcsProof.toSign(WitnessFile.approved(versionId), options(multikey, now));
    }

    /** As {@link #with(JsonObject)}, of a signature over {@link #toSign}. */
    public Result<WitnessRound> with(String multikey, Instant now, Bytes signature) {
        return with(JcsProof.signed(WitnessFile.approved(versionId), options(multikey, now), signature));
    }

    /**
     * With one more approval. Refused where it is not by one of the witnesses, readers would not count it (by their own checks, {@link ProofChecks}), or it takes
     * more room than an approval needs; a second one by the same witness takes the place of the first.
     */
    public Result<WitnessRound> with(JsonObject proof) {
        String method = proof.string("verificationMethod").orElse("");
        String multikey = KeyReference.multikey(method).orElse("");
        String witness = KeyReference.did(multikey);
        if (!witnesses().contains(witness)) {
            return refused(
                    WebvhProblem.KEY_NOT_AUTHORIZED,
                    "the approval is by \"" + shown(method) + "\", who is not a witness of this DID",
                    "Ask one of " + String.join(", ", witnesses()) + ".");
        }
        Result<String> stated = ProofChecks.signerOf(proof, ProofChecks.ASSERTION);
        if (!stated.isOk()) {
            return refused(
                    WebvhProblem.INVALID_PROOF,
                    "the approval would not count: " + stated.problems().get(0).detail(),
                    "Have the witness approve again.");
        }
        WitnessFile alone = WitnessFile.empty().with(versionId, proof);
        if (!WitnessFile.read(alone.bytes(), ROOM).isOk()) {
            return refused(
                    WebvhProblem.INVALID_PROOF,
                    "the approval is longer or deeper than any that only approves",
                    "Have the witness approve again, and state nothing else.");
        }
        Optional<Problem> fault = new ProofChecks(Cryptography.standard())
                .fault(proof, WitnessFile.digestOf(versionId).toArray(), multikey);
        if (fault.isPresent()) {
            return refused(
                    WebvhProblem.SIGNATURE,
                    "the approval by " + witness + " does not hold over version " + versionId,
                    "Have the witness approve this very version; an approval of an earlier draft is not one of it.");
        }
        Map<String, JsonObject> more = new LinkedHashMap<>(approvals);
        more.put(witness, proof);
        return Result.ok(new WitnessRound(versionId, rule, more));
    }

    /** Whether enough have approved. */
    public boolean isMet() {
        return missing() == 0;
    }

    /** How many more must approve. */
    public int missing() {
        return Math.max(0, rule.map(WitnessRule::threshold).orElse(0) - approvals.size());
    }

    /** The witnesses who have approved, in the order in which their approvals came. */
    public List<String> approved() {
        return List.copyOf(approvals.keySet());
    }

    /** The witnesses who have not approved yet, in the rule's order. */
    public List<String> open() {
        List<String> open = new ArrayList<>(witnesses());
        open.removeAll(approvals.keySet());
        return List.copyOf(open);
    }

    private Set<String> witnesses() {
        return rule.map(WitnessRule::witnesses).orElse(Set.of());
    }

    /** What to publish before the entry: {@code published}, reduced to the latest approval of each witness, and these approvals beside it. */
    WitnessFile file(PublishedWitnesses published) {
        WitnessFile file = published.latest();
        for (JsonObject proof : approvals.values()) {
            file = file.with(versionId, proof);
        }
        return file;
    }

    private static JsonObject options(String multikey, Instant now) {
        return ProofOptions.of(multikey, created(now));
    }

    /** What an approval given at {@code now} says of its time. */
    static String created(Instant now) {
        return DateTimeStamp.format(now.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static <T> Result<T> refused(WebvhProblem type, String detail, String next) {
        return Result.refused(Problem.of(type, detail, JsonPointer.of("proof")).next(next));
    }
}
