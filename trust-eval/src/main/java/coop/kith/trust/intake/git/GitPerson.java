package coop.kith.trust.intake.git;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a header names: words that whoever made the object chose. Nothing here is proved by itself.
 *
 * @param email what stands between the angle brackets; empty when the header is not of git's form
 * @param time seconds since 1970, as claimed; empty when missing or not a number of at most 18 digits
 */
public record GitPerson(String name, String email, OptionalLong time) {
    /** gitformat-commit: name, one pair of angle brackets around the address, time and zone. A second bracket anywhere makes two readings possible. */
    private static final Pattern FORM = Pattern.compile("([^<>]*)<([^<>]*)>(?: +(-?[0-9]{1,18})(?: +[+-][0-9]+)?)? *");

    /** By git's grammar, or empty where two readers could take different addresses out of it. */
    static Optional<GitPerson> parse(String header) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String time = parts.group(3);
        return Optional.of(new GitPerson(
                GitText.decode(parts.group(1).strip()),
                GitText.decode(parts.group(2)),
                time == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(time))));
    }

    /** For a header on which nothing hangs: what is not of the form is taken as a name. */
    static GitPerson lenient(String header) {
        return parse(header).orElseGet(() -> new GitPerson(GitText.decode(header), "", OptionalLong.empty()));
    }

    /** {@code Ana <ana@example.com>}. */
    @Override
    public String toString() {
        return email.isEmpty() ? name : name + " <" + email + '>';
    }
}
