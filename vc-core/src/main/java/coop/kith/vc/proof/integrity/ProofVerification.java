package coop.kith.vc.proof.integrity;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyAtSigning;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One proof being verified (Data Integrity 1.0 section 4.4, steps 4 to 8). Every check that makes sense is made, so that all problems come to light at
 * once; one that was not reached is undecided, never passed. For one thread, one proof.
 */
final class ProofVerification {
    private final ProofSet proofs;
    private final int index;
    private final ProofExpectation expectation;
    private final KeyFinder keys;
    private final Cryptography cryptography;
    private final Steps steps;
    private final Forms forms;
    private final boolean inVain;
    private final List<Check> checks = new ArrayList<>();

    /** @param inVain whether it is known that the document fails, so that forms of it that only this proof needs are not made */
    ProofVerification(
            ProofSet proofs,
            int index,
            ProofExpectation expectation,
            KeyFinder keys,
            Cryptography cryptography,
            Steps steps,
            Forms forms,
            boolean inVain) {
        this.proofs = proofs;
        this.index = index;
        this.expectation = expectation;
        this.keys = keys;
        this.cryptography = cryptography;
        this.steps = steps;
        this.forms = forms;
        this.inVain = inVain;
    }

    /**
     * How it ended.
     *
     * @param covered the document that the proof holds over, without proofs; present where the signature passed
     * @param method the verification method, where it was found
     * @param held the proof, where it holds
     */
    record Verified(
            Check check, Optional<JsonObject> covered, Optional<VerificationMethod> method, Optional<HeldProof> held) {}

    Verified verify(Map<String, Cryptosuite> suites) {
        JsonObject json = proofs.proof(index);
        String type = json.string("type").orElse("");
        boolean named = type.equals(Cryptosuite.DATA_INTEGRITY_PROOF);
        if (!type.isEmpty() && !named && !isTypeOf(suites.get(type), type)) {
            add(unknown(
                    "The proof is of the type " + Shown.text(type) + "; this verifier knows "
                            + suites.values().stream()
                                    .map(Cryptosuite::proofType)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "type"));
            return ended(Optional.empty(), Optional.empty());
        }
        if (type.isEmpty()) {
            return notRead(List.of(noType()));
        }
        ProofReader.Reading reading = ProofReader.read(json);
        return reading.problems().isEmpty() || !steps.has("members")
                ? verify(reading.proof(), suites)
                : notRead(reading.problems());
    }

    private Verified notRead(List<Problem> problems) {
        add(Check.failed("members", problems));
        add(notReached());
        return ended(Optional.empty(), Optional.empty());
    }

    private static boolean isTypeOf(@Nullable Cryptosuite suite, String type) {
        return suite != null && suite.proofType().equals(type);
    }

    private Verified verify(StatedProof proof, Map<String, Cryptosuite> suites) {
        checks.add(Check.passed("members"));
        Optional<Cryptosuite> suite = suite(proof, suites);
        add(Expectations.purpose(proof, expectation.purpose()));
        add(Expectations.dates(proof, expectation.at(), expectation.skew()));
        add(Expectations.domain(proof, expectation.audience()));
        add(Expectations.challenge(proof, expectation.audience()));
        Optional<JsonObject> signed = previous(proof);
        KeyAtSigning.Judged now = keyNow(proof);
        boolean ofItsOwn = !proof.previous().isEmpty() && steps.has("previous-proof");
        if (suite.isEmpty() || signed.isEmpty() || now.key().isEmpty() || (inVain && ofItsOwn)) {
            add(now.check());
            add(notReached());
            return ended(Optional.empty(), now.key().map(KeyFinder.Found::method));
        }
        Result<JsonObject> covered = forms.covered(suite.get(), signed.get(), proof.options());
        Signature signature = signature(proof, suite.get(), now, covered);
        KeyFinder.Found key = signature.by();
        add(signature.key().check());
        add(signature.check());
        boolean held = signature.check().outcome() == Outcome.PASSED || !steps.has("signature");
        Optional<VerificationMethod> method = Optional.of(key.method());
        return held
                ? covered.fold(document -> held(proof, key, document), no -> ended(Optional.empty(), method))
                : ended(Optional.empty(), method);
    }

    /** How the check of the signature ended, and the key that it ended with. */
    private record Signature(Check check, KeyAtSigning.Judged key) {
        KeyFinder.Found by() {
            return key.key().orElseThrow();
        }
    }

    /**
     * With the key found and, where that one fails, with the one that replaced it since a cache took it in, and last with the one that it replaced, where the policy
     * looks at such keys.
     */
    private Signature signature(
            StatedProof proof, Cryptosuite suite, KeyAtSigning.Judged now, Result<JsonObject> covered) {
        KeyFinder.Found key = now.key().orElseThrow();
        Signature first = new Signature(check(proof, suite, key, covered), now);
        if (first.check().outcome() != Outcome.FAILED || !covered.isOk()) {
            return first;
        }
        Signature newest = keys.newer(key, expectation.purpose(), expectation.at())
                .map(newer -> new Signature(
                        check(proof, suite, newer, covered)
                                .with("key", "read again, since a kept document had another"),
                        KeyAtSigning.Judged.now(newer)))
                .orElse(first);
        return newest.check().outcome() != Outcome.FAILED
                ? newest
                : keyThen(proof, List.of())
                        .filter(then -> then.key()
                                .filter(old -> !old.key().equals(newest.by().key()))
                                .isPresent())
                        .map(then ->
                                new Signature(check(proof, suite, then.key().orElseThrow(), covered), then))
                        .filter(old -> old.check().outcome() == Outcome.PASSED)
                        .orElse(newest);
    }

    private Check check(StatedProof proof, Cryptosuite suite, KeyFinder.Found key, Result<JsonObject> covered) {
        return covered.flatMap(document -> signature(proof, suite, key, document))
                .fold(check -> check, problems -> Check.failed("signature", problems));
    }

    private Verified held(StatedProof proof, KeyFinder.Found key, JsonObject covered) {
        HeldProof held = new HeldProof(
                proofs.where(index),
                proof.cryptosuite(),
                key.method(),
                key.key().type(),
                proof.created(),
                covered.without("proof"),
                key.delegate());
        return new Verified(checked(), Optional.of(covered), Optional.of(key.method()), Optional.of(held));
    }

    private Optional<Cryptosuite> suite(StatedProof proof, Map<String, Cryptosuite> suites) {
        Cryptosuite suite = suites.get(proof.cryptosuite());
        if (suite != null && isTypeOf(suite, proof.type())) {
            checks.add(Check.passed("suite"));
            return Optional.of(suite);
        }
        if (!steps.has("suite")) {
            return suites.values().stream()
                    .filter(Cryptosuite.Simple.class::isInstance)
                    .findFirst();
        }
        add(unknown(
                "The proof is of the cryptosuite " + Shown.text(proof.cryptosuite()) + "; this verifier knows "
                        + String.join(", ", suites.keySet()) + ".",
                "cryptosuite"));
        return Optional.empty();
    }

    /** The document that the proof was made over: with the proofs it follows. */
    private Optional<JsonObject> previous(StatedProof proof) {
        if (!steps.has("previous-proof")) {
            return Optional.of(proofs.unsecured());
        }
        if (proofs.followsItself(index)) {
            add(Check.failed(
                    "previous-proof",
                    problem(
                            DiProblem.PROOF_VERIFICATION_ERROR,
                            "The proofs follow one another in a circle, so none of them can have been the first.",
                            "previousProof")));
            return Optional.empty();
        }
        return proofs.securedBefore(proof.previous())
                .fold(
                        document -> {
                            checks.add(
                                    proof.previous().isEmpty()
                                            ? Check.notRequested("previous-proof")
                                            : Check.passed("previous-proof"));
                            return Optional.of(document);
                        },
                        problems -> {
                            checks.add(Check.failed("previous-proof", problems));
                            return Optional.empty();
                        });
    }

    private KeyAtSigning.Judged keyNow(StatedProof proof) {
        return keys.find(proof.verificationMethod(), expectation.purpose(), expectation.at())
                .fold(
                        KeyAtSigning.Judged::now,
                        refused -> keyThen(proof, refused.problems())
                                .orElseGet(() -> new KeyAtSigning.Judged(
                                        Check.failed("key", refused.problems()), Optional.empty())),
                        unavailable -> new KeyAtSigning.Judged(
                                Check.undecided("key", unavailable.problems()), Optional.empty()));
    }

    /** The key by the history of its DID; empty where the policy has no use for keys of the past. */
    private Optional<KeyAtSigning.Judged> keyThen(StatedProof proof, List<Problem> refused) {
        return expectation
                .rotated()
                .map(rotated -> new KeyAtSigning(keys, expectation.purpose(), rotated, expectation.skew())
                        .judge(proof.verificationMethod(), proof.created(), refused));
    }

    private Result<Check> signature(StatedProof proof, Cryptosuite suite, KeyFinder.Found found, JsonObject covered) {
        KeyType type = found.key().type();
        if (!type.signs() || !suite.signsWith(SignatureAlgorithm.of(type))) {
            return Result.refused(problem(
                    DiProblem.PROOF_VERIFICATION_ERROR,
                    "The key " + found.method().id() + " is of the kind " + type + ", which " + suite.id()
                            + " does not sign with.",
                    "verificationMethod"));
        }
        if (proof.proofValue().isEmpty()) {
            return Result.refused(
                    problem(DiProblem.PROOF_VERIFICATION_ERROR, "The proof has no proofValue.", "proofValue"));
        }
        String value = proof.proofValue().get();
        Result<Check> check = suite instanceof Cryptosuite.Selective selective
                ? selective
                        .verify(covered, proof.options(), value, found.key(), cryptography)
                        .fold(Result::ok, problems -> Result.refused(Hashing.transformationErrors(problems)))
                : simple(proof.options(), value, (Cryptosuite.Simple) suite, found.key(), covered);
        return check.map(signature -> named(found, signature));
    }

    private Result<Check> simple(
            JsonObject options, String value, Cryptosuite.Simple suite, PublicKey key, JsonObject covered) {
        Recipe recipe = suite.recipe(key.type()).orElseThrow();
        return suite.alphabet()
                .decode(value, recipe.algorithm().signatureLength())
                .flatMap(signature -> Hashing.hashData(suite, recipe, covered, options, forms)
                        .map(hashData -> cryptography.verify(key, recipe.algorithm(), hashData, signature)));
    }

    private Check named(KeyFinder.Found found, Check check) {
        if (check.outcome() != Outcome.FAILED) {
            return new Check("signature", check.outcome(), check.problem(), check.parts(), check.facts());
        }
        return Check.failed(
                "signature",
                problem(
                                DiProblem.PROOF_VERIFICATION_ERROR,
                                "The signature is not one by " + found.method().id()
                                        + " over this document: the document or its proof was changed after it was"
                                        + " signed, or another key signed it.",
                                "proofValue")
                        .next("Ask the issuer for the document again, and pass it on without changing a letter."));
    }

    private static Check notReached() {
        return Check.undecided(
                "signature",
                problem(
                        ProofProblem.NOT_REACHED,
                        "The signature was not checked, because a check before it did not pass.",
                        "proofValue"));
    }

    private static Check unknown(String detail, String member) {
        return Check.undecided(
                "suite",
                problem(ProofProblem.UNKNOWN_CRYPTOSUITE, detail, member)
                        .next("Verify it with software that knows this kind of proof, or ask for a proof of a kind"
                                + " known here."));
    }

    private static Problem noType() {
        return problem(
                DiProblem.PROOF_VERIFICATION_ERROR,
                "The proof's type must be a string such as DataIntegrityProof.",
                "type");
    }

    static Problem problem(ProblemType type, String detail, String member) {
        return Problem.of(type, detail, coop.kith.problem.JsonPointer.of(member));
    }

    /** Problems of the proof's members get their place in the document. */
    private void add(Check check) {
        checks.add(check.under(proofs.where(index)));
    }

    private Verified ended(Optional<JsonObject> covered, Optional<VerificationMethod> method) {
        return new Verified(checked(), covered, method, Optional.empty());
    }

    private Check checked() {
        return Check.of("proof", steps.counted(checks));
    }
}
