package coop.kith.vc.proof.jose;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The checks that every signed token is put through, whatever it carries: what its header must not have, its dates, its audience, its algorithm. None of them says that it is
 * signed; that is {@link TokenSignature}. Immutable.
 *
 * @param claims the payload, or as much of it as is to be looked at
 * @param where the token stands, for the problems
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
public record TokenChecks(CompactJws jws, JsonObject claims, ProofExpectation expectation, JsonPointer where) {
    /**
     * What a header must not have: other keys than the one that the DID document lists, other rules for what is signed, and demands that this verifier does not
     * know, of which there are as many as it is asked for.
     */
    private static final List<String> REFUSED = List.of("crit", "b64", "jwk", "jku", "x5c", "x5u", "enc", "zip");

    /** Nothing that is refused stands in the header, and {@code kid} is the DID URL of a key. */
    public Check header() {
        List<Problem> problems = new ArrayList<>(refusedHeaders());
        Optional<DidUrl> key = kid().flatMap(kid -> DidUrl.parse(kid).fold(Optional::of, no -> Optional.empty()));
        if (key.flatMap(DidUrl::fragment).isEmpty()) {
            problems.add(problem(
                    VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                    "The header's kid is "
                            + jws.header().get("kid").map(Shown::value).orElse("missing")
                            + ", where the DID URL of a key belongs, with its fragment."));
        }
        return problems.isEmpty() ? Check.passed("header") : Check.failed("header", problems);
    }

    /** A problem for each thing in the header that is refused: other keys, other rules, other demands. */
    public List<Problem> refusedHeaders() {
        return refused(jws.header()).stream()
                .map(name -> problem(
                        VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                        "The header has " + name
                                + ", which is not taken: the key is the one that the DID document lists as kid,"
                                + " and the payload is signed as it stands."))
                .toList();
    }

    static List<String> refused(JsonObject header) {
        return REFUSED.stream().filter(header::has).toList();
    }

    Optional<String> kid() {
        return jws.header().string("kid");
    }

    /** A media type in the header, such as {@code typ}, in full and in lower case (RFC 7515 section 4.1.9); a value that is no text is none that anybody knows. */
    public static Optional<String> mediaType(JsonObject header, String name) {
        return header.get(name)
                .map(value -> value instanceof JsonString text ? text.value() : value.toString())
                .map(text -> (text.indexOf('/') < 0 ? "application/" + text : text).toLowerCase(Locale.ROOT));
    }

    /** {@code iat} and {@code nbf} are not after, {@code exp} is after the time asked for (RFC 7519 section 4.1), each within the skew. */
    public Check dates() {
        Instant at = expectation.at();
        Duration skew = expectation.skew();
        for (String claim : List.of("iat", "nbf")) {
            Optional<Instant> from = NumericDate.of(claims, claim);
            if (from.filter(time -> time.minus(skew).isAfter(at)).isPresent()) {
                return late("The token holds from " + shown(from.get()) + " on (" + claim + "), which is after "
                        + shown(at) + ", the time this verification is for.");
            }
        }
        Optional<Instant> until = NumericDate.of(claims, "exp");
        return until.filter(time -> !time.plus(skew).isAfter(at)).isPresent()
                ? late("The token expired at " + shown(until.get()) + "; this verification is for " + shown(at) + ".")
                : Check.passed("dates");
    }

    private Check late(String detail) {
        return Check.failed("dates", problem(VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR, detail));
    }

    private static String shown(Instant instant) {
        return DateTimeStamp.format(instant);
    }

    /** {@code aud} against the expected domain; the check is named {@code domain}. */
    public Check domain() {
        return audience("domain", domains(), Audience.Exactly::domain, Audience.Partly::domain);
    }

    /** {@code nonce} against the expected challenge; the check is named {@code challenge}. */
    public Check challenge() {
        return audience("challenge", nonce(), Audience.Exactly::challenge, Audience.Partly::challenge);
    }

    /** {@code aud}: one text or an array of them (RFC 7519 section 4.1.3). One of none is for nobody, which is not the same as for anybody. */
    private List<Optional<String>> domains() {
        List<Optional<String>> domains =
                claims.oneOrMany("aud").stream().map(TokenChecks::text).toList();
        return domains.isEmpty() && claims.has("aud") ? List.of(Optional.empty()) : domains;
    }

    private List<Optional<String>> nonce() {
        return claims.get("nonce").stream().map(TokenChecks::text).toList();
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    private Check audience(
            String name,
            List<Optional<String>> stated,
            Function<Audience.Exactly, String> exactly,
            Function<Audience.Partly, Optional<String>> partly) {
        return expectation
                .audience()
                .fold(
                        both -> expected(name, stated, exactly.apply(both)),
                        one -> partly.apply(one)
                                .map(expected -> expected(name, stated, expected))
                                .orElseGet(() -> waived(name, one.why())),
                        nobody -> stated.isEmpty()
                                ? Check.notRequested(name)
                                : Check.undecided(
                                        name,
                                        problem(
                                                        ProofProblem.AUDIENCE_NOT_EXPECTED,
                                                        "The token was made for a " + name
                                                                + ", and the policy does not say whether that is this"
                                                                + " verifier's.")
                                                .next("Verify with the challenge and the domain that are expected.")),
                        anyone -> waived(name, anyone.why()));
    }

    private Check expected(String name, List<Optional<String>> stated, String expected) {
        boolean challenge = name.equals("challenge");
        return Set.copyOf(stated).equals(Set.of(Optional.of(expected)))
                ? Check.passed(name)
                : Check.failed(
                        name,
                        problem(
                                challenge ? DiProblem.INVALID_CHALLENGE_ERROR : DiProblem.INVALID_DOMAIN_ERROR,
                                "The token is for the " + name + " " + shown(stated) + "; expected is "
                                        + Shown.text(expected) + "."));
    }

    private static String shown(List<Optional<String>> stated) {
        return stated.isEmpty()
                ? "of nobody"
                : Shown.text(String.join(
                        ", ",
                        stated.stream().map(text -> text.orElse("(no text)")).toList()));
    }

    private Check waived(String name, String why) {
        return Check.waived(name, problem(ProofProblem.AUDIENCE_WAIVED, "The " + name + " was not looked at: " + why));
    }

    /** Whether {@code alg} is one that is taken; UNDECIDED for signatures that others verify. */
    public Check algorithm() {
        Optional<String> stated = jws.header().string("alg");
        String detail = "The token's alg is "
                + jws.header().get("alg").map(Shown::value).orElse("missing") + "; this verifier knows "
                + JwsAlgorithm.terms() + ".";
        if (statedAlgorithm().isPresent()) {
            return Check.passed("algorithm");
        }
        return stated.filter(JwsAlgorithm::isSignatureElsewhere).isPresent()
                ? Check.undecided("algorithm", problem(ProofProblem.UNKNOWN_CRYPTOSUITE, detail))
                : Check.failed(
                        "algorithm",
                        problem(
                                VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                                detail
                                        + " A token that is not signed, or with a key that all who verify"
                                        + " it have, shows nothing."));
    }

    /** The algorithm that the header names, where it is one that is taken. */
    public Optional<JwsAlgorithm> statedAlgorithm() {
        return jws.header().string("alg").flatMap(JwsAlgorithm::named);
    }

    Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail, where);
    }
}
