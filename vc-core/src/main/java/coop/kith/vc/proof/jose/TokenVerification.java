package coop.kith.vc.proof.jose;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyAtSigning;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One token being verified. Every check that makes sense is made, so that all problems come to light at once; one that was not reached is undecided, never passed.
 * For one thread, one token.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#alg-jose">VC-JOSE-COSE 1.0, section 5.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
final class TokenVerification {
    /**
     * What a header must not have: other keys than the one that the DID document lists, other rules for what is signed, and demands that this verifier does not
     * know, of which there are as many as it is asked for.
     */
    private static final List<String> REFUSED = List.of("crit", "b64", "jwk", "jku", "x5c", "x5u", "enc", "zip");

    private static final JsonPointer WHERE = JsonPointer.of("id");

    private final StatedToken token;
    private final ProofExpectation expectation;
    private final JoseEnvelopes with;
    private final List<Check> checks = new ArrayList<>();

    TokenVerification(StatedToken token, ProofExpectation expectation, JoseEnvelopes with) {
        this.token = token;
        this.expectation = expectation;
        this.with = with;
    }

    ProofCheck verify() {
        checks.add(header());
        checks.add(type());
        checks.add(claims());
        checks.add(dates());
        checks.add(audience("domain", domains(), Audience.Exactly::domain, Audience.Partly::domain));
        checks.add(audience("challenge", nonce(), Audience.Exactly::challenge, Audience.Partly::challenge));
        Optional<JwsAlgorithm> algorithm = algorithm();
        KeyAtSigning.Judged now = keyNow();
        if (with.leavesOut("algorithm")) {
            algorithm = now.key()
                    .flatMap(key ->
                            JwsAlgorithm.of(SignatureAlgorithm.of(key.key().type())));
        }
        if (algorithm.isEmpty() || now.key().isEmpty()) {
            checks.add(now.check());
            checks.add(notReached());
            return ended(now.key().map(KeyFinder.Found::method));
        }
        Signed signed = signed(algorithm.get(), now);
        checks.add(signed.key().check());
        checks.add(signed.check());
        return ended(signed.key().key().map(KeyFinder.Found::method), signed.key());
    }

    private Check header() {
        List<Problem> problems = new ArrayList<>();
        for (String name : refused(token.jws().header())) {
            problems.add(problem(
                    VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                    "The header has " + name
                            + ", which is not taken: the key is the one that the DID document lists as kid,"
                            + " and the payload is signed as it stands."));
        }
        Optional<DidUrl> key = kid().flatMap(kid -> DidUrl.parse(kid).fold(Optional::of, no -> Optional.empty()));
        if (key.flatMap(DidUrl::fragment).isEmpty()) {
            problems.add(problem(
                    VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                    "The header's kid is "
                            + token.jws().header().get("kid").map(Shown::value).orElse("missing")
                            + ", where the DID URL of a key belongs, with its fragment."));
        }
        return problems.isEmpty() ? Check.passed("header") : Check.failed("header", problems);
    }

    static List<String> refused(JsonObject header) {
        return REFUSED.stream().filter(header::has).toList();
    }

    private Optional<String> kid() {
        return token.jws().header().string("kid");
    }

    /** RFC 8725 section 3.11: a token for one thing is not taken for another. */
    private Check type() {
        String expected = "application/" + token.kind().type();
        List<String> claimed =
                List.of("vc", "vp").stream().filter(token.claims()::has).toList();
        Optional<String> content = StatedToken.mediaType(token.jws().header(), "cty");
        if (content.filter(
                        stated -> !stated.equals("application/" + token.kind().claim()))
                .isPresent()) {
            return failedType("Its cty is " + Shown.text(content.get()) + ", and it would have to be \""
                    + token.kind().claim() + "\".");
        }
        if (!token.isOlderForm()) {
            return token.type().equals(Optional.of(expected)) && claimed.isEmpty()
                    ? Check.passed("type")
                    : failedType("Its typ is " + token.type().map(Shown::text).orElse("missing")
                            + (claimed.isEmpty() ? "" : ", with a claim " + String.join(" and ", claimed))
                            + "; it would have to be \"" + token.kind().type()
                            + "\", and the payload the document itself.");
        }
        boolean older = token.mediaType().equals(StatedToken.ANY_TOKEN)
                && claimed.equals(List.of(token.kind().claim()))
                && token.claims().object(token.kind().claim()).isPresent();
        if (!older) {
            return failedType("Its typ is " + token.type().map(Shown::text).orElse("missing") + ", where \""
                    + token.kind().type() + "\" belongs.");
        }
        return with.olderForm()
                .map(why -> Check.waived(
                        "type",
                        problem(
                                ProofProblem.TOKEN_FORM_WAIVED,
                                "That the token does not say by its typ what it is for was let pass: " + why)))
                .orElseGet(
                        () -> failedType("It is in the form of version 1.1, whose typ does not say what it is for."));
    }

    private static Check failedType(String detail) {
        return Check.failed(
                "type",
                problem(VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR, "The token was not made for this. " + detail)
                        .next("Ask for a token as VC-JOSE-COSE has it."));
    }

    private Check claims() {
        List<Problem> problems = Agreement.problems(token);
        if (!problems.isEmpty()) {
            return Check.failed("claims", problems);
        }
        return token.document().has("proof")
                ? Check.undecided(
                        "claims",
                        problem(
                                        ProofProblem.SECURED_TWICE,
                                        "What is in the token has a proof of its own, which nobody looked at.")
                                .next("Ask for the one or the other."))
                : Check.passed("claims");
    }

    /** {@code iat} and {@code nbf} are not after, {@code exp} is after the time asked for (RFC 7519 section 4.1), each within the skew. */
    private Check dates() {
        Instant at = expectation.at();
        Duration skew = expectation.skew();
        for (String claim : List.of("iat", "nbf")) {
            Optional<Instant> from = token.time(claim);
            if (from.filter(time -> time.minus(skew).isAfter(at)).isPresent()) {
                return late("The token holds from " + shown(from.get()) + " on (" + claim + "), which is after "
                        + shown(at) + ", the time this verification is for.");
            }
        }
        Optional<Instant> until = token.time("exp");
        return until.filter(time -> !time.plus(skew).isAfter(at)).isPresent()
                ? late("The token expired at " + shown(until.get()) + "; this verification is for " + shown(at) + ".")
                : Check.passed("dates");
    }

    private static Check late(String detail) {
        return Check.failed("dates", problem(VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR, detail));
    }

    private static String shown(Instant instant) {
        return DateTimeStamp.format(instant);
    }

    /** {@code aud}: one text or an array of them (RFC 7519 section 4.1.3). One of none is for nobody, which is not the same as for anybody. */
    private List<Optional<String>> domains() {
        List<Optional<String>> domains = token.claims().oneOrMany("aud").stream()
                .map(TokenVerification::text)
                .toList();
        return domains.isEmpty() && token.claims().has("aud") ? List.of(Optional.empty()) : domains;
    }

    private List<Optional<String>> nonce() {
        return token.claims().get("nonce").stream().map(TokenVerification::text).toList();
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

    private static Check expected(String name, List<Optional<String>> stated, String expected) {
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

    private static Check waived(String name, String why) {
        return Check.waived(name, problem(ProofProblem.AUDIENCE_WAIVED, "The " + name + " was not looked at: " + why));
    }

    private Optional<JwsAlgorithm> algorithm() {
        Optional<String> stated = token.jws().header().string("alg");
        Optional<JwsAlgorithm> known = stated.flatMap(JwsAlgorithm::named);
        String detail = "The token's alg is "
                + token.jws().header().get("alg").map(Shown::value).orElse("missing") + "; this verifier knows "
                + JwsAlgorithm.terms() + ".";
        checks.add(
                known.isPresent()
                        ? Check.passed("algorithm")
                        : stated.filter(JwsAlgorithm::isSignatureElsewhere).isPresent()
                                ? Check.undecided("algorithm", problem(ProofProblem.UNKNOWN_CRYPTOSUITE, detail))
                                : Check.failed(
                                        "algorithm",
                                        problem(
                                                VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                                                detail
                                                        + " A token that is not signed, or with a key that all who verify"
                                                        + " it have, shows nothing.")));
        return known;
    }

    private KeyAtSigning.Judged keyNow() {
        String kid = kid().orElse("");
        return with.keys()
                .find(kid, expectation.purpose(), expectation.at())
                .fold(
                        KeyAtSigning.Judged::now,
                        refused -> keyThen(refused.problems())
                                .orElseGet(() -> new KeyAtSigning.Judged(
                                        Check.failed("key", placed(refused.problems())), Optional.empty())),
                        unavailable -> new KeyAtSigning.Judged(
                                Check.undecided("key", placed(unavailable.problems())), Optional.empty()));
    }

    /** The key by the history of its DID; empty where the policy has no use for keys of the past. */
    private Optional<KeyAtSigning.Judged> keyThen(List<Problem> refused) {
        return expectation
                .rotated()
                .map(rotated -> new KeyAtSigning(with.keys(), expectation.purpose(), rotated, expectation.skew())
                        .judge(kid().orElse(""), token.time("iat"), refused));
    }

    private static List<Problem> placed(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.type(), problem.detail(), WHERE, problem.context()))
                .toList();
    }

    /** How the check of the signature ended, and the key that it ended with. */
    private record Signed(Check check, KeyAtSigning.Judged key) {}

    /** With the key found, with the one that replaced it since a cache took it in, and last with one that it replaced, where the policy looks at such keys. */
    private Signed signed(JwsAlgorithm algorithm, KeyAtSigning.Judged now) {
        KeyFinder.Found key = now.key().orElseThrow();
        Signed first = new Signed(signature(algorithm, key), now);
        if (first.check().outcome() != Outcome.FAILED) {
            return first;
        }
        return with.keys()
                .newer(key, expectation.purpose(), expectation.at())
                .map(newer -> new Signed(
                        signature(algorithm, newer).with("key", "read again, since a kept document had another"),
                        KeyAtSigning.Judged.now(newer)))
                .filter(newest -> newest.check().outcome() != Outcome.FAILED)
                .or(() -> keyThen(List.of())
                        .filter(then -> then.key().isPresent())
                        .map(then -> new Signed(signature(algorithm, then.key().orElseThrow()), then))
                        .filter(then -> then.check().outcome() == Outcome.PASSED))
                .orElse(first);
    }

    private Check signature(JwsAlgorithm stated, KeyFinder.Found found) {
        KeyType type = found.key().type();
        if (!type.signs() || SignatureAlgorithm.of(type) != stated.algorithm()) {
            return Check.failed(
                    "signature",
                    problem(
                            VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                            "The key " + found.method().id() + " is of the kind " + type + ", which does not sign with "
                                    + stated.term() + "."));
        }
        Cryptography cryptography = with.cryptography();
        Check check = cryptography.verify(
                found.key(),
                stated.algorithm(),
                token.jws().signingInput().toArray(),
                token.jws().signature().toArray());
        return check.outcome() != Outcome.FAILED
                ? check
                : Check.failed(
                        "signature",
                        problem(
                                        VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                                        "The signature is not one by "
                                                + found.method().id()
                                                + " over this token: it was changed after it was signed, or another key"
                                                + " signed it.")
                                .next("Ask for the token again, and pass it on without changing a letter."));
    }

    private static Check notReached() {
        return Check.undecided(
                "signature",
                problem(
                        ProofProblem.NOT_REACHED,
                        "The signature was not checked, because a check before it did not pass."));
    }

    static Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail, WHERE);
    }

    private ProofCheck ended(Optional<VerificationMethod> method) {
        return ProofCheck.without(checked(), method.stream().toList());
    }

    private ProofCheck ended(Optional<VerificationMethod> method, KeyAtSigning.Judged key) {
        Check check = checked();
        if (check.outcome() != Outcome.PASSED) {
            return ProofCheck.without(check, method.stream().toList());
        }
        KeyFinder.Found found = key.key().orElseThrow();
        JsonObject document = token.document();
        HeldProof held = new HeldProof(
                WHERE,
                token.isOlderForm() ? "jwt" : token.kind().type(),
                found.method(),
                found.key().type(),
                token.time("iat"),
                document.without("proof"),
                found.delegate());
        return new ProofCheck(check, Optional.of(document), List.of(found.method()), List.of(held));
    }

    private Check checked() {
        return Check.of(JoseEnvelopes.NAME, List.of(Check.of("proof", with.counted(checks))));
    }
}
