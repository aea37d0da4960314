package coop.kith.trust.receipt;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The claims of a receipt, read.
 *
 * @param claims all of them, as stated
 * @param items by digest, when each was seen; empty where the receipt counts only
 */
record StatedReceipt(
        JsonObject claims,
        TrustQuestion question,
        String policyName,
        String policyDigest,
        Optional<Map<String, Instant>> items,
        String root,
        View.Privacy privacy,
        JsonObject answer) {

    static Result<StatedReceipt> read(JsonObject credential) {
        Optional<JsonObject> claims = credential.object("credentialSubject");
        if (claims.isEmpty() || !claims.get().string("type").equals(Optional.of(ScoreReceipt.TYPE))) {
            return Result.refused(Problem.of(
                    ReceiptProblem.NOT_A_RECEIPT,
                    "The credential's subject is not a " + ScoreReceipt.TYPE + '.',
                    JsonPointer.of("credentialSubject")));
        }
        if (!claims.get().string("format").equals(Optional.of(ScoreReceipt.FORMAT))) {
            return Result.refused(Problem.of(
                            ReceiptProblem.OTHER_FORMAT,
                            "This replays receipts of the format " + ScoreReceipt.FORMAT + '.',
                            JsonPointer.of("credentialSubject").append("format"))
                    .next("Use the version of Kith that gave the receipt."));
        }
        return claims(claims.get())
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                        ReceiptProblem.NOT_A_RECEIPT,
                        "The receipt lacks one of its claims, or has one that is not of its form.",
                        JsonPointer.of("credentialSubject"))));
    }

    private static Optional<StatedReceipt> claims(JsonObject claims) {
        Optional<TrustQuestion> question = claims.object("question").flatMap(StatedReceipt::question);
        Optional<JsonObject> policy = claims.object("policy");
        Optional<JsonObject> evidence = claims.object("evidence");
        Optional<View.Privacy> privacy = claims.string("privacy").flatMap(StatedReceipt::privacy);
        Optional<JsonObject> answer = claims.object("answer");
        Optional<String> answerDigest = claims.string("answerDigest");
        Optional<String> name = policy.flatMap(one -> one.string("name"));
        Optional<String> digest = policy.flatMap(one -> one.string("digest"));
        Optional<String> root = evidence.flatMap(one -> one.string("root"));
        Optional<JsonArray> listed = evidence.flatMap(one -> one.array("items"));
        Optional<Map<String, Instant>> items = listed.flatMap(StatedReceipt::items);
        boolean whole = question.isPresent()
                && name.isPresent()
                && digest.isPresent()
                && root.isPresent()
                && privacy.isPresent()
                && answer.isPresent()
                && answerDigest.isPresent()
                && listed.isPresent() == items.isPresent();
        return whole
                ? Optional.of(new StatedReceipt(
                        claims,
                        question.get(),
                        name.get(),
                        digest.get(),
                        items,
                        root.get(),
                        privacy.get(),
                        answer.get()))
                : Optional.empty();
    }

    private static Optional<View.Privacy> privacy(String term) {
        return Arrays.stream(View.Privacy.values())
                .filter(one -> ScoreReceipt.term(one).equals(term))
                .findFirst();
    }

    private static Optional<TrustQuestion> question(JsonObject stated) {
        Optional<Did> subject =
                stated.string("subject").flatMap(text -> Did.parse(text).fold(Optional::of, no -> Optional.empty()));
        Optional<Instant> asOf = stated.string("asOf").flatMap(StatedReceipt::time);
        Optional<Instant> knownAt = stated.string("knownAt").flatMap(StatedReceipt::time);
        return subject.isPresent() && asOf.isPresent() && knownAt.isPresent()
                ? Optional.of(new TrustQuestion(subject.get(), asOf.get(), knownAt.get()))
                : Optional.empty();
    }

    private static Optional<Map<String, Instant>> items(JsonArray stated) {
        Map<String, Instant> items = new TreeMap<>();
        for (JsonValue item : stated.items()) {
            Optional<String> digest = item instanceof JsonObject one ? one.string("digest") : Optional.empty();
            Optional<Instant> seen = item instanceof JsonObject one
                    ? one.string("receivedAt").flatMap(StatedReceipt::time)
                    : Optional.empty();
            if (digest.isEmpty() || seen.isEmpty() || items.put(digest.get(), seen.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(items);
    }

    private static Optional<Instant> time(String text) {
        return DateTimeStamp.parse(text).fold(Optional::of, no -> Optional.empty());
    }
}
