package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code relatedResource} (VCDM 2.0 section 5.3): an id of its own, a media type if any, and at least one digest in one of two forms. Whether a digest is right
 * is judged by whoever has the resource.
 */
final class RelatedResourceRule implements Shape.Rule {
    private static final String NEXT =
            "State digestSRI (such as \"sha384-\" and the base64 digest) or digestMultibase (such as \"u\" and the base64url multihash).";
    /** Subresource Integrity section 3.2, with the length of each digest in padded base64. */
    private static final List<String> SRI_ALGORITHMS = List.of("sha256-", "sha384-", "sha512-");

    private static final List<Integer> SRI_LENGTHS = List.of(44, 64, 88);

    private final Set<String> ids = new HashSet<>();

    @Override
    public void check(Shape shape) {
        shape.requiredId();
        shape.noAliasedKeywords();
        JsonObject json = shape.json();
        json.string("id")
                .filter(id -> !ids.add(id))
                .ifPresent(id -> shape.findings()
                        .malformed(
                                shape.place().append("id"),
                                "The related resource " + Shown.text(id) + " is listed twice.",
                                "List each related resource once."));
        json.get("mediaType")
                .filter(type -> !isMediaType(type))
                .ifPresent(type -> shape.findings()
                        .malformed(
                                shape.place().append("mediaType"),
                                "The mediaType is " + Shown.value(type) + ", which is not a media type.",
                                "Write a type and a subtype, such as application/ld+json."));
        if (!json.has("digestSRI") && !json.has("digestMultibase")) {
            shape.findings().malformed(shape.place(), "The related resource has no digest.", NEXT);
        }
        digests(shape, "digestSRI", RelatedResourceRule::isSri);
        digests(shape, "digestMultibase", RelatedResourceRule::isMultibase);
    }

    private static void digests(Shape shape, String name, Predicate<String> form) {
        List<JsonValue> stated = shape.json().oneOrMany(name);
        boolean good = stated.stream().allMatch(value -> value instanceof JsonString text && form.test(text.value()));
        if (shape.json().has(name) && (stated.isEmpty() || !good)) {
            shape.findings()
                    .malformed(
                            shape.place().append(name),
                            "The " + name + " is "
                                    + shape.json().get(name).map(Shown::value).orElse("absent")
                                    + ", which is not a digest of that form.",
                            NEXT);
        }
    }

    private static boolean isSri(String text) {
        for (int i = 0; i < SRI_ALGORITHMS.size(); i++) {
            String algorithm = SRI_ALGORITHMS.get(i);
            if (text.startsWith(algorithm)) {
                String digest = text.substring(algorithm.length());
                int unpadded = digest.endsWith("==")
                        ? digest.length() - 2
                        : digest.endsWith("=") ? digest.length() - 1 : digest.length();
                return digest.length() == SRI_LENGTHS.get(i)
                        && digest.substring(0, unpadded)
                                .chars()
                                .allMatch(c -> isLetterOrDigit(c) || c == '+' || c == '/');
            }
        }
        return false;
    }

    /** Base64url without padding or base58btc, the two that Controlled Identifiers 1.0 section 2.4 defines. */
    private static boolean isMultibase(String text) {
        return text.length() > 1
                && (text.charAt(0) == 'u' || text.charAt(0) == 'z')
                && text.chars().allMatch(c -> isLetterOrDigit(c) || (text.charAt(0) == 'u' && (c == '-' || c == '_')));
    }

    /** RFC 6838 section 4.2: names of the registered form, without parameters. */
    private static boolean isMediaType(JsonValue value) {
        Optional<String> text = value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
        return text.map(type -> {
                    int slash = type.indexOf('/');
                    return slash > 0
                            && slash < type.length() - 1
                            && type.indexOf('/', slash + 1) < 0
                            && type.chars().allMatch(c -> isLetterOrDigit(c) || "/!#$&-^_.+".indexOf(c) >= 0);
                })
                .orElse(false);
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
