package coop.kith.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status line and headers of a final answer (RFC 9112 sections 4 and 5).
 *
 * @param fields values by name in lower case, in the order they came
 */
record HttpHead(boolean version11, int status, Map<String, List<String>> fields) {
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9]{2})(?: .*)?", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]++");
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            "([A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127})[ \\t]*+(?:;.*)?", Pattern.DOTALL);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?([0-9]{1,18})\"?");

    /** Interim answers (1xx) are passed over; they count against the limit of header bytes. */
    static HttpHead read(HttpInput in) throws IOException {
        while (true) {
            String first = in.line();
            Matcher status = STATUS_LINE.matcher(first);
            if (!status.matches()) {
                throw HttpInput.malformed("status line \"" + first + "\"");
            }
            HttpHead head = new HttpHead("1".equals(status.group(1)), Integer.parseInt(status.group(2)), fields(in));
            if (head.status == 101) {
                throw HttpInput.malformed("it changes the protocol unasked");
            }
            if (head.status >= 200) {
                return head;
            }
        }
    }

    /** Header lines, or trailer lines, up to the empty one. */
    static Map<String, List<String>> fields(HttpInput in) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>();
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            Field field = field(line);
            fields.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
        }
        return fields;
    }

    /** A header line; the name in lower case. */
    record Field(String name, String value) {}

    /**
     * Looks at each character a fixed number of times: cut at the first colon, blanks stripped at both ends of the value. Bytes from 0x80 on may stand in a
     * value, as opaque data (obs-text, RFC 9110 section 5.5), and not in a name.
     */
    static Field field(CharSequence line) throws NetFailure {
        int colon = 0;
        while (colon < line.length() && line.charAt(colon) != ':') {
            colon++;
        }
        if (colon == line.length() || !TOKEN.matcher(line.subSequence(0, colon)).matches()) {
            throw HttpInput.malformed("header line \"" + line + "\"");
        }
        int from = colon + 1;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(line.charAt(to - 1))) {
            to--;
        }
        String name = line.subSequence(0, colon).toString().toLowerCase(Locale.ROOT);
        return new Field(name, line.subSequence(from, to).toString());
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    boolean isRedirect() {
        return Arrays.asList(301, 302, 303, 307, 308).contains(status);
    }

    /** The value of a header that may stand there once. */
    Optional<String> only(String name) throws NetFailure {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw HttpInput.malformed("header " + name + " is there " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    Optional<String> mediaType() throws NetFailure {
        return only("content-type")
                .map(MEDIA_TYPE::matcher)
                .filter(Matcher::matches)
                .map(type -> type.group(1).toLowerCase(Locale.ROOT));
    }

    /** For how long the answer may be kept from now on: its {@code Age} is what other caches have taken of that already (RFC 9111 sections 4.2 and 5.1). */
    Optional<Duration> maxAge() {
        return statedMaxAge().map(stated -> stated.compareTo(age()) > 0 ? stated.minus(age()) : Duration.ZERO);
    }

    /** The first value counts, and one that is no number of seconds does not. */
    private Duration age() {
        String first =
                fields.getOrDefault("age", List.of("")).get(0).split(",", 2)[0].strip();
        return SECONDS.matcher(first).matches() ? seconds(first) : Duration.ZERO;
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Math.min(Integer.MAX_VALUE, Long.parseLong(digits)));
    }

    private Optional<Duration> statedMaxAge() {
        Optional<Duration> maxAge = Optional.empty();
        for (String line : fields.getOrDefault("cache-control", List.of())) {
            for (String part : line.toLowerCase(Locale.ROOT).split(",", -1)) {
                String directive = part.strip();
                Matcher age = MAX_AGE.matcher(directive);
                if (directive.equals("no-store") || directive.startsWith("no-cache")) {
                    return Optional.of(Duration.ZERO);
                }
                if (age.matches()) {
                    Duration said = seconds(age.group(1));
                    maxAge = maxAge.filter(earlier -> earlier.compareTo(said) < 0)
                            .or(() -> Optional.of(said));
                }
            }
        }
        return maxAge;
    }
}
