package coop.kith.trust.receipt;

import coop.kith.json.DateTimeStamp;
import coop.kith.json.Jcs;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.View;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.vc.issue.CredentialIssuer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A signed receipt of an answer: a credential that says what was asked, under which policy, on which evidence, and what came out. Whoever has the evidence computes the same answer again, bit for
 * bit ({@link Replay}); nobody needs to believe the one who signed.
 *
 * <p>The claims, all of them canonical values; the proof covers them as plain JSON, so sign with {@code eddsa-jcs-2022}:
 * <pre>
 * "credentialSubject": {
 *   "type": "https://kith.coop/ns#ScoreReceipt",
 *   "format": "receipt-2",                                       which claims there are
 *   "engine": {"name":"coop.kith.trust","semantics":1},          what computed it, and the version of what its answers mean ({@link TrustEngine#SEMANTICS})
 *   "question": {"subject":"did:..","asOf":"..","knownAt":".."},
 *   "policy": {"name":"..","digest":"zQm.."},
 *   "evidence": {"count":12,"root":"..",                         Merkle root over evidence id, time of arrival, and what was learnt since
 *                "items":[{"digest":"zQm..","receivedAt":"..",     left out of a receipt that tells counts only
 *                          "history":[{"digest":"zQm..","knownSince":".."}]}]},  each {@link Event}, where there is one
 *   "privacy": "named|roles|counts",
 *   "answer": {..},                                              as {@link TrustAnswer#values}, with this privacy: no sentence is in it
 *   "answerDigest": "zQm.."}                                     of the same with nothing left out
 * </pre>
 *
 * <p>What a receipt does not say: that the policy is a good one, or that there is no other evidence.
 */
public final class ScoreReceipt {
    /** The credential's type. */
    public static final String TYPE = "https://kith.coop/ns#ScoreReceipt";

    static final String FORMAT = "receipt-2";

    private ScoreReceipt() {}

    /**
     * The receipt, signed.
     *
     * @param answer what the engine said
     * @param evidence the evidence that the engine was asked over; what came after {@code knownAt} is left aside
     * @param privacy how much it tells of others than the subject
     * @param created the proof's time, and from when the receipt is valid
     */
    public static Result<JsonObject> issue(
            TrustAnswer answer,
            Collection<Evidence> evidence,
            View.Privacy privacy,
            CredentialIssuer issuer,
            Instant created) {
        EvidenceSet set = EvidenceSet.of(evidence, answer.question().knownAt());
        return digest(answer)
                .flatMap(digest -> issuer.issue(
                        JsonObject.empty()
                                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TYPE)))
                                .with("validFrom", DateTimeStamp.format(created))
                                .with("credentialSubject", claims(Engine.OWN, answer, set, privacy, digest)),
                        created));
    }

    static JsonObject claims(Engine engine, TrustAnswer answer, EvidenceSet set, View.Privacy privacy, String digest) {
        JsonObject evidence = JsonObject.empty()
                .with("count", JsonNumber.of(set.items().size()))
                .with("root", set.root());
        if (privacy != View.Privacy.COUNTS) {
            evidence = evidence.with("items", items(set));
        }
        return JsonObject.empty()
                .with("type", TYPE)
                .with("format", FORMAT)
                .with("engine", engine.json())
                .with("question", question(answer))
                .with(
                        "policy",
                        JsonObject.empty()
                                .with("name", answer.policy().name())
                                .with("digest", answer.policy().digest()))
                .with("evidence", evidence)
                .with("privacy", term(privacy))
                .with("answer", shown(answer, privacy))
                .with("answerDigest", digest);
    }

    private static JsonObject question(TrustAnswer answer) {
        JsonObject subject =
                JsonObject.empty().with("subject", answer.question().subject().toString());
        return answer.question()
                .community()
                .map(community -> subject.with("community", community.toString()))
                .orElse(subject)
                .with("asOf", DateTimeStamp.format(answer.question().asOf()))
                .with("knownAt", DateTimeStamp.format(answer.question().knownAt()));
    }

    private static JsonArray items(EvidenceSet set) {
        List<JsonValue> items = set.items().stream().map(ScoreReceipt::item).toList();
        return new JsonArray(items);
    }

    private static JsonValue item(Evidence one) {
        JsonObject item = JsonObject.empty()
                .with("digest", one.digestMultibase())
                .with("receivedAt", DateTimeStamp.format(one.receivedAt()));
        List<JsonValue> history = one.history().events().stream()
                .map(event -> (JsonValue) JsonObject.empty()
                        .with("digest", event.digestMultibase())
                        .with("knownSince", DateTimeStamp.format(event.knownSince())))
                .toList();
        return history.isEmpty() ? item : item.with("history", new JsonArray(history));
    }

    static String term(View.Privacy privacy) {
        return privacy.name().toLowerCase(java.util.Locale.ROOT);
    }

    static JsonObject shown(TrustAnswer answer, View.Privacy privacy) {
        return answer.values(privacy);
    }

    /** {@code digestMultibase} of the JCS form of the answer's values. */
    static Result<String> digest(TrustAnswer answer) {
        return Jcs.canonicalize(answer.values(View.Privacy.NAMED)).map(Multihash::sha256);
    }
}
