package coop.kith.vc.status;

import coop.kith.bytes.Base64Url;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.UrlGrammar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one status list is published: what stands in the credentials that it speaks about, and the list itself, as an unsigned credential (Bitstring Status List 1.0 sections
 * 2 and 3.1). The same list at the same time is the same bytes. Immutable.
 *
 * <p>A list may serve several purposes; each credential then has an entry of its own for each of them.
 *
 * @param url where the list is published; its credential's id
 * @param issuer who signs it: the issuer of the credentials it speaks about, unless verifiers are told otherwise
 * @param purposes one or more; MESSAGE stands alone
 * @param entries a multiple of 8, at least 131,072; as many bits as there are bytes in 8 MiB at the most
 * @param messages what each value of an entry means, 2, 4, 8 ... of them: as many as the entry's bits can tell; for MESSAGE only, and empty for the others
 * @param timeToLive how long verifiers may go on with a list before they ask again
 * @param validity how long a published list holds; without it until the next
 */
public record StatusListPlan(
        String url,
        String issuer,
        List<StatusPurpose> purposes,
        long entries,
        List<String> messages,
        Optional<Duration> timeToLive,
        Optional<Duration> validity) {
    /** The default list length of the specification (section 1.1): 16 KiB of bits. */
    public static final long USUAL_ENTRIES = BitstringStatus.FEWEST_ENTRIES;

    public StatusListPlan {
        purposes = List.copyOf(purposes);
        messages = List.copyOf(messages);
        boolean message = purposes.contains(StatusPurpose.MESSAGE);
        if (UrlGrammar.fault(url).isPresent() || UrlGrammar.fault(issuer).isPresent()) {
            throw new IllegalArgumentException("a list has a URL and an issuer's URL, not " + url + " and " + issuer);
        }
        if (purposes.isEmpty() || purposes.stream().distinct().count() != purposes.size()) {
            throw new IllegalArgumentException("a list has one purpose or more, each once, not " + purposes);
        }
        if (message != !messages.isEmpty() || (message && purposes.size() > 1)) {
            throw new IllegalArgumentException("messages go with the purpose message alone, not with " + purposes);
        }
        if (message && (Integer.bitCount(messages.size()) != 1 || messages.size() < 2 || messages.size() > 1 << 8)) {
            throw new IllegalArgumentException("2, 4, 8 ... or 256 messages, not " + messages.size());
        }
        if (entries < BitstringStatus.FEWEST_ENTRIES
                || entries % 8 != 0
                || entries * size(messages) > StatusList.MOST_BYTES * 8L) {
            throw new IllegalArgumentException("a list of " + entries + " entries is not published");
        }
        if (timeToLive.filter(Duration::isNegative).isPresent()
                || validity.filter(length -> length.isNegative() || length.isZero())
                        .isPresent()) {
            throw new IllegalArgumentException("a time to live is not negative, and a validity not zero either");
        }
    }

    /** 131,072 entries of one bit, no time to live, valid until the next. */
    public static StatusListPlan of(String url, String issuer, StatusPurpose... purposes) {
        return new StatusListPlan(
                url, issuer, List.of(purposes), USUAL_ENTRIES, List.of(), Optional.empty(), Optional.empty());
    }

    /** A list of messages, the first for whatever is not set otherwise. */
    public static StatusListPlan ofMessages(String url, String issuer, List<String> messages) {
        return new StatusListPlan(
                url,
                issuer,
                List.of(StatusPurpose.MESSAGE),
                USUAL_ENTRIES,
                messages,
                Optional.empty(),
                Optional.empty());
    }

    public StatusListPlan withEntries(long changed) {
        return new StatusListPlan(url, issuer, purposes, changed, messages, timeToLive, validity);
    }

    public StatusListPlan withTimeToLive(Duration changed) {
        return new StatusListPlan(url, issuer, purposes, entries, messages, Optional.of(changed), validity);
    }

    public StatusListPlan withValidity(Duration changed) {
        return new StatusListPlan(url, issuer, purposes, entries, messages, timeToLive, Optional.of(changed));
    }

    /** Of each entry, in bits. */
    public int size() {
        return size(messages);
    }

    private static int size(List<String> messages) {
        return messages.isEmpty() ? 1 : Integer.numberOfTrailingZeros(messages.size());
    }

    /** The {@code credentialStatus} of the credential whose status for {@code purpose} stands at {@code index}. */
    public JsonObject entry(StatusPurpose purpose, long index) {
        if (!purposes.contains(purpose) || index < 0 || index >= entries) {
            throw new IllegalArgumentException("no entry for " + purpose + " at " + index + " in " + url);
        }
        JsonObject entry = JsonObject.empty()
                .with("id", url + "#" + index)
                .with("type", StatusListFormat.BITSTRING.entryType())
                .with("statusPurpose", purpose.word())
                .with("statusListIndex", Long.toString(index))
                .with("statusListCredential", url);
        return messages.isEmpty()
                ? entry
                : entry.with("statusSize", JsonNumber.of(size())).with("statusMessage", messageArray());
    }

    /**
     * The list as a credential to be signed, valid from {@code at} on.
     *
     * @param set the entries that are not 0, by their index; others throw IllegalArgumentException
     */
    public JsonObject credential(Map<Long, Integer> set, Instant at) {
        JsonObject subject = JsonObject.empty()
                .with("id", url + "#list")
                .with("type", StatusListFormat.BITSTRING.subjectType())
                .with("statusPurpose", words());
        JsonObject timed = timeToLive
                .map(length -> subject.with("ttl", JsonNumber.of(length.toMillis())))
                .orElse(subject);
        JsonObject sized = messages.isEmpty()
                ? timed
                : timed.with("statusSize", JsonNumber.of(size())).with("statusMessages", messageArray());
        JsonObject list = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(contexts()))
                .with("id", url)
                .with(
                        "type",
                        JsonArray.ofStrings(
                                List.of("VerifiableCredential", StatusListFormat.BITSTRING.credentialType())))
                .with("issuer", issuer)
                .with("validFrom", DateTimeStamp.format(at));
        JsonObject dated = validity.map(length -> list.with("validUntil", DateTimeStamp.format(at.plus(length))))
                .orElse(list);
        byte[] compressed = Gzip.compress(Bitstring.of(entries, size(), set).toArray());
        return dated.with("credentialSubject", sized.with("encodedList", "u" + Base64Url.encode(compressed)));
    }

    /** The specification demands statusSize of a list of messages, and the base context does not define it there. */
    private List<String> contexts() {
        return messages.isEmpty()
                ? List.of(DataModel.V2_0.context())
                : List.of(DataModel.V2_0.context(), "https://www.w3.org/ns/credentials/undefined-terms/v2");
    }

    private JsonValue words() {
        return purposes.size() == 1
                ? new JsonString(purposes.get(0).word())
                : JsonArray.ofStrings(purposes.stream().map(StatusPurpose::word).toList());
    }

    private JsonArray messageArray() {
        List<JsonValue> items = new ArrayList<>();
        for (int value = 0; value < messages.size(); value++) {
            items.add(JsonObject.empty()
                    .with("status", "0x" + Integer.toHexString(value))
                    .with("message", messages.get(value)));
        }
        return new JsonArray(items);
    }
}
