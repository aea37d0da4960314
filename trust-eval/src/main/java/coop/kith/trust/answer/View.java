package coop.kith.trust.answer;

import coop.kith.did.Did;
import java.util.Locale;
import java.util.Map;

/**
 * How an answer is shown, and how much of it: the filter between what the engine knows and what a reader is told. Immutable.
 *
 * @param names names to show beside or instead of DIDs; they are the reader's own, and are still cleaned before they are shown
 * @param locale the language of sentences; English where there is none for it
 */
public record View(Privacy privacy, Map<Did, String> names, Locale locale) {
    public View {
        names = Map.copyOf(names);
    }

    /** How much a reader is told about those other than the subject. */
    public enum Privacy {
        /** Who they are, with the digests of their credentials. */
        NAMED,
        /** What they are to the answer (anchor 1, voucher 2, person 3), without DIDs, dates or digests. */
        ROLES,
        /** How many there are, and nothing else. */
        COUNTS
    }

    /** Everybody named by a shortened DID, in English. */
    public static View plain() {
        return new View(Privacy.NAMED, Map.of(), Locale.ENGLISH);
    }

    public View named(Map<Did, String> others) {
        return new View(privacy, others, locale);
    }

    public View telling(Privacy level) {
        return new View(level, names, locale);
    }

    public View in(Locale language) {
        return new View(privacy, names, language);
    }
}
