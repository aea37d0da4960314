package coop.kith.trust.store;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.Row;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Original;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row as it was found, with its content when that is still there.
 *
 * @param event what the row records
 * @param linked whether the chain holds from the row before to this one
 * @param intact the text of the credential, or of what was learnt, when the row is the one that was written
 */
record Entry(long sequence, String event, Instant receivedAt, Bytes link, boolean linked, Result<String> intact) {
    /** A credential came in. */
    static final String ADD = "add";

    /** An original came in, which gives evidence on this ground. */
    private static final Map<String, Basis> ORIGINALS = Map.of(Basis.OPENPGP.term(), Basis.OPENPGP);

    /** Something was learnt about credentials: an {@link Event} of that name. */
    private static final Set<String> LEARNT = Set.of("status", "compromise");

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    /** The columns: sequence, event, seconds, nanos, commitment, link, salt, evidence, credential. */
    static Entry of(Row row, long expected, Bytes previous) {
        long sequence = row.integer(1);
        String event = row.text(2).orElse("");
        Instant receivedAt = instant(row, 3);
        Bytes commitment = row.bytes(5).orElse(NOTHING);
        Bytes link = row.bytes(6).orElse(NOTHING);
        boolean linked =
                sequence == expected && link.equals(Chain.link(previous, sequence, event, receivedAt, commitment));
        Result<String> intact = !linked
                ? broken(
                        LogProblem.CHAIN_BROKEN,
                        "row " + sequence + " is not the one that was written after row " + (expected - 1))
                : !event.equals(ADD) && !LEARNT.contains(event) && !ORIGINALS.containsKey(event)
                        ? broken(LogProblem.UNKNOWN_EVENT, "row " + sequence + " records '" + event + "'")
                        : content(row, sequence, commitment);
        return new Entry(sequence, event, receivedAt, link, linked, intact);
    }

    boolean isCredential() {
        return event.equals(ADD);
    }

    boolean isOriginal() {
        return ORIGINALS.containsKey(event);
    }

    /** How {@link #original} is written; the bytes have one text only. */
    static String text(Original original) {
        return Base64Url.encode(original.content().toArray());
    }

    /** The original, when the row records one. */
    Result<Original> original() {
        return intact.flatMap(text -> known(Base64Url.decode(text)
                .flatMap(content -> Optional.ofNullable(ORIGINALS.get(event))
                        .map(basis -> new Original(basis, Bytes.of(content), receivedAt)))));
    }

    /** What was learnt, when the row records that. */
    Result<Event> learnt() {
        return intact.flatMap(Json::parseObject)
                .flatMap(json -> known(Event.of(json, receivedAt)
                        .filter(read -> read.json().string("event").equals(Optional.of(event)))));
    }

    private <T> Result<T> known(Optional<T> read) {
        return read.map(Result::ok)
                .orElseGet(() -> broken(
                        LogProblem.UNKNOWN_EVENT,
                        "row " + sequence + " records '" + event + "' in a form that is not known"));
    }

    /** Whether a reader of what was known then must hear of this row; a row out of the chain states no time that could be believed. */
    boolean concerns(Instant knownAt) {
        return !linked || !receivedAt.isAfter(knownAt);
    }

    /** The farthest time where the numbers are no time. */
    static Instant instant(Row row, int column) {
        try {
            return Instant.ofEpochSecond(row.integer(column), row.integer(column + 1));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Instant.MAX;
        }
    }

    private static Result<String> content(Row row, long sequence, Bytes commitment) {
        Optional<Bytes> salt = row.bytes(7);
        Optional<Bytes> evidence = row.bytes(8);
        Optional<String> credential = row.text(9);
        if (salt.isEmpty() || evidence.isEmpty() || credential.isEmpty()) {
            return broken(
                    LogProblem.WITHDRAWN,
                    "what row " + sequence + " recorded was withdrawn; its digest is " + commitment);
        }
        return Chain.commitment(salt.get(), evidence.get(), credential.get()).equals(commitment)
                ? Result.ok(credential.get())
                : broken(LogProblem.CHAIN_BROKEN, "what row " + sequence + " records is not what was written");
    }

    private static <T> Result<T> broken(LogProblem type, String detail) {
        return Result.refused(
                Problem.of(type, detail).next("restore the file from a copy; what is left of the log stays readable"));
    }
}
