package coop.kith.vc.canon;

import com.apicatalog.jsonld.lang.LanguageTag;
import java.util.Set;

/**
 * Texts that JSON-LD sets aside, and that Titanium drops with a line in the log that holds them as they are. None may reach it: what would be dropped is refused, and
 * what a stranger wrote is never logged.
 */
final class Reserved {
    private static final Set<String> KEYWORDS = Set.of(
            "@base",
            "@container",
            "@context",
            "@direction",
            "@graph",
            "@id",
            "@import",
            "@included",
            "@index",
            "@json",
            "@language",
            "@list",
            "@nest",
            "@none",
            "@prefix",
            "@propagate",
            "@protected",
            "@reverse",
            "@set",
            "@type",
            "@value",
            "@version",
            "@vocab");

    private Reserved() {}

    /** An at sign and letters alone (JSON-LD 1.1 section 1.7); letters of any script, as Titanium takes it. */
    static boolean hasKeywordForm(String text) {
        return text.length() > 1
                && text.charAt(0) == '@'
                && text.chars().skip(1).allMatch(Character::isAlphabetic);
    }

    /** Of that form and without a meaning. */
    static boolean isNoKeyword(String text) {
        return hasKeywordForm(text) && !KEYWORDS.contains(text);
    }

    /** Whether it is a language tag by N-Quads and well-formed by BCP 47. */
    static boolean isLanguage(String tag) {
        return Literal.isLanguage(tag) && LanguageTag.isWellFormed(tag);
    }
}
