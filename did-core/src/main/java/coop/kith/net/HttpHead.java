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
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]++):[ \\t]*+(.*?)[ \\t]*+");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("([A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127})[ \\t]*+(?:;.*)?");
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
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw HttpInput.malformed("header line \"" + line + "\"");
            }
            fields.computeIfAbsent(field.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.group(2));
        }
        return fields;
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

    Optional<Duration> maxAge() {
        Optional<Duration> maxAge = Optional.empty();
        for (String line : fields.getOrDefault("cache-control", List.of())) {
            for (String part : line.toLowerCase(Locale.ROOT).split(",", -1)) {
                String directive = part.strip();
                Matcher age = MAX_AGE.matcher(directive);
                if (directive.equals("no-store") || directive.startsWith("no-cache")) {
                    return Optional.of(Duration.ZERO);
                }
                if (age.matches()) {
                    Duration said = Duration.ofSeconds(Math.min(Integer.MAX_VALUE, Long.parseLong(age.group(1))));
                    maxAge = maxAge.filter(earlier -> earlier.compareTo(said) < 0)
                            .or(() -> Optional.of(said));
                }
            }
        }
        return maxAge;
    }
}
