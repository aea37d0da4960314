package coop.kith.trust.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The sentences of answers, from {@code messages.properties}; another language is another file beside it ({@code messages_de.properties}). Read directly and not
 * by {@link ResourceBundle#getBundle}, which would fall back to the language that the machine happens to be set to.
 */
final class Messages {
    private static final String ENGLISH = "messages.properties";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final ResourceBundle english;

    private Messages(ResourceBundle bundle, Locale locale, ResourceBundle english) {
        this.bundle = bundle;
        this.locale = locale;
        this.english = english;
    }

    /** In this language, or in English where there is no file for it; and so sentence by sentence. */
    static Messages in(Locale locale) {
        ResourceBundle english =
                read(ENGLISH).orElseThrow(() -> new AssertionError(ENGLISH + " is not in the jar; please report"));
        return read("messages_" + locale.getLanguage() + ".properties")
                .map(bundle -> new Messages(bundle, locale, english))
                .orElseGet(() -> new Messages(english, Locale.ENGLISH, english));
    }

    private static Optional<ResourceBundle> read(String file) {
        try (InputStream bytes = Messages.class.getResourceAsStream(file)) {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(new PropertyResourceBundle(new InputStreamReader(bytes, StandardCharsets.UTF_8)));
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }

    String say(String key, Object... values) {
        return bundle.containsKey(key)
                ? new MessageFormat(bundle.getString(key), locale).format(values)
                : new MessageFormat(english.getString(key), Locale.ENGLISH).format(values);
    }

    boolean knows(String key) {
        return english.containsKey(key);
    }
}
