package coop.kith.did.location;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the log of a did:webvh or did:tdw lies, and the files beside it (did:webvh 1.0, "Method-Specific Identifier" and "The DID to HTTPS Transformation").
 *
 * <p>Like {@link WebLocation}, the address is put together from parts that were each percent-decoded exactly once and checked then. The host has at least two labels,
 * is no IP address in any spelling, before and after IDNA, and goes into the address in ASCII; path segments are encoded anew.
 *
 * @param scid 46 characters of base58btc; whether it is the log's is for the log to show
 * @param host in lower case, ASCII
 * @param port 443 unless the DID names another
 * @param segments of the path, percent-encoded
 */
public record LogLocation(String scid, String host, int port, List<String> segments) {
    private static final int USUAL_PORT = 443;

    /** RFC 1035 section 2.3.4, without the root's dot. */
    private static final int MAX_HOST = 253;

    /** Room for two dozen segments; servers refuse targets not much longer. */
    private static final int MAX_PATH = 2048;

    private static final int SCID_LENGTH = 46;

    private static final Set<String> METHODS = Set.of("webvh", "tdw");

    public LogLocation {
        segments = List.copyOf(segments);
    }

    /** The problem is INVALID_DID, or that of {@code idna}. Throws IllegalArgumentException for a DID of another method. */
    public static Result<LogLocation> of(Did did, Idna idna) {
        if (!METHODS.contains(did.method())) {
            throw new IllegalArgumentException("not a did:webvh or did:tdw: " + did);
        }
        String[] parts = did.methodSpecificId().split(":", -1);
        if (!isScid(parts[0])) {
            return refused(did, "its SCID is not " + SCID_LENGTH + " characters of base58btc");
        }
        if (parts.length < 2) {
            return refused(did, "it names no domain");
        }
        List<String> segments = new ArrayList<>();
        int length = 0;
        for (int at = 2; at < parts.length; at++) {
            if (!Segment.isHarmless(parts[at])) {
                return refused(
                        did,
                        "its path segment \"" + parts[at]
                                + "\" is empty, a dot segment, or hides a character that a path segment cannot have");
            }
            segments.add(Segment.encoded(Segment.decoded(parts[at]).orElse("")));
            length += 1 + segments.get(segments.size() - 1).length();
        }
        return length > MAX_PATH
                ? refused(did, "its path has more than " + MAX_PATH + " characters")
                : authority(did, parts[1], idna)
                        .map(found -> new LogLocation(parts[0], found.host(), found.port(), segments));
    }

    /** The address of the log. */
    public String log() {
        return file("did.jsonl");
    }

    /** The address of the witness file. */
    public String witnesses() {
        return file("did-witness.json");
    }

    /** The address below which the files of the DID lie, with a slash at the end: without {@code .well-known} ("DID URL Path Resolution"). */
    public String files() {
        return origin() + '/' + (segments.isEmpty() ? "" : String.join("/", segments) + '/');
    }

    /** The address of the presentation that tells who this is ("whois LinkedVP Service"). */
    public String whois() {
        return files() + "whois.vp";
    }

    private String file(String name) {
        return origin() + (segments.isEmpty() ? "/.well-known" : '/' + String.join("/", segments)) + '/' + name;
    }

    private String origin() {
        return "https://" + host + (port == USUAL_PORT ? "" : ":" + port);
    }

    private record Authority(String host, int port) {}

    private static Result<Authority> authority(Did did, String written, Idna idna) {
        int separator = written.toUpperCase(Locale.ROOT).indexOf("%3A");
        String name = separator < 0 ? written : written.substring(0, separator);
        int port = separator < 0 ? USUAL_PORT : port(written.substring(separator + 3));
        if (port < 0) {
            return refused(did, "what follows %3A in its domain is not a port from 1 to 65535");
        }
        Optional<String> decoded = Segment.decoded(name);
        if (decoded.isEmpty()) {
            return refused(did, "the percent-encoded bytes of its domain are not UTF-8");
        }
        boolean ascii = decoded.get().chars().allMatch(c -> c < 0x80);
        Result<String> host = ascii ? Result.ok(decoded.get()) : idna.toAscii(decoded.get());
        return host.flatMap(text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            return Host.isDnsName(lower, MAX_HOST) && lower.indexOf('.') > 0
                    ? Result.ok(new Authority(lower, port))
                    : refused(
                            did,
                            "its domain must be a DNS name of two labels or more, and \"" + text
                                    + "\" is not one or is an address");
        });
    }

    private static boolean isScid(String text) {
        return text.length() == SCID_LENGTH
                && text.chars()
                        .allMatch(c -> (c >= '1' && c <= '9')
                                || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O')
                                || (c >= 'a' && c <= 'z' && c != 'l'));
    }

    /** -1 when the text is not a port. Leading zeros are in the grammar ({@code 1*5DIGIT}), and two spellings of one port are two DIDs. */
    private static int port(String digits) {
        boolean shaped =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = shaped ? Integer.parseInt(digits) : -1;
        return port >= 1 && port <= 65_535 ? port : -1;
    }

    private static <T> Result<T> refused(Did did, String why) {
        String shown =
                did.toString().length() <= 200 ? did.toString() : did.toString().substring(0, 200) + "...";
        return Result.refused(Problem.of(DidProblem.INVALID_DID, shown + " names no log: " + why)
                .next("Write it as did:" + did.method() + ":<SCID>:<domain>[%3A<port>][:<path segment>]..."));
    }
}
