package coop.kith.vc.schema;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.Arrays;
import java.util.Optional;

/** The versions of JSON Schema that are supported, by what {@code $schema} says (VC JSON Schema section 3). */
enum SchemaVersion {
    DRAFT_7("http://json-schema.org/draft-07/schema"),
    DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

    private final String uri;

    SchemaVersion(String uri) {
        this.uri = uri;
    }

    /** The version of that URI, with an empty fragment or without, and with {@code https} for draft-07 as well, as many write it. */
    static Optional<SchemaVersion> of(String uri) {
        String plain = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        return Arrays.stream(values())
                .filter(version ->
                        plain.equals(version.uri) || plain.equals(version.uri.replaceFirst("^http:", "https:")))
                .findFirst();
    }

    String uri() {
        return uri;
    }

    Dialect dialect() {
        return switch (this) {
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2019_09 -> Dialects.getDraft201909();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
    }
}
