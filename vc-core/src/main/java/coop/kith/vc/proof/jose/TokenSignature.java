package coop.kith.vc.proof.jose;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.KeyAtSigning;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofProblem;
import java.util.List;
import java.util.Optional;

/**
 * Whether a token is signed by the key that the DID document lists under its {@code kid}, for the purpose that is expected. Immutable, safe for many threads as far as
 * the {@link KeyFinder} is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-5.2">RFC 7515, section 5.2</a>
 */
public record TokenSignature(TokenChecks token, KeyFinder keys, Cryptography cryptography) {
    /**
     * How it ended.
     *
     * @param checks {@code algorithm}, {@code key} and {@code signature}
     * @param key that was found, whether or not it signed
     */
    public record Signed(List<Check> checks, Optional<KeyFinder.Found> key) {
        public Signed {
            checks = List.copyOf(checks);
        }
    }

    /** How a key fared. */
    private record Tried(Check check, KeyAtSigning.Judged key) {}

    public Signed verify() {
        return verify(keyNow(), token.statedAlgorithm());
    }

    /** With the algorithm of the key, whatever the header says: for the test that shows what only the check of the algorithm refuses. */
    Signed verifyWithTheKeysAlgorithm() {
        KeyAtSigning.Judged now = keyNow();
        return verify(
                now,
                now.key()
                        .flatMap(key ->
                                JwsAlgorithm.of(SignatureAlgorithm.of(key.key().type()))));
    }

    private Signed verify(KeyAtSigning.Judged now, Optional<JwsAlgorithm> algorithm) {
        Check stated = token.algorithm();
        if (algorithm.isEmpty() || now.key().isEmpty()) {
            return new Signed(List.of(stated, now.check(), notReached()), now.key());
        }
        Tried tried = tried(algorithm.get(), now);
        return new Signed(
                List.of(stated, tried.key().check(), tried.check()), tried.key().key());
    }

    private KeyAtSigning.Judged keyNow() {
        return keys.find(
                        token.kid().orElse(""),
                        token.expectation().purpose(),
                        token.expectation().at())
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
        return token.expectation()
                .rotated()
                .map(rotated -> new KeyAtSigning(
                                keys,
                                token.expectation().purpose(),
                                rotated,
                                token.expectation().skew())
                        .judge(token.kid().orElse(""), NumericDate.of(token.claims(), "iat"), refused));
    }

    private List<Problem> placed(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.type(), problem.detail(), token.where(), problem.context()))
                .toList();
    }

    /** With the key found, with the one that replaced it since a cache took it in, and last with one that it replaced, where the policy looks at such keys. */
    private Tried tried(JwsAlgorithm algorithm, KeyAtSigning.Judged now) {
        KeyFinder.Found key = now.key().orElseThrow();
        Tried first = new Tried(signature(algorithm, key), now);
        if (first.check().outcome() != Outcome.FAILED) {
            return first;
        }
        return keys.newer(
                        key, token.expectation().purpose(), token.expectation().at())
                .map(newer -> new Tried(
                        signature(algorithm, newer).with("key", "read again, since a kept document had another"),
                        KeyAtSigning.Judged.now(newer)))
                .filter(newest -> newest.check().outcome() != Outcome.FAILED)
                .or(() -> keyThen(List.of())
                        .filter(then -> then.key().isPresent())
                        .map(then -> new Tried(signature(algorithm, then.key().orElseThrow()), then))
                        .filter(then -> then.check().outcome() == Outcome.PASSED))
                .orElse(first);
    }

    private Check signature(JwsAlgorithm stated, KeyFinder.Found found) {
        return by(found.key(), found.method().id().toString(), stated, token, cryptography);
    }

    /**
     * Whether the token is signed by this key, wherever it comes from; the check is named {@code signature}.
     *
     * @param name of the key, for the problem
     */
    public static Check by(
            PublicKey key, String name, JwsAlgorithm stated, TokenChecks token, Cryptography cryptography) {
        KeyType type = key.type();
        if (!type.signs() || SignatureAlgorithm.of(type) != stated.algorithm()) {
            return Check.failed(
                    "signature",
                    token.problem(
                            VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                            "The key " + name + " is of the kind " + type + ", which does not sign with "
                                    + stated.term() + "."));
        }
        Check check = cryptography.verify(
                key,
                stated.algorithm(),
                token.jws().signingInput().toArray(),
                token.jws().signature().toArray());
        return check.outcome() != Outcome.FAILED
                ? check
                : Check.failed(
                        "signature",
                        token.problem(
                                        VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR,
                                        "The signature is not one by "
                                                + name
                                                + " over this token: it was changed after it was signed, or another key"
                                                + " signed it.")
                                .next("Ask for the token again, and pass it on without changing a letter."));
    }

    private Check notReached() {
        return Check.undecided(
                "signature",
                token.problem(
                        ProofProblem.NOT_REACHED,
                        "The signature was not checked, because a check before it did not pass."));
    }
}
