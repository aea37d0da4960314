package coop.kith.trust.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The sentences of answers, from {@code messages.properties}; another language is another file beside it ({@code messages_de.properties}). Read directly and not
 * by {@link ResourceBundle#getBundle}, which would fall back to the language that the machine happens to be set to.
 */
final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** In this language, or in English where there is no file for it. */
    static Messages in(Locale locale) {
        for (String file : List.of("messages_" + locale.getLanguage() + ".properties", "messages.properties")) {
            Optional<ResourceBundle> bundle = read(file);
            if (bundle.isPresent()) {
                return new Messages(bundle.get(), file.equals("messages.properties") ? Locale.ENGLISH : locale);
            }
        }
        throw new AssertionError("messages.properties is not in the jar; please report");
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
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    boolean knows(String key) {
        return bundle.containsKey(key);
    }
}
