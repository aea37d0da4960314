package coop.kith.vc.proof.integrity;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.SecuringMechanism;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Data Integrity 1.0: proofs inside the document they secure. Immutable, safe for many threads.
 *
 * <p>Every proof on a document must hold; one that does not makes the whole document fail, and one that cannot be judged leaves it undecided. This is
 * stricter than section 4.5, which lets a verifier choose a subset: a verifier that ignores a broken proof cannot say why it is there.
 *
 * <p>A proof with a {@code previousProof} signs the proofs it names together with the document (section 4.3), so those are put back, in the order in which
 * the document lists them, before the document is hashed. A proof without one signs the document without any proof. Such a proof behind one that fails is not
 * hashed any more: the document fails anyway, and each of them needs a form of the document of its own.
 *
 * <p>What was verified may be less than what was received: see {@link Transformation#covered}. The document handed on is the part that is covered, over
 * which every proof holds again; proofs that cover different parts make the document fail.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#algorithms">Data Integrity 1.0, section 4</a>
 */
public final class DataIntegrity implements SecuringMechanism {
    /** The most proofs that are looked at on one document: each may cost a DID resolution and a pass over the document. */
    public static final int MOST_PROOFS = 16;

    /** The name of the check that all proofs are parts of. */
    public static final String NAME = "proofs";

    private static final String CONTEXT = "@context";

    private final Map<String, Cryptosuite> suites;
    private final KeyFinder keys;
    private final Cryptography cryptography;
    private final Steps steps;

    private DataIntegrity(Map<String, Cryptosuite> suites, KeyFinder keys, Cryptography cryptography, Steps steps) {
        this.suites = suites;
        this.keys = keys;
        this.cryptography = cryptography;
        this.steps = steps;
    }

    /** With these suites and no others. Throws IllegalArgumentException when two have the same id. */
    public static DataIntegrity of(
            Collection<? extends Cryptosuite> suites, KeyFinder keys, Cryptography cryptography) {
        Map<String, Cryptosuite> byId = new TreeMap<>();
        for (Cryptosuite suite : suites) {
            if (byId.put(suite.id(), suite) != null) {
                throw new IllegalArgumentException("two cryptosuites are named " + suite.id());
            }
        }
        return new DataIntegrity(byId, keys, cryptography, Steps.ALL);
    }

    /** The same suites and cryptography with another finder. */
    public DataIntegrity with(KeyFinder other) {
        return new DataIntegrity(suites, other, cryptography, steps);
    }

    /** This mechanism without one step of its verification: for the test that shows what only that step refuses. */
    DataIntegrity without(String step) {
        return new DataIntegrity(suites, keys, cryptography, steps.without(step));
    }

    /**
     * The document with one more proof on it (sections 4.2 and 4.3); proofs that are there stay. Refused with PROOF_GENERATION_ERROR where the signer's key
     * is not one of the suite's, a previous proof is not there, or there are {@value #MOST_PROOFS} proofs already; with PROOF_TRANSFORMATION_ERROR where
     * the document has no canonical form.
     */
    public static Result<JsonObject> add(JsonObject document, ProofOptions options, Signer signer) {
        return ProofAddition.add(document, options, signer);
    }

    /**
     * What a holder shows of a document: what the issuer demands and what {@code selected} points to, with a derived proof in place of the first proof from which
     * parts can be shown. Other proofs, which cover the whole, are left out. Refused with PROOF_GENERATION_ERROR where there is no such proof, it follows another, a pointer
     * points to nothing (vc-di-ecdsa 1.0 section 3.4.12) or the document's parts cannot be told apart; with PROOF_VERIFICATION_ERROR where the proof's value is not a base
     * proof's; with PROOF_TRANSFORMATION_ERROR where the part would say something else by itself, or is too much work. Nothing is verified here.
     */
    public static Result<JsonObject> derive(
            JsonObject secured, List<JsonPointer> selected, Collection<? extends Cryptosuite> suites) {
        return ProofDerivation.derive(secured, selected, suites);
    }

    @Override
    public boolean claims(JsonObject document) {
        return document.has("proof");
    }

    @Override
    public ProofCheck verify(JsonObject secured, ProofExpectation expectation) {
        return ProofSet.read(secured)
                .fold(
                        proofs -> verify(secured, proofs, expectation),
                        problems -> ProofCheck.without(Check.failed(NAME, problems), List.of()));
    }

    private ProofCheck verify(JsonObject secured, ProofSet proofs, ProofExpectation expectation) {
        List<ProofVerification.Verified> all = new ArrayList<>();
        Forms forms = new Forms();
        boolean inVain = false;
        for (int index = 0; index < proofs.size(); index++) {
            ProofVerification proof =
                    new ProofVerification(proofs, index, expectation, keys, cryptography, steps, forms, inVain);
            all.add(proof.verify(suites));
            inVain |= expectation.quorum().isEmpty() && all.get(index).check().outcome() == Outcome.FAILED;
        }
        Check check = Check.of(
                NAME, all.stream().map(ProofVerification.Verified::check).toList());
        List<VerificationMethod> methods =
                all.stream().flatMap(one -> one.method().stream()).toList();
        if (check.outcome() != Outcome.PASSED) {
            return expectation
                    .quorum()
                    .map(quorum ->
                            new QuorumOfProofs(quorum, proofs).check(check, all, kept -> verify(kept, expectation)))
                    .orElseGet(() -> ProofCheck.without(check, methods));
        }
        List<HeldProof> held = all.stream().flatMap(one -> one.held().stream()).toList();
        return (steps.has("contexts") ? commonlyCovered(secured, all) : Result.ok(secured))
                .fold(covered -> new ProofCheck(check, Optional.of(covered), methods, held), problems -> {
                    List<Check> parts = new ArrayList<>(check.parts());
                    parts.add(Check.failed("contexts", problems));
                    return ProofCheck.without(Check.of(NAME, parts), methods);
                });
    }

    /**
     * Each proof covers a leading part of {@code @context}, and all of them must cover the same. Otherwise whoever adds a proof could choose which part of
     * the issuer's contexts is handed on, and the issuer's own proof would not hold over that any more. Of what some proofs cover and others do not, such as
     * the direction of a text, all is handed on that one of them speaks for, since the others hold over that as well.
     */
    private static Result<JsonObject> commonlyCovered(JsonObject secured, List<ProofVerification.Verified> all) {
        if (all.size() == 1) {
            return Result.ok(all.get(0)
                    .covered()
                    .map(covered -> restricted(secured, covered))
                    .orElse(secured));
        }
        List<JsonObject> covered = all.stream()
                .flatMap(one -> one.covered().stream())
                .map(document -> document.without("proof"))
                .distinct()
                .toList();
        List<Optional<JsonValue>> contexts = covered.stream()
                .map(document -> document.get(CONTEXT))
                .distinct()
                .toList();
        if (contexts.size() > 1) {
            return Result.refused(Problem.of(
                            DiProblem.PROOF_VERIFICATION_ERROR,
                            "The proofs speak for different contexts: "
                                    + contexts.stream()
                                            .map(context ->
                                                    context.map(Shown::value).orElse("none"))
                                            .collect(Collectors.joining("; "))
                                    + ".",
                            JsonPointer.of(CONTEXT))
                    .next("Leave the proofs out that were not made for all contexts that the issuer signed."));
        }
        JsonObject received =
                contexts.get(0).map(context -> secured.with(CONTEXT, context)).orElse(secured);
        boolean whole = covered.contains(received.without("proof"));
        if (!whole && covered.size() > 1) {
            return Result.refused(Problem.of(
                            DiProblem.PROOF_VERIFICATION_ERROR,
                            "The proofs speak for different parts of the document, and none for all of it.")
                    .next("Leave the proofs out that cover less than the issuer's own."));
        }
        return Result.ok(restricted(secured, whole ? received : covered.get(0)));
    }

    /** What was received, with the members as they are covered. */
    private static JsonObject restricted(JsonObject secured, JsonObject covered) {
        JsonObject restricted = secured;
        for (Map.Entry<String, JsonValue> member : covered.members().entrySet()) {
            if (!member.getKey().equals("proof")
                    && !member.getValue().equals(secured.members().get(member.getKey()))) {
                restricted = restricted.with(member.getKey(), member.getValue());
            }
        }
        return restricted;
    }
}
