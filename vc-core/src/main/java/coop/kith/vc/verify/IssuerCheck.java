package coop.kith.vc.verify;

import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofPurpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the issuer controls a key of the proofs. A verification method is only found when its controller is the subject of the document it stands in
 * (CID 1.0 section 3.3), so that DID must be the issuer, letter for letter; that a document names the issuer as its own controller lets the issuer change
 * it, and does not make its keys the issuer's. The issuer's document is only asked for to say more about a failure, and out of what the verification may
 * resolve.
 *
 * <p>One of the issuer's proofs must speak for all that is handed on. Anybody may add a proof that speaks for more, such as for the order of several subjects;
 * what only that one covers is not the issuer's word.
 */
final class IssuerCheck {
    static final String NAME = "issuer-is-controller";

    private final KeyFinder keys;

    IssuerCheck(KeyFinder keys) {
        this.keys = keys;
    }

    Check check(CredentialStep.Case of) {
        return of.policy().waiver(Leniency.ISSUER_CONTROL, NAME).orElseGet(() -> {
            Check controls = judged(of.credential().issuer(), of.proofs().methods());
            return controls.outcome() == Outcome.PASSED && saysLess(of) ? Check.failed(NAME, less()) : controls;
        });
    }

    private static boolean saysLess(CredentialStep.Case of) {
        return of.proofs()
                .covered()
                .map(handedOn -> handedOn.without("proof").members().entrySet())
                .filter(handedOn -> of.proofs().held().stream()
                        .filter(held -> held.method()
                                .controller()
                                .toString()
                                .equals(of.credential().issuer()))
                        .noneMatch(held -> held.covered().members().entrySet().containsAll(handedOn)))
                .isPresent();
    }

    private static Problem less() {
        return Problem.of(
                        DiProblem.PROOF_VERIFICATION_ERROR,
                        "The issuer's proof speaks for less than a proof that somebody else made: the order of several"
                                + " subjects, or the direction of a text, is not the issuer's word.",
                        JsonPointer.of("proof"))
                .next("Leave the proofs of others out, or ask the issuer to sign with a suite that covers the JSON as"
                        + " it stands, such as eddsa-jcs-2022.");
    }

    private Check judged(String issuer, List<VerificationMethod> methods) {
        if (methods.isEmpty()) {
            return Check.undecided(
                    NAME,
                    Problem.of(
                            VerifyProblem.NOT_REACHED,
                            "Whether the key is the issuer's was not checked, because no key was found.",
                            JsonPointer.of("issuer")));
        }
        boolean controls = methods.stream()
                .anyMatch(method -> method.controller().toString().equals(issuer));
        return controls ? Check.passed(NAME) : Check.failed(NAME, mismatch(issuer, methods));
    }

    private Problem mismatch(String issuer, List<VerificationMethod> methods) {
        String signers = methods.stream()
                .map(method -> method.controller().toString())
                .distinct()
                .collect(Collectors.joining(" and "));
        String start = "The proof is by " + signers + " but the issuer is " + Shown.text(issuer) + ", and ";
        Optional<DidDocument> document = keys.document(issuer);
        if (document.isEmpty()) {
            return problem(start + "no document of the issuer was found that would list this key.")
                    .next("Ask for a credential that is signed with a key of its issuer.");
        }
        Optional<DidUrl> same = sameKey(document.get(), methods);
        if (same.isPresent()) {
            return problem(start + "that document lists the same key under another name, " + same.get() + ".")
                    .next("Ask the issuer to sign again with " + same.get() + " as the verificationMethod.");
        }
        return problem(start + "that document does not list this key under assertionMethod (" + listed(document.get())
                        + ").")
                .next("Ask for a credential that is signed with a key of its issuer.");
    }

    private static Optional<DidUrl> sameKey(DidDocument document, List<VerificationMethod> methods) {
        List<PublicKey> used = methods.stream().flatMap(IssuerCheck::key).toList();
        Set<DidUrl> listed = Set.copyOf(document.listed(ProofPurpose.ASSERTION_METHOD.relationship()));
        return document.verificationMethods().stream()
                .filter(method -> listed.contains(method.id()) && key(method).anyMatch(used::contains))
                .map(VerificationMethod::id)
                .findFirst();
    }

    private static Stream<PublicKey> key(VerificationMethod method) {
        return method.publicKey().fold(Stream::of, unreadable -> Stream.empty());
    }

    private static String listed(DidDocument document) {
        List<DidUrl> listed = document.listed(ProofPurpose.ASSERTION_METHOD.relationship());
        return listed.isEmpty()
                ? "it lists none"
                : "listed: "
                        + listed.stream()
                                .limit(10)
                                .map(id -> id.did().equals(document.id())
                                        ? id.fragment().map(name -> "#" + name).orElse(id.toString())
                                        : id.toString())
                                .collect(Collectors.joining(", "));
    }

    private static Problem problem(String detail) {
        return Problem.of(VerifyProblem.ISSUER_MISMATCH, detail, JsonPointer.of("issuer"));
    }
}
