package coop.kith.trust.evidence;

import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.Multihash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one look at the status of a credential found. Nobody looks again when an old question is asked: what was found is what counts.
 *
 * @param evidence the digest of the credential ({@link Evidence#digestMultibase})
 * @param at from when on it is so, as far as the list tells: its {@code validFrom}, or when it was looked at where it has none
 * @param checkedAt when it was looked at
 * @param lists the digests of the status lists that it was read from, SHA-256 in lower-case hexadecimal, in their order; empty where none was had
 */
public record StatusChange(
        String evidence, Value value, Instant at, Instant checkedAt, List<String> lists, Instant knownSince)
        implements Event {
    static final String TERM = "status";

    /** What a credential's status is, the worse the later. */
    public enum Value {
        /** Nothing speaks against it. */
        VALID,
        /** It could not be found out. */
        UNKNOWN,
        /** The issuer does not stand by it for now. */
        SUSPENDED,
        /** The issuer does not stand by it any more, from that time on. Final: Bitstring Status List 1.0 section 2.2 does not let it be undone. */
        REVOKED_SOFT,
        /** It never should have been relied on. Final. */
        REVOKED_HARD;

        /** The stable word: {@code revoked-soft}. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public StatusChange {
        if (!Multihash.decode(evidence).isOk()) {
            throw new IllegalArgumentException("a credential is named by its digest, not " + evidence);
        }
        lists = List.copyOf(new TreeSet<>(lists));
    }

    @Override
    public StatusChange learntAt(Instant another) {
        return new StatusChange(evidence, value, at, checkedAt, lists, another);
    }

    @Override
    public String about() {
        return evidence;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("event", TERM)
                .with("evidence", evidence)
                .with("value", value.term())
                .with("at", DateTimeStamp.format(at))
                .with("checkedAt", DateTimeStamp.format(checkedAt))
                .with("lists", JsonArray.ofStrings(lists));
    }

    static Optional<StatusChange> of(JsonObject json, Instant knownSince) {
        Optional<String> evidence = json.string("evidence")
                .filter(digest -> Multihash.decode(digest).fold(decoded -> true, problems -> false));
        Optional<Value> value = json.string("value")
                .flatMap(term -> Arrays.stream(Value.values())
                        .filter(one -> one.term().equals(term))
                        .findFirst());
        Optional<Instant> at = Event.time(json, "at");
        Optional<Instant> checkedAt = Event.time(json, "checkedAt");
        List<String> lists = json.array("lists").map(JsonArray::items).orElse(List.of()).stream()
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toList();
        return evidence.isPresent() && value.isPresent() && at.isPresent() && checkedAt.isPresent()
                ? Optional.of(
                        new StatusChange(evidence.get(), value.get(), at.get(), checkedAt.get(), lists, knownSince))
                : Optional.empty();
    }
}
