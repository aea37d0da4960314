package coop.kith.did.http;

import coop.kith.did.resolve.Dereferenced;
import coop.kith.did.resolve.DereferencingResult;
import coop.kith.did.resolve.Representation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a client wants back, by its Accept header.
 *
 * @param accept the media type wanted of a document or resource alone; empty where the client wants a whole result or does not care
 */
record Profile(Form form, Optional<String> accept) {
    /** The media types of the whole result before there was one of its own, as the Universal Resolver has them. */
    static final String LEGACY_RESOLUTION = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

    static final String JSON = "application/json";

    static final String LEGACY_DEREFERENCING = "application/ld+json;profile=\"https://w3id.org/did-url-dereferencing\"";

    /** Longer than any list of the media types here with weights. */
    private static final int MAX_ACCEPT = 1024;

    enum Form {
        /** The document or resource alone. */
        ALONE,
        /** The same, for a client who knows it as JSON and by no name of its own. */
        ALONE_AS_JSON,
        RESOLUTION,
        DEREFERENCING,
        LEGACY_RESOLUTION,
        LEGACY_DEREFERENCING
    }

    /** Empty when nothing that is wanted can be given: 406. */
    static Optional<Profile> of(Optional<String> accept) {
        if (accept.isEmpty()) {
            return Optional.of(new Profile(Form.ALONE, Optional.empty()));
        }
        if (accept.get().length() > MAX_ACCEPT) {
            return Optional.empty();
        }
        return Stream.of(accept.get().split(",", -1))
                .map(Range::read)
                .filter(range -> range.weight() > 0)
                .sorted(Comparator.<Range>comparingDouble(Range::weight).reversed())
                .flatMap(range -> range.profile().stream())
                .findFirst();
    }

    boolean isAlone() {
        return form == Form.ALONE || form == Form.ALONE_AS_JSON;
    }

    /** Under which name a document or resource alone is sent that is of {@code mediaType}. */
    String named(String mediaType) {
        return form == Form.ALONE_AS_JSON ? JSON : mediaType;
    }

    boolean isResolution() {
        return form == Form.RESOLUTION || form == Form.LEGACY_RESOLUTION;
    }

    boolean isDereferencing() {
        return form == Form.DEREFERENCING || form == Form.LEGACY_DEREFERENCING;
    }

    /** One media range with its parameters, in lower case. */
    private record Range(String mediaType, List<String> parameters, double weight) {
        static Range read(String text) {
            List<String> parts = Stream.of(text.toLowerCase(Locale.ROOT).split(";", -1))
                    .map(String::strip)
                    .toList();
            double weight = parts.stream()
                    .filter(part -> part.startsWith("q="))
                    .findFirst()
                    .map(part -> weight(part.substring(2)))
                    .orElse(1.0);
            return new Range(parts.get(0), parts.subList(1, parts.size()), weight);
        }

        /** RFC 9110 section 12.4.2; 0 for what is none. */
        private static double weight(String text) {
            return text.matches("0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?") ? Double.parseDouble(text) : 0;
        }

        Optional<Profile> profile() {
            return switch (mediaType) {
                case Representation.RESOLUTION_RESULT -> whole(Form.RESOLUTION);
                case DereferencingResult.MEDIA_TYPE -> whole(Form.DEREFERENCING);
                case Dereferenced.URI_LIST -> Optional.of(new Profile(Form.ALONE, Optional.of(mediaType)));
                case JSON -> whole(Form.ALONE_AS_JSON);
                case "application/ld+json" -> legacy();
                default ->
                    Representation.preferred(mediaType)
                            .fold(
                                    one -> Optional.of(new Profile(Form.ALONE, Optional.of(mediaType))),
                                    none -> Optional.empty());
            };
        }

        private Optional<Profile> legacy() {
            if (says("w3id.org/did-resolution")) {
                return whole(Form.LEGACY_RESOLUTION);
            }
            return says("w3id.org/did-url-dereferencing") ? whole(Form.LEGACY_DEREFERENCING) : Optional.empty();
        }

        private boolean says(String profile) {
            return parameters.contains("profile=\"https://" + profile + "\"")
                    || parameters.contains("profile=https://" + profile);
        }

        private static Optional<Profile> whole(Form form) {
            return Optional.of(new Profile(form, Optional.empty()));
        }
    }
}
