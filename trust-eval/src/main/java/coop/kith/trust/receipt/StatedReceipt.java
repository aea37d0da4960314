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
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The claims of a receipt, read.
 *
 * @param claims all of them, as stated
 * @param items by digest of the credential; empty where the receipt counts only
 */
record StatedReceipt(
        JsonObject claims,
        Engine engine,
        TrustQuestion question,
        String policyName,
        String policyDigest,
        Optional<Map<String, Item>> items,
        String root,
        View.Privacy privacy,
        JsonObject answer) {

    /**
     * One piece of evidence.
     *
     * @param history by digest of the event, since when it was known
     */
    record Item(Instant seen, Map<String, Instant> history) {
        Item {
            history = Collections.unmodifiableMap(new TreeMap<>(history));
        }
    }

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
        Optional<Engine> engine = claims.object("engine").flatMap(Engine::of);
        Optional<JsonObject> policy = claims.object("policy");
        Optional<JsonObject> evidence = claims.object("evidence");
        Optional<View.Privacy> privacy = claims.string("privacy").flatMap(StatedReceipt::privacy);
        Optional<JsonObject> answer = claims.object("answer");
        Optional<String> answerDigest = claims.string("answerDigest");
        Optional<String> name = policy.flatMap(one -> one.string("name"));
        Optional<String> digest = policy.flatMap(one -> one.string("digest"));
        Optional<String> root = evidence.flatMap(one -> one.string("root"));
        Optional<JsonArray> listed = evidence.flatMap(one -> one.array("items"));
        Optional<Map<String, Item>> items = listed.flatMap(StatedReceipt::items);
        boolean whole = question.isPresent()
                && engine.isPresent()
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
                        engine.get(),
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
        Optional<Did> subject = did(stated, "subject");
        Optional<Did> community = did(stated, "community");
        Optional<Instant> asOf = stated.string("asOf").flatMap(StatedReceipt::time);
        Optional<Instant> knownAt = stated.string("knownAt").flatMap(StatedReceipt::time);
        boolean read = stated.has("community") == community.isPresent();
        return subject.isPresent() && asOf.isPresent() && knownAt.isPresent() && read
                ? Optional.of(new TrustQuestion(subject.get(), community, asOf.get(), knownAt.get()))
                : Optional.empty();
    }

    private static Optional<Did> did(JsonObject stated, String name) {
        return stated.string(name).flatMap(text -> Did.parse(text).fold(Optional::of, no -> Optional.empty()));
    }

    private static Optional<Map<String, Item>> items(JsonArray stated) {
        Map<String, Item> items = new TreeMap<>();
        for (JsonValue value : stated.items()) {
            Optional<JsonObject> one = value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
            Optional<String> digest = one.flatMap(item -> item.string("digest"));
            Optional<Instant> seen = one.flatMap(item -> time(item, "receivedAt"));
            Optional<Map<String, Instant>> history =
                    one.flatMap(item -> history(item.array("history").orElseGet(JsonArray::of)));
            if (digest.isEmpty()
                    || seen.isEmpty()
                    || history.isEmpty()
                    || items.put(digest.get(), new Item(seen.get(), history.get())) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(items);
    }

    private static Optional<Map<String, Instant>> history(JsonArray stated) {
        Map<String, Instant> events = new TreeMap<>();
        for (JsonValue value : stated.items()) {
            Optional<JsonObject> one = value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
            Optional<String> digest = one.flatMap(event -> event.string("digest"));
            Optional<Instant> since = one.flatMap(event -> time(event, "knownSince"));
            if (digest.isEmpty() || since.isEmpty() || events.put(digest.get(), since.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(events);
    }

    private static Optional<Instant> time(JsonObject json, String member) {
        return json.string(member).flatMap(StatedReceipt::time);
    }

    private static Optional<Instant> time(String text) {
        return DateTimeStamp.parse(text).fold(Optional::of, no -> Optional.empty());
    }
}
