package coop.kith.vc.status;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.UrlGrammar;
import coop.kith.vc.model.VcProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a credential's status stands: the entry of a list, as the credential states it (Bitstring Status List 1.0 section 2.1).
 *
 * @param index of the entry, counted in entries; {@link Long#MAX_VALUE} stands for whatever is greater, as no list is that long
 * @param list the URL of the list's credential
 * @param size of each entry in bits, from 1 to {@value Bitstring#WIDEST}
 * @param messages what each value means, by value; for each value, or for none
 */
record StatusEntry(
        StatusListFormat format, String purpose, long index, String list, int size, Map<Integer, String> messages) {
    private static final String NEXT = "Ask the issuer for a credential with a well-formed credentialStatus.";

    /** As many as surely fit a long. */
    private static final int MOST_DIGITS = 18;

    StatusEntry {
        messages = Map.copyOf(messages);
    }

    /** The entry, or everything that is malformed in it. */
    static Result<StatusEntry> parse(JsonObject json, StatusListFormat format) {
        List<Problem> problems = new ArrayList<>();
        String purpose =
                json.string("statusPurpose").filter(text -> !text.isBlank()).orElse("");
        if (purpose.isEmpty()) {
            problems.add(malformed("statusPurpose", json, "is not a text that names the purpose"));
        }
        Optional<Long> index = json.string("statusListIndex").flatMap(StatusEntry::index);
        if (index.isEmpty()) {
            problems.add(malformed("statusListIndex", json, "is not a whole number in a string, such as \"94567\""));
        }
        String list = json.string("statusListCredential").orElse("");
        if (UrlGrammar.fault(list).isPresent()) {
            problems.add(malformed("statusListCredential", json, "is not a URL"));
        } else if (json.string("id").filter(list::equals).isPresent()) {
            problems.add(malformed("id", json, "is the URL of the list, and must not be"));
        }
        int size = format == StatusListFormat.BITSTRING ? size(json) : 1;
        if (size == 0) {
            problems.add(malformed("statusSize", json, "is not a whole number from 1 to " + Bitstring.WIDEST));
        }
        Map<Integer, String> messages = new TreeMap<>();
        if (format == StatusListFormat.BITSTRING && size > 0) {
            messages(json, size, messages, problems);
        }
        return problems.isEmpty()
                ? Result.ok(new StatusEntry(format, purpose, index.orElse(0L), list, size, messages))
                : Result.refused(problems);
    }

    private static Optional<Long> index(String text) {
        boolean decimal = !text.isEmpty()
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!decimal) {
            return Optional.empty();
        }
        return Optional.of(text.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text));
    }

    /** 0 where it is no size. */
    private static int size(JsonObject json) {
        Optional<JsonValue> stated = json.get("statusSize");
        if (stated.isEmpty()) {
            return 1;
        }
        long size = stated.get() instanceof JsonNumber number ? number.asLong().orElse(0) : 0;
        return size >= 1 && size <= Bitstring.WIDEST ? (int) size : 0;
    }

    private static void messages(JsonObject json, int size, Map<Integer, String> messages, List<Problem> problems) {
        Optional<JsonValue> stated = json.get("statusMessage");
        if (stated.isEmpty() && size == 1) {
            return;
        }
        int possible = 1 << size;
        List<JsonValue> items = stated.filter(JsonArray.class::isInstance)
                .map(value -> ((JsonArray) value).items())
                .orElse(List.of());
        for (JsonValue item : items) {
            if (item instanceof JsonObject object) {
                value(object.string("status").orElse(""), possible)
                        .ifPresent(value -> object.string("message").ifPresent(text -> messages.put(value, text)));
            }
        }
        if (items.size() != possible || messages.size() != possible) {
            problems.add(malformed(
                    "statusMessage",
                    json,
                    "does not state one message, with its status as \"0x...\", for each of the " + possible
                            + " values of " + size + " bits"));
        }
    }

    /** A hexadecimal value with 0x in front, in either case of letters, below {@code possible}. */
    private static Optional<Integer> value(String text, int possible) {
        String digits = text.startsWith("0x") ? text.substring(2) : "";
        boolean hexadecimal = !digits.isEmpty()
                && digits.length() <= 8
                && digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 0x80);
        return hexadecimal
                ? Optional.of(Long.parseLong(digits, 16))
                        .filter(value -> value < possible)
                        .map(Long::intValue)
                : Optional.empty();
    }

    private static Problem malformed(String member, JsonObject json, String why) {
        String stated = json.get(member).map(Shown::value).orElse("missing, and so");
        return Problem.of(
                        VcProblem.MALFORMED_VALUE_ERROR,
                        "The " + member + " of the credentialStatus is " + stated + ", which " + why + ".",
                        JsonPointer.of(member))
                .next(NEXT);
    }
}
