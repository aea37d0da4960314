package coop.kith.did.location;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Locale;

/**
 * Where the document of a did:web lies (did:web, "Read (Resolve)").
 *
 * <p>The address is put together from parts that were each checked, never read back from a text that could hide a user, a fragment or a second host. The host is
 * a DNS name in letters, digits and hyphens; anything that some resolver takes for an IP address (a last label of digits, or of 0x and hexadecimal digits) is
 * refused, as is a percent sign in it, except the one before the port. A path segment is percent-decoded once, to be judged: one that is empty or a dot
 * segment, or that holds a slash, a backslash, a control character, a percent sign or a blank at its edge, is refused. What passes goes into the
 * address as it was written.
 *
 * @param host in lower case
 * @param port 443 unless the DID names another
 * @param path from its leading slash to {@code did.json}
 */
public record WebLocation(String host, int port, String path) {
    private static final int USUAL_PORT = 443;

    /** RFC 1035 section 2.3.4, without the root's dot. */
    private static final int MAX_HOST = 253;

    /** Room for two dozen segments; servers refuse targets not much longer. */
    private static final int MAX_PATH = 2048;

    /** The location of a did:web's document; the problem is INVALID_DID. Throws IllegalArgumentException for a DID of another method. */
    public static Result<WebLocation> ofDidWeb(Did did) {
        if (!did.method().equals("web")) {
            throw new IllegalArgumentException("not a did:web: " + did);
        }
        String identifier = did.methodSpecificId();
        int colon = identifier.indexOf(':');
        String authority = colon < 0 ? identifier : identifier.substring(0, colon);
        String rest = colon < 0 ? "" : identifier.substring(colon + 1);
        int encodedColon = authority.toUpperCase(Locale.ROOT).indexOf("%3A");
        String host = (encodedColon < 0 ? authority : authority.substring(0, encodedColon)).toLowerCase(Locale.ROOT);
        if (!Host.isDnsName(host, MAX_HOST)) {
            return refused(did, "its host must be a DNS name, and \"" + host + "\" is not one or is an address");
        }
        int port = encodedColon < 0 ? USUAL_PORT : port(authority.substring(encodedColon + 3));
        if (port < 0) {
            return refused(did, "what follows %3A in its host part is not a port from 1 to 65535");
        }
        return path(did, colon < 0, rest).map(path -> new WebLocation(host, port, path));
    }

    /** The address as a URL, the port named where it is not 443. */
    @Override
    public String toString() {
        return "https://" + host + (port == USUAL_PORT ? "" : ":" + port) + path;
    }

    private static Result<String> path(Did did, boolean bare, String rest) {
        if (bare) {
            return Result.ok("/.well-known/did.json");
        }
        if (rest.length() > MAX_PATH) {
            return refused(did, "its path has more than " + MAX_PATH + " characters");
        }
        for (String segment : rest.split(":", -1)) {
            if (!Segment.isHarmless(segment)) {
                return refused(
                        did,
                        "its path segment \"" + segment
                                + "\" is empty, a dot segment, or hides a character that a path segment cannot have");
            }
        }
        return Result.ok('/' + rest.replace(':', '/') + "/did.json");
    }

    /** -1 when the text is not a port. */
    private static int port(String digits) {
        boolean shaped = !digits.isEmpty()
                && digits.length() <= 5
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = shaped ? Integer.parseInt(digits) : -1;
        return port <= 65_535 ? port : -1;
    }

    private static <T> Result<T> refused(Did did, String why) {
        String shown =
                did.toString().length() <= 200 ? did.toString() : did.toString().substring(0, 200) + "...";
        return Result.refused(Problem.of(DidProblem.INVALID_DID, shown + " names no web address: " + why)
                .next("Write it as did:web:<domain>[%3A<port>][:<path segment>]..."));
    }
}
