package coop.kith.did.diff;

import coop.kith.json.JsonObject;
import java.util.Locale;

/**
 * One difference between two versions of a document.
 *
 * @param subject what changed: an id relative to the document where it is the document's own ({@code #key-1}), a URL, or a member's name
 * @param detail more about it, such as the relationship or the former value; empty where there is nothing to add
 */
public record Change(Kind kind, String subject, String detail) {
    /** What happened. */
    public enum Kind {
        /** The document is another DID's now: a did:webvh that moved. */
        MOVED("the DID is now"),
        KEY_ADDED("key added"),
        KEY_REMOVED("key removed"),
        /** Another key under the same id. */
        KEY_REPLACED("key replaced under the same id"),
        /** The same key under another id; {@code detail} is the former one. */
        KEY_RENAMED("key renamed"),
        /** The same key, stated otherwise: its type, its controller, when it expires. */
        KEY_RESTATED("key stated otherwise"),
        RELATIONSHIP_ADDED("listed for"),
        RELATIONSHIP_REMOVED("no longer listed for"),
        SERVICE_ADDED("service added"),
        SERVICE_REMOVED("service removed"),
        SERVICE_CHANGED("service changed"),
        CONTROLLER_ADDED("controller added"),
        CONTROLLER_REMOVED("controller removed"),
        ALIAS_ADDED("also known as"),
        ALIAS_REMOVED("no longer also known as"),
        /** Another member of the document came, went or changed. */
        MEMBER_CHANGED("member changed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The word in JSON: {@code keyAdded}. */
        public String term() {
            StringBuilder term = new StringBuilder();
            for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
                term.append(term.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
            return term.toString();
        }
    }

    /** {@code {"change", "subject", "detail"?}}. */
    public JsonObject json() {
        JsonObject json = JsonObject.empty().with("change", kind.term()).with("subject", subject);
        return detail.isEmpty() ? json : json.with("detail", detail);
    }

    /** One line for a person. */
    @Override
    public String toString() {
        boolean subjectFirst = kind == Kind.RELATIONSHIP_ADDED || kind == Kind.RELATIONSHIP_REMOVED;
        return subjectFirst
                ? subject + " " + kind.words + " " + detail
                : kind.words + " " + subject + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
