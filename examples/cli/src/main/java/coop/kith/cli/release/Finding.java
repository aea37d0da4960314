package coop.kith.cli.release;

import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One thing in which archive and tag are not the same.
 *
 * @param path below the archive's top folder, as text
 * @param reason what in the tag's own {@code .gitattributes} or submodules accounts for it, where something does
 */
public record Finding(String path, Kind kind, Optional<String> reason) {
    /** In what they are not the same. */
    public enum Kind {
        /** In the archive and not in the tag: how the XZ backdoor's trigger travelled. */
        NOT_IN_TAG("notInTag", "in the archive and not in the tag"),
        CONTENT_DIFFERS("contentDiffers", "other content than in the tag"),
        MODE_DIFFERS("modeDiffers", "other permissions than in the tag"),
        TYPE_DIFFERS("typeDiffers", "another kind of entry than in the tag"),
        NOT_IN_ARCHIVE("notInArchive", "in the tag and not in the archive"),
        /** A path that leaves the archive's folder or that programs read differently. */
        UNSAFE_PATH("unsafePath", "an unsafe path"),
        DUPLICATE("duplicate", "more than once in the archive; the last one wins when it is unpacked"),
        SPECIAL("special", "a device or a pipe"),
        /** In {@code .gitattributes}. */
        RULE_NOT_UNDERSTOOD("ruleNotUnderstood", "a rule that is not understood and so excuses nothing");

        private final String word;
        private final String phrase;

        Kind(String word, String phrase) {
            this.word = word;
            this.phrase = phrase;
        }

        /** As it stands in the JSON output. */
        public String word() {
            return word;
        }

        /** After a path, to a person. */
        public String phrase() {
            return phrase;
        }
    }

    static Finding of(String path, Kind kind, Optional<String> reason) {
        return new Finding(shown(path), kind, reason);
    }

    /**
     * FAILED where nothing accounts for it; UNDECIDED where the tag itself says that git changes the content, which leaves open to what; PASSED where the tag itself says
     * that the file is left out.
     */
    public Outcome outcome() {
        if (reason.isEmpty()) {
            return Outcome.FAILED;
        }
        return kind == Kind.NOT_IN_ARCHIVE ? Outcome.PASSED : Outcome.UNDECIDED;
    }

    JsonObject toJson() {
        JsonObject json = JsonObject.empty().with("path", path).with("kind", kind.word());
        return reason.isPresent() ? json.with("reason", reason.get()) : json;
    }

    /** A path of one character for each byte, as text. */
    static String shown(String path) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(path.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return path;
        }
    }
}
