package coop.kith.did.http;

import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.resolve.Dereferencer;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for: a DID or a DID URL, and options. Where the identifier in the path is percent-encoded as a whole ({@code did%3Aexample%3A1}), the query
 * holds options only; where it is not, the query belongs to the DID URL, as the specification has it, but for options that no DID URL has.
 *
 * @param identifier a DID or DID URL as text, not yet checked
 */
record Target(String identifier, ResolutionOptions options) {
    private static final Set<String> NO_PARAMETERS =
            Set.of("noCache", "expandRelativeUrls", Dereferencer.VERIFICATION_RELATIONSHIP);

    /** Each character of the longest DID URL percent-encoded. */
    private static final int MOST_ENCODED = 3 * DidUrl.MAX_LENGTH;

    /** Methods know a few each. */
    private static final int MOST_OPTIONS = 64;

    /** A few options with short values. */
    private static final JsonLimits BODY = new JsonLimits(16_384, 2, MOST_OPTIONS);

    static Result<Target> of(BindingRequest request, String base, Profile profile) {
        if (request.query().orElse("").length() > MOST_ENCODED) {
            return invalid("the query is longer than that of any DID URL");
        }
        String rest = request.path().substring(base.length());
        boolean encoded = rest.regionMatches(true, 0, "did%3A", 0, 6);
        Result<String> decoded = encoded ? decoded(rest) : Result.ok(rest);
        return decoded.flatMap(identifier -> {
            List<String> pairs = pairs(request.query());
            boolean bare = !identifier.contains("/") && !identifier.contains("?") && !identifier.contains("#");
            boolean allOptions = encoded || (profile.isResolution() && bare);
            if (allOptions && pairs.size() > MOST_OPTIONS) {
                return invalid("more than " + MOST_OPTIONS + " options");
            }
            List<String> left = new ArrayList<>();
            Result<ResolutionOptions> options = Result.ok(ResolutionOptions.none());
            for (String pair : pairs) {
                int equals = pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=');
                String name = pair.substring(0, equals);
                if (allOptions || NO_PARAMETERS.contains(name)) {
                    String value = pair.substring(Math.min(equals + 1, pair.length()));
                    options = options.flatMap(asked -> decoded(value).flatMap(text -> with(asked, name, text)));
                } else {
                    left.add(pair);
                }
            }
            String whole = left.isEmpty() ? identifier : identifier + "?" + String.join("&", left);
            return options.flatMap(asked -> withBody(asked, request)).map(asked -> new Target(whole, asked));
        });
    }

    boolean isDidUrl() {
        return identifier.indexOf('/') >= 0 || identifier.indexOf('?') >= 0 || identifier.indexOf('#') >= 0;
    }

    private static List<String> pairs(Optional<String> query) {
        return query.filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split("&", -1)))
                .orElse(List.of());
    }

    private static Result<ResolutionOptions> withBody(ResolutionOptions options, BindingRequest request) {
        if (request.body().length() == 0) {
            return Result.ok(options);
        }
        return Json.parseObject(request.body().toArray(), BODY)
                .fold(
                        json -> withMembers(options, json),
                        problems -> invalid("the body is no JSON object of options: "
                                + problems.get(0).detail()));
    }

    private static Result<ResolutionOptions> withMembers(ResolutionOptions options, JsonObject json) {
        Result<ResolutionOptions> all = Result.ok(options);
        for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
            JsonValue value = member.getValue();
            Optional<String> text = value instanceof JsonString string
                    ? Optional.of(string.value())
                    : value == JsonLiteral.TRUE || value == JsonLiteral.FALSE
                            ? Optional.of(((JsonLiteral) value).text())
                            : Optional.empty();
            all = all.flatMap(asked -> text.map(given -> with(asked, member.getKey(), given))
                    .orElseGet(() ->
                            invalid("the option " + shown(member.getKey()) + " is neither text nor true nor false")));
        }
        return all;
    }

    private static Result<ResolutionOptions> with(ResolutionOptions options, String name, String value) {
        return switch (name) {
            case "versionId" -> options.versionId().isPresent() ? twice(name) : Result.ok(options.atVersion(value));
            case "versionTime" ->
                options.versionTime().isPresent()
                        ? twice(name)
                        : DateTimeStamp.parse(value)
                                .fold(
                                        time -> Result.ok(options.asOf(time)),
                                        problems -> invalid("versionTime is no time: " + shown(value)));
            case "noCache" -> flag(name, value).map(set -> set ? options.withoutCache() : options);
            case "expandRelativeUrls" -> flag(name, value).map(set -> set ? options.expandingRelativeUrls() : options);
            case "accept" -> invalid("accept is no option here: use the Accept header");
            default -> options.more().containsKey(name) ? twice(name) : Result.ok(options.with(name, value));
        };
    }

    private static Result<Boolean> flag(String name, String value) {
        return value.equals("true") || value.equals("false")
                ? Result.ok(value.equals("true"))
                : invalid(name + " is true or false, not " + shown(value));
    }

    private static Result<ResolutionOptions> twice(String name) {
        return invalid("the option " + shown(name) + " is given twice");
    }

    /** Percent-decoded once; nothing else is decoded, a plus sign is a plus sign. */
    private static Result<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Result.ok(text);
        }
        if (text.length() > MOST_ENCODED) {
            return invalid("the request is longer than any DID URL");
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int high = c == '%' && at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
            if (c == '%' && low < 0) {
                return invalid("a percent sign is not followed by two hexadecimal digits: " + shown(text));
            }
            if (c == '%') {
                bytes.put((byte) (high * 16 + low));
                at += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return Result.ok(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return invalid("not UTF-8 after percent-decoding: " + shown(text));
        }
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static <T> Result<T> invalid(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_OPTIONS, detail));
    }
}
