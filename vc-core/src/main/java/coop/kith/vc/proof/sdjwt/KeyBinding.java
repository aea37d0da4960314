package coop.kith.vc.proof.sdjwt;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.jose.NumericDate;
import coop.kith.vc.proof.jose.TokenChecks;
import coop.kith.vc.proof.jose.TokenSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether whoever presents an SD-JWT is whom its issuer made it out to (RFC 9901 section 7.3). Who demands a challenge or a domain demands a key binding: that it is missing is a
 * failure, whatever was sent, since anybody can take it off. Who demands neither gets none checked, and one that is there all the same is for somebody else.
 *
 * <p>The key is the one in {@code cnf} of what the issuer signed: a {@code jwk}, or the DID URL of a key as {@code kid}, which its DID lists for authentication.
 */
final class KeyBinding {
    static final String NAME = "key-binding";

    /** Time enough to let somebody choose what to show and to send it over a slow line; longer, and a stolen answer lasts. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final JsonPointer CONFIRMATION = JsonPointer.of("cnf");

    private final SdJwt sdJwt;
    private final ProofExpectation expectation;
    private final KeyFinder keys;
    private final Cryptography cryptography;
    private final JsonPointer where;

    KeyBinding(
            SdJwt sdJwt, ProofExpectation expectation, KeyFinder keys, Cryptography cryptography, JsonPointer where) {
        this.sdJwt = sdJwt;
        this.expectation = expectation;
        this.keys = keys;
        this.cryptography = cryptography;
        this.where = where;
    }

    /** The holder's key, or the check that says why there is none. */
    private record Holder(Check check, Optional<PublicKey> key) {}

    Check verify() {
        return sdJwt.keyBinding().map(this::verify).orElseGet(this::missing);
    }

    private Check missing() {
        Check refused = Check.failed(
                NAME,
                problem(
                                SdJwtProblem.KEY_BINDING_MISSING,
                                "Nothing shows that whoever presents it is its holder: there is no key binding behind the"
                                        + " last tilde.")
                        .next("Ask the holder for a key binding with the challenge and the domain that are expected."));
        return expectation
                .audience()
                .fold(
                        exactly -> refused,
                        partly -> refused,
                        nobody -> Check.notRequested(NAME),
                        anyone -> Check.waived(
                                NAME,
                                problem(
                                        ProofProblem.AUDIENCE_WAIVED,
                                        "Whether whoever presents it is its holder was not looked at: "
                                                + anyone.why())));
    }

    private Check verify(KeyBindingToken binding) {
        TokenChecks token = new TokenChecks(binding.jws(), binding.claims(), expectation, where);
        List<Problem> headers = token.refusedHeaders();
        List<Check> checks = new ArrayList<>();
        checks.add(headers.isEmpty() ? Check.passed("header") : Check.failed("header", headers));
        checks.add(type(binding));
        checks.add(claims(binding.claims()));
        checks.add(token.dates());
        checks.add(age(binding.claims()));
        checks.add(token.domain());
        checks.add(token.challenge());
        checks.add(shown(binding.claims()));
        checks.add(token.algorithm());
        Holder holder = holder();
        checks.add(holder.check());
        checks.add(
                holder.key().isEmpty() || token.statedAlgorithm().isEmpty()
                        ? Check.undecided(
                                "signature",
                                problem(
                                        ProofProblem.NOT_REACHED,
                                        "The signature was not checked, because a check before it did not pass."))
                        : TokenSignature.by(
                                holder.key().get(),
                                "in cnf",
                                token.statedAlgorithm().get(),
                                token,
                                cryptography));
        return Check.of(NAME, checks);
    }

    private Check type(KeyBindingToken binding) {
        Optional<String> stated = TokenChecks.mediaType(binding.jws().header(), "typ");
        return stated.equals(Optional.of("application/" + KeyBindingToken.TYPE))
                ? Check.passed("type")
                : Check.failed(
                        "type",
                        problem(
                                VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                                "The holder's token was not made for this: its typ is "
                                        + stated.map(Shown::text).orElse("missing") + ", where \""
                                        + KeyBindingToken.TYPE + "\" belongs."));
    }

    /** {@code aud} is one text and not an array, unlike in other tokens (RFC 9901 section 4.3). */
    private Check claims(JsonObject claims) {
        List<Problem> problems = new ArrayList<>();
        for (String text : List.of("aud", "nonce", "sd_hash")) {
            if (claims.get(text).filter(JsonString.class::isInstance).isEmpty()) {
                problems.add(unfit(claims, text, "a text"));
            }
        }
        if (NumericDate.of(claims, "iat").isEmpty()) {
            problems.add(unfit(claims, "iat", "a time in seconds"));
        }
        for (String time : List.of("nbf", "exp")) {
            if (claims.has(time) && NumericDate.of(claims, time).isEmpty()) {
                problems.add(unfit(claims, time, "a time in seconds"));
            }
        }
        return problems.isEmpty() ? Check.passed("claims") : Check.failed("claims", problems);
    }

    private Problem unfit(JsonObject claims, String name, String instead) {
        return problem(
                VcProblem.MALFORMED_VALUE_ERROR,
                "In the key binding, " + name + " is "
                        + claims.get(name).map(Shown::value).orElse("missing") + ", where " + instead + " belongs.");
    }

    /** Not of long ago; where copies are taken, of any time. What is not a time at all, {@link #claims} refuses. */
    private Check age(JsonObject claims) {
        if (expectation.audience() instanceof Audience.Anyone anyone) {
            return Check.waived(
                    "age",
                    problem(
                            ProofProblem.AUDIENCE_WAIVED,
                            "How old the key binding is was not looked at: " + anyone.why()));
        }
        Instant oldest = expectation.at().minus(LONGEST).minus(expectation.skew());
        return NumericDate.of(claims, "iat")
                .filter(made -> made.isBefore(oldest))
                .map(made -> Check.failed(
                        "age",
                        problem(
                                        SdJwtProblem.KEY_BINDING_BROKEN,
                                        "The key binding was made at " + DateTimeStamp.format(made) + ", more than "
                                                + LONGEST.toMinutes() + " minutes before "
                                                + DateTimeStamp.format(expectation.at()) + ".")
                                .next("Give the holder a new challenge, and ask again.")))
                .orElseGet(() -> Check.passed("age"));
    }

    /** Over exactly what was sent: with one disclosure more or less it is another text. */
    private Check shown(JsonObject claims) {
        String hash = sdJwt.hash().digest(sdJwt.shown());
        return claims.get("sd_hash").equals(Optional.<JsonValue>of(new JsonString(hash)))
                ? Check.passed("sd-hash")
                : Check.failed(
                        "sd-hash",
                        problem(
                                        SdJwtProblem.KEY_BINDING_BROKEN,
                                        "The key binding was made for another SD-JWT, or for other disclosures of this"
                                                + " one.")
                                .next("Ask the holder to present it again."));
    }

    private Holder holder() {
        Optional<JsonObject> confirmation = sdJwt.processed().claims().object("cnf");
        Optional<JsonObject> jwk = confirmation.flatMap(cnf -> cnf.object("jwk"));
        Optional<String> kid = confirmation.flatMap(cnf -> cnf.string("kid"));
        if (confirmation.isEmpty()) {
            return without(Check.failed(
                    "key",
                    problem(
                            SdJwtProblem.KEY_BINDING_MISSING,
                            "The issuer names no key in cnf, so nobody can show that it is theirs.")));
        }
        if (jwk.isPresent() && kid.isPresent()) {
            return without(Check.failed(
                    "key",
                    problem(VcProblem.MALFORMED_VALUE_ERROR, "Both jwk and kid stand in cnf, where one belongs.")));
        }
        return jwk.map(this::stated)
                .or(() -> kid.map(this::found))
                .orElseGet(() -> without(Check.undecided(
                        "key",
                        problem(
                                        ProofProblem.KEY_LOCATION_NOT_SUPPORTED,
                                        "The holder's key is confirmed in a way that this verifier does not know; it knows"
                                                + " jwk and kid.")
                                .next("Ask the issuer for one with the holder's jwk in cnf."))));
    }

    private Holder stated(JsonObject jwk) {
        return Jwk.decode(jwk)
                .fold(
                        key -> new Holder(Check.passed("key"), Optional.of(key)),
                        problems -> without(Check.failed("key", placed(problems))));
    }

    private Holder found(String kid) {
        return keys.find(kid, ProofPurpose.AUTHENTICATION, expectation.at())
                .fold(
                        found -> new Holder(found.check(), Optional.of(found.key())),
                        refused -> without(Check.failed("key", placed(refused.problems()))),
                        unavailable -> without(Check.undecided("key", placed(unavailable.problems()))));
    }

    private static Holder without(Check check) {
        return new Holder(check, Optional.empty());
    }

    private List<Problem> placed(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.under(CONFIRMATION).under(where))
                .toList();
    }

    private Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail, where);
    }
}
