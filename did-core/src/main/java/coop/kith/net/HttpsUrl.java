package coop.kith.net;

import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that can be fetched: HTTPS, a DNS name, a port, a path. No user, no fragment, no address in place of a name, in no spelling:
 * what looks like a number to some resolver is refused here, and what it resolves to is checked again when connecting.
 *
 * @param host in lower case, labels of letters, digits and hyphens, at most 253 characters; the last label is not a number
 * @param port from 1 to 65535
 * @param target path and query as they go into the request, starting with a slash, without dot segments
 */
public record HttpsUrl(String host, int port, String target) {
    private static final int USUAL_PORT = 443;

    /** As much as RFC 9110 section 4.1 asks everybody to take. */
    private static final int MOST_CHARACTERS = 8_000;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** RFC 3986 section 3.3 and 3.4; possessive, so that a long text is read once. */
    private static final Pattern TARGET = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+"
            + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?+");

    private static final Pattern URL =
            Pattern.compile("(?i:https)://([A-Za-z0-9.-]++)(?::([1-9][0-9]{0,4}))?+([/?].*+)?+");

    public HttpsUrl {
        if (!isHost(host) || port < 1 || port > 65_535 || !isTarget(target)) {
            throw new IllegalArgumentException(
                    "not an HTTPS address: host " + host + ", port " + port + ", target " + target);
        }
    }

    /** Reads the whole of {@code text} as a URL; the host's letters become lower case, an empty path a slash. */
    public static Result<HttpsUrl> parse(String text) {
        Matcher parts = URL.matcher(text);
        if (text.length() > MOST_CHARACTERS || !parts.matches()) {
            return refused(text, "it is not of the form https://host:port/path");
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        if (!isHost(host)) {
            return refused(text, "its host is not a DNS name");
        }
        int port = parts.group(2) == null ? USUAL_PORT : Integer.parseInt(parts.group(2));
        if (port > 65_535) {
            return refused(text, "there is no port " + port);
        }
        String rest = parts.group(3) == null ? "" : parts.group(3);
        String target = rest.startsWith("/") ? rest : "/" + rest;
        return isTarget(target)
                ? Result.ok(new HttpsUrl(host, port, target))
                : refused(text, "its path or query has characters or dot segments that do not belong there");
    }

    /** The host, and the port where it is not 443: what the Host header says. */
    String authority() {
        return port == USUAL_PORT ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return "https://" + authority() + target;
    }

    private static boolean isHost(String host) {
        return host.length() <= 253
                && HOST.matcher(host).matches()
                && !NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    private static boolean isTarget(String target) {
        return target.length() <= MOST_CHARACTERS && TARGET.matcher(target).matches() && !hasDotSegment(target);
    }

    /** Servers remove dot segments, some of them also encoded ones, and would answer for another path. */
    private static boolean hasDotSegment(String target) {
        String path = target.substring(0, target.indexOf('?') < 0 ? target.length() : target.indexOf('?'));
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.replaceAll("(?i)%2e", "."))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static Result<HttpsUrl> refused(String text, String why) {
        String quoted = text.length() <= 200 ? text : text.substring(0, 200) + "...";
        return Result.refused(NetProblem.URL_SYNTAX
                .problem("\"" + quoted + "\" cannot be fetched: " + why)
                .next("give an https address with a DNS name"));
    }
}
