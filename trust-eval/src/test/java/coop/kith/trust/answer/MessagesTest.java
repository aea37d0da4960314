package coop.kith.trust.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the sentences can be read, and that there can be others in another language. */
final class MessagesTest {
    /** The grade at which most grown-ups read with ease. */
    private static final double GRADE = 9;

    private static final int LONGEST_SENTENCE = 25;
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final PropertyResourceBundle ENGLISH = bundle("messages.properties");

    private static PropertyResourceBundle bundle(String file) {
        try (InputStream bytes = MessagesTest.class.getResourceAsStream(file)) {
            return new PropertyResourceBundle(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new AssertionError(file, missing);
        }
    }

    static Stream<String> keys() {
        return new TreeSet<>(ENGLISH.keySet()).stream();
    }

    private static String said(PropertyResourceBundle bundle, String key, int number) {
        Object[] values = {number, number, number, number, number, number};
        Object[] names = {"Ana", "Ben", "Ana", "Ben", "Ana", "Ben"};
        MessageFormat format = new MessageFormat(bundle.getString(key), Locale.ENGLISH);
        Object[] chosen = values.clone();
        for (int place = 0; place < format.getFormatsByArgumentIndex().length; place++) {
            chosen[place] = format.getFormatsByArgumentIndex()[place] == null ? names[place] : values[place];
        }
        return format.format(chosen);
    }

    private static List<String> words(String sentence) {
        return Stream.of(sentence.split("[^A-Za-z']+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int found = (int) VOWELS.matcher(lower).results().count();
        boolean silent = lower.endsWith("e") && !lower.endsWith("le") && found > 1;
        return Math.max(1, silent ? found - 1 : found);
    }

    /** Flesch and Kincaid's grade: 0.39 words a sentence and 11.8 syllables a word, less 15.59. */
    private static double grade(String text) {
        List<String> sentences = Stream.of(text.split("[.:;?!]", -1))
                .filter(sentence -> !words(sentence).isEmpty())
                .toList();
        double words = words(text).size();
        double syllables =
                words(text).stream().mapToInt(MessagesTest::syllables).sum();
        return 0.39 * words / Math.max(1, sentences.size()) + 11.8 * syllables / Math.max(1, words) - 15.59;
    }

    @Test
    void theGradeIsThatOfKnownSentences() {
        assertTrue(grade("The cat sat on the mat.") < 2);
        assertTrue(grade("Organizational interoperability necessitates comprehensive documentation.") > 20);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceIsShort(String key) {
        for (int number : List.of(0, 1, 2)) {
            for (String sentence : said(ENGLISH, key, number).split("[.:;?!]", -1)) {
                assertTrue(words(sentence).size() <= LONGEST_SENTENCE, sentence);
            }
        }
    }

    /** A few words alone have no grade; a word that names a thing of its own can be long. */
    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceIsPlain(String key) {
        String text = said(ENGLISH, key, 2);
        if (words(text).size() >= 8) {
            assertTrue(grade(text) <= GRADE, () -> grade(text) + " " + text);
        }
    }

    @Test
    void theWholeBundleIsPlainerThanItsPlainestLimit() {
        StringBuilder whole = new StringBuilder();
        keys().filter(key -> words(said(ENGLISH, key, 2)).size() >= 5)
                .forEach(key -> whole.append(said(ENGLISH, key, 2)).append(". "));
        assertTrue(grade(whole.toString()) <= 7, () -> "grade " + grade(whole.toString()));
    }

    @Test
    void aSecondLanguageIsAFileBesideTheFirst() {
        Messages german = Messages.in(Locale.GERMAN);
        assertEquals("ALLOW: Ana ist ein Anker, den Sie gewählt haben.", german.say("allow.is-anchor", "Ana"));
        assertEquals("Noch 2 Fürsprecher, zu denen Ihre Anker führen.", german.say("need.vouchers", 2));
    }

    @Test
    void aSecondLanguageHasNoSentenceThatTheFirstHasNot() {
        assertTrue(ENGLISH.keySet().containsAll(bundle("messages_de.properties").keySet()));
    }

    @Test
    void aSentenceThatALanguageLacksIsEnglish() {
        assertEquals(
                Messages.in(Locale.ENGLISH).say("need.anchor"),
                Messages.in(Locale.GERMAN).say("need.anchor"));
    }

    @Test
    void aLanguageThatIsNotThereIsEnglish() {
        assertEquals(
                Messages.in(Locale.ENGLISH).say("allow.is-anchor", "Ana"),
                Messages.in(Locale.forLanguageTag("nl")).say("allow.is-anchor", "Ana"));
    }
}
