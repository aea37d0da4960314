package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.trust.exact.Fraction;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads members of one JSON object and remembers every problem, so that the author of a policy sees all of them at once. After a problem a harmless value goes on, and the
 * caller looks at the problems at the end. Mutable; one reading's own.
 */
final class PolicyReader {
    /** Years to days with up to four digits each: a thousand years is for ever, and no date overflows. */
    private static final Pattern PERIOD =
            Pattern.compile("P(?=.)(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?");

    private final JsonObject object;
    private final JsonPointer place;
    private final List<Problem> problems;

    PolicyReader(JsonObject object, JsonPointer place, List<Problem> problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    /** Every member must be one of these. */
    void only(String... names) {
        List<String> known = List.of(names);
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                problems.add(Problem.of(
                                PolicyProblem.UNKNOWN_MEMBER,
                                "A policy has no member \"" + name + "\" here; it knows " + String.join(", ", known)
                                        + '.',
                                place.append(name))
                        .next("Correct the name, or take the member out."));
            }
        }
    }

    boolean has(String name) {
        return object.has(name);
    }

    void malformed(String name, String expected) {
        problems.add(Problem.of(
                        PolicyProblem.MALFORMED_VALUE,
                        "\"" + name + "\" must be " + expected + ", not " + shown(name) + '.',
                        place.append(name))
                .next("Write " + expected + '.'));
    }

    /** This object as a whole. */
    void malformedWhole(String expected) {
        problems.add(Problem.of(PolicyProblem.MALFORMED_VALUE, "This must have " + expected + '.', place)
                .next("Write one of them."));
    }

    /** A number above 0 and at most 1, as text such as "0.8": of JSON's numbers two readers may make two. */
    Fraction decimal(String name, int digits) {
        String text = text(name);
        if (text.matches("0\\.[0-9]{1," + digits + "}|1(\\.0)?")) {
            Fraction value = Fraction.of(new BigDecimal(text));
            if (value.signum() > 0) {
                return value;
            }
        }
        if (has(name)) {
            malformed(
                    name,
                    "a text such as \"0.8\", above 0 and at most 1, with at most " + digits
                            + " digits after the point");
        }
        return Fraction.ONE;
    }

    private String shown(String name) {
        String text = object.get(name).map(coop.kith.json.Json::write).orElse("absent");
        return text.length() <= 80 ? text : text.substring(0, 80) + '\u2026';
    }

    private Optional<JsonValue> required(String name) {
        Optional<JsonValue> value = object.get(name);
        if (value.isEmpty()) {
            problems.add(Problem.of(PolicyProblem.MISSING_MEMBER, "\"" + name + "\" is missing.", place)
                    .next("Add \"" + name + "\"."));
        }
        return value;
    }

    String text(String name) {
        Optional<JsonValue> value = required(name);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            malformed(name, "a string");
        }
        return object.string(name).orElse("");
    }

    /** An integer written as one: no fraction, no exponent, no sign. */
    int integer(String name, int least, int most) {
        Optional<JsonValue> value = required(name);
        if (value.isPresent()) {
            if (value.get() instanceof JsonNumber number
                    && !number.text().startsWith("-")
                    && number.asLong().orElse(-1) >= least
                    && number.asLong().orElse(-1) <= most) {
                return (int) number.asLong().orElse(least);
            }
            malformed(name, "an integer from " + least + " to " + most);
        }
        return least;
    }

    boolean truth(String name) {
        Optional<JsonValue> value = required(name);
        if (value.isPresent() && value.get() != JsonLiteral.TRUE && value.get() != JsonLiteral.FALSE) {
            malformed(name, "true or false");
        }
        return value.isPresent() && value.get() == JsonLiteral.TRUE;
    }

    /** One of these words; the first where there is none. */
    String word(String name, String... words) {
        if (!has(name)) {
            return words[0];
        }
        String word = text(name);
        if (!List.of(words).contains(word)) {
            malformed(name, "one of " + String.join(", ", words));
            return words[0];
        }
        return word;
    }

    Optional<Period> period(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        Matcher matcher = PERIOD.matcher(text(name));
        if (matcher.matches()) {
            Period period = Period.of(
                    number(matcher.group(1)),
                    number(matcher.group(2)),
                    7 * number(matcher.group(3)) + number(matcher.group(4)));
            if (!period.isZero()) {
                return Optional.of(period);
            }
        }
        malformed(name, "a period such as P120D or P1Y6M, longer than nothing");
        return Optional.empty();
    }

    private static int number(String digits) {
        return Optional.ofNullable(digits).map(Integer::parseInt).orElse(0);
    }

    NavigableSet<Did> dids(String name) {
        NavigableSet<Did> dids = new TreeSet<>();
        int index = 0;
        for (JsonValue item : items(name)) {
            JsonPointer here = place.append(name).append(index++);
            if (item instanceof JsonString text) {
                Did.parse(text.value())
                        .fold(
                                dids::add,
                                refused -> problems.addAll(refused.stream()
                                        .map(problem -> problem.under(here))
                                        .toList()));
            } else {
                problems.add(Problem.of(PolicyProblem.MALFORMED_VALUE, "A DID is a string.", here));
            }
        }
        return dids;
    }

    Set<String> texts(String name) {
        Set<String> texts = new TreeSet<>();
        for (JsonValue item : items(name)) {
            if (item instanceof JsonString text) {
                texts.add(text.value());
            } else {
                malformed(name, "an array of strings");
            }
        }
        return texts;
    }

    /** Each item of an array of objects, read by {@code item}. */
    <T> List<T> each(String name, BiFunction<PolicyReader, Integer, T> item) {
        List<T> read = new ArrayList<>();
        int index = 0;
        for (JsonValue value : items(name)) {
            if (value instanceof JsonObject inner) {
                read.add(item.apply(new PolicyReader(inner, place.append(name).append(index), problems), index));
            } else {
                malformed(name, "an array of objects");
            }
            index++;
        }
        return List.copyOf(read);
    }

    List<JsonValue> items(String name) {
        if (object.get(name).filter(value -> !(value instanceof JsonArray)).isPresent()) {
            malformed(name, "an array");
        }
        return object.array(name).map(JsonArray::items).orElse(List.of());
    }

    /** The reader of an object within; an empty one where there is none. */
    PolicyReader inner(String name) {
        if (required(name).filter(value -> !(value instanceof JsonObject)).isPresent()) {
            malformed(name, "an object");
        }
        return new PolicyReader(object.object(name).orElse(JsonObject.empty()), place.append(name), problems);
    }

    Map<String, JsonValue> members() {
        return object.members();
    }
}
