package coop.kith.did.resolve;

import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Locale;
import java.util.Optional;

/**
 * A service endpoint's URL with a {@code relativeRef} and a fragment applied (RFC 3986 section 5.2, narrowed). The reference comes from whoever wrote the DID URL,
 * the endpoint from the DID's controller: so the reference may choose a place below the endpoint's host and nothing else. A scheme, an authority, a
 * backslash and dot segments, also encoded ones, are refused (DID Resolution 1.0, "Path Traversal via relativeRef").
 */
final class EndpointAddress {
    private EndpointAddress() {}

    static Result<String> of(String endpoint, String reference, Optional<String> fragment) {
        if (reference.indexOf('\\') >= 0
                || reference.startsWith("//")
                || hasScheme(reference)
                || hasDotSegment(reference)
                || reference.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            return refused("relativeRef must stay below the service endpoint: " + shown(reference));
        }
        String base = endpoint.indexOf('#') < 0 ? endpoint : endpoint.substring(0, endpoint.indexOf('#'));
        String joined = reference.isEmpty() ? endpoint : joined(base, reference);
        if (fragment.isPresent() && joined.indexOf('#') >= 0) {
            return refused("the DID URL has a fragment, and so has the service endpoint it leads to");
        }
        return Result.ok(fragment.map(part -> joined + '#' + part).orElse(joined));
    }

    private static String joined(String base, String reference) {
        int query = base.indexOf('?');
        String withoutQuery = query < 0 ? base : base.substring(0, query);
        return switch (reference.charAt(0)) {
            case '#' -> base + reference;
            case '?' -> withoutQuery + reference;
            case '/' -> withoutQuery.substring(0, pathStart(withoutQuery)) + reference;
            default -> directory(withoutQuery) + reference;
        };
    }

    /** Where the path of {@code url} begins; its length when it has none. */
    private static int pathStart(String url) {
        if (url.startsWith("did:")) {
            // The whole DID stands where another URL has its authority: a reference must not change it.
            int slash = url.indexOf('/');
            return slash < 0 ? url.length() : slash;
        }
        int afterScheme = url.indexOf(':') + 1;
        if (!url.startsWith("//", afterScheme)) {
            return afterScheme;
        }
        int slash = url.indexOf('/', afterScheme + 2);
        return slash < 0 ? url.length() : slash;
    }

    private static String directory(String url) {
        int lastSlash = url.lastIndexOf('/');
        return lastSlash < pathStart(url) ? url + '/' : url.substring(0, lastSlash + 1);
    }

    private static boolean hasScheme(String reference) {
        int colon = reference.indexOf(':');
        return colon >= 0 && reference.substring(0, colon).chars().noneMatch(c -> "/?#".indexOf(c) >= 0);
    }

    private static boolean hasDotSegment(String reference) {
        String path = reference.split("[?#]", 2)[0].toLowerCase(Locale.ROOT).replace("%2e", ".");
        for (String segment : path.replace("%2f", "/").replace("%5c", "/").split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static Result<String> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID_URL, detail));
    }
}
