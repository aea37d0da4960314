package coop.kith.did;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the text of a DID URL apart and checks each part. */
final class DidUrlReader {
    private static final String NEXT_STEP =
            "Write it as did:<method>:<identifier>[/path][?query][#fragment]; percent-encode every other character.";

    private DidUrlReader() {}

    static Result<DidUrl> parse(String text) {
        if (text.length() > DidUrl.MAX_LENGTH) {
            return refused(Grammar.shown(text) + " is longer than the " + DidUrl.MAX_LENGTH
                    + " characters that a DID URL may have here");
        }
        int end = firstOf(text, "/?#");
        return Did.parse(text.substring(0, end))
                .fold(
                        did -> rest(did, text, end),
                        problems -> refused(problems.get(0).detail()));
    }

    static Result<DidUrl> resolve(Did base, String reference) {
        if (reference.startsWith("did:")) {
            return parse(reference);
        }
        if (base.toString().length() + reference.length() > DidUrl.MAX_LENGTH) {
            return refused(
                    Grammar.shown(reference) + " makes a DID URL longer than " + DidUrl.MAX_LENGTH + " characters");
        }
        // RFC 3986 section 4.2: two slashes would begin an authority, which is another DID's place, not this one's.
        boolean bareWord = !reference.isEmpty() && "#?/".indexOf(reference.charAt(0)) < 0;
        if (bareWord || reference.startsWith("//")) {
            return refused(Grammar.shown(reference) + " is neither a DID URL nor relative to " + base
                    + ": a relative one begins with '#', '?' or a single '/'");
        }
        return rest(base, reference, 0)
                .map(url -> new DidUrl(base, withoutDotSegments(url.path()), url.query(), url.fragment()));
    }

    /** The problems of a DID URL's parts; empty when they follow the grammar. */
    static List<Problem> check(String path, Optional<String> query, Optional<String> fragment) {
        List<Problem> problems = new ArrayList<>();
        if (!path.isEmpty() && path.charAt(0) != '/') {
            problems.add(problem("the path " + Grammar.shown(path) + " does not begin with '/'"));
        }
        characters("path", path, "/", problems);
        if (query.isPresent()) {
            characters("query", query.get(), "/?", problems);
            if (problems.isEmpty()) {
                problems.addAll(DidParameters.read(query.get()).problems());
            }
        }
        if (fragment.isPresent()) {
            characters("fragment", fragment.get(), "/?", problems);
        }
        return problems;
    }

    static Problem problem(String detail) {
        return Problem.of(DidProblem.INVALID_DID_URL, detail).next(NEXT_STEP);
    }

    private static Result<DidUrl> rest(Did did, String text, int from) {
        int hash = text.indexOf('#', from);
        int beforeFragment = hash < 0 ? text.length() : hash;
        int mark = text.indexOf('?', from);
        int beforeQuery = mark < 0 || mark > beforeFragment ? beforeFragment : mark;
        String path = text.substring(from, beforeQuery);
        Optional<String> query = beforeQuery == beforeFragment
                ? Optional.empty()
                : Optional.of(text.substring(beforeQuery + 1, beforeFragment));
        Optional<String> fragment = hash < 0 ? Optional.empty() : Optional.of(text.substring(hash + 1));
        List<Problem> problems = check(path, query, fragment);
        return problems.isEmpty() ? Result.ok(new DidUrl(did, path, query, fragment)) : Result.refused(problems);
    }

    private static void characters(String part, String text, String extra, List<Problem> problems) {
        int wrong = Grammar.component(text, 0, text.length(), extra);
        if (wrong != Grammar.FITS) {
            problems.add(problem("the " + part + ' ' + Grammar.shown(text) + " has '"
                    + Grammar.shown(text.charAt(wrong)) + "' at index " + wrong
                    + ", which must be percent-encoded or is an incomplete percent-encoding"));
        }
    }

    private static int firstOf(String text, String delimiters) {
        for (int at = 0; at < text.length(); at++) {
            if (delimiters.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }

    /** RFC 3986 section 5.2.4, for a path that is empty or begins with a slash. */
    private static String withoutDotSegments(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int at = 0; at < segments.length; at++) {
            boolean last = at == segments.length - 1;
            if (segments[at].equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!segments[at].equals(".") && !segments[at].equals("..")) {
                kept.add(segments[at]);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static Result<DidUrl> refused(String detail) {
        return Result.refused(problem(detail));
    }
}
