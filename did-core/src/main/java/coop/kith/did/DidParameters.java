package coop.kith.did;

import coop.kith.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters in a DID URL's query, in their order (DID Resolution 1.0, "DID Parameters"). Names and values are percent-decoded once, after the query
 * was cut at {@code &} and {@code =}, so an encoded {@code %26} never starts another parameter. A plus sign is a plus sign: this is RFC 3986, not
 * a web form.
 */
public record DidParameters(List<Parameter> list) {
    /**
     * The parameters that the specification defines and that are single values, so that a second one is an ambiguity, not a list: a DID URL that
     * repeats one of them is refused.
     */
    public static final Set<String> SINGLE =
            Set.of("service", "serviceType", "relativeRef", "versionId", "versionTime", "hl");

    static final DidParameters NONE = new DidParameters(List.of());

    /**
     * One parameter.
     *
     * @param value empty text where the query gives the name only
     */
    public record Parameter(String name, String value) {}

    public DidParameters {
        list = List.copyOf(list);
    }

    /** The value of the first parameter of that name. */
    public Optional<String> value(String name) {
        return list.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Reads a query that follows the grammar. What is wrong beyond the grammar, {@link #problems} tells. */
    static DidParameters read(String query) {
        if (query.isEmpty()) {
            return NONE;
        }
        List<Parameter> list = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            list.add(new Parameter(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
        }
        return new DidParameters(list);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : list) {
            if (parameter.name().isEmpty()) {
                problems.add(DidUrlReader.problem(
                        "a query parameter has no name (its value is " + Grammar.shown(parameter.value()) + ")"));
            } else if (!seen.add(parameter.name()) && SINGLE.contains(parameter.name())) {
                problems.add(DidUrlReader.problem("the parameter " + parameter.name()
                        + " stands more than once in the query, and it can have one value only"));
            } else if (parameter.name().indexOf(UNREADABLE) >= 0
                    || parameter.value().indexOf(UNREADABLE) >= 0) {
                problems.add(DidUrlReader.problem(
                        "the parameter " + Grammar.shown(parameter.name()) + " = " + Grammar.shown(parameter.value())
                                + " is not UTF-8 after percent-decoding, or has U+FFFD in it"));
            }
        }
        // DID Resolution 1.0, section "Versioning": the two are mutually exclusive.
        if (seen.contains("versionId") && seen.contains("versionTime")) {
            problems.add(DidUrlReader.problem(
                    "the query has both versionId and versionTime; only one of them can be asked for"));
        }
        return problems;
    }

    private static final char UNREADABLE = '\uFFFD';

    private static String decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(encoded, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return String.valueOf(UNREADABLE);
        }
    }
}
