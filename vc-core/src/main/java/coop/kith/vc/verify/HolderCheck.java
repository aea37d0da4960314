package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who presents, and whether what is presented is about them. */
final class HolderCheck {
    static final String HOLDER = "holder-is-controller";
    static final String SUBJECT = "holder-is-subject";

    private HolderCheck() {}

    /** The stated holder where it controls a key of the proofs; where none is stated, the one DID that controls all of them. */
    static Result<Did> holder(Presentation presentation, List<VerificationMethod> methods) {
        Set<Did> controllers =
                methods.stream().map(VerificationMethod::controller).collect(Collectors.toCollection(TreeSet::new));
        Optional<String> stated = presentation.holder();
        if (stated.isEmpty()) {
            return controllers.size() == 1
                    ? Result.ok(controllers.iterator().next())
                    : refused("The presentation names no holder, and its proofs are by " + controllers.size()
                            + " different ones.");
        }
        return controllers.stream()
                .filter(controller -> controller.toString().equals(stated.get()))
                .findFirst()
                .map(Result::ok)
                .orElseGet(() -> refused("The proof is by "
                        + controllers.stream().map(Did::toString).collect(Collectors.joining(" and "))
                        + " but the holder is " + Shown.text(stated.get()) + "."));
    }

    /**
     * Everyone the credential is about must be the holder: what it says of one subject is no more the holder's to show than what it says of another. A
     * credential that names none of its subjects is for whoever bears it, and nothing can be asked; unless it is an SD-JWT, whose holder may have kept back whom it names.
     */
    static Check subject(Stated<Credential> credential, Did holder, VerificationPolicy policy) {
        List<Optional<String>> subjects =
                credential.document().subjects().stream().map(HolderCheck::id).toList();
        if (subjects.stream().allMatch(Optional::isEmpty)) {
            return SdJwtEnvelopes.isEnvelope(credential.secured())
                    ? policy.waiver(Leniency.HOLDER_IS_SUBJECT, SUBJECT)
                            .orElseGet(() -> Check.undecided(SUBJECT, maybeKeptBack()))
                    : Check.notRequested(SUBJECT);
        }
        return policy.waiver(Leniency.HOLDER_IS_SUBJECT, SUBJECT)
                .orElseGet(() -> subjects.stream()
                        .filter(subject -> !subject.equals(Optional.of(holder.toString())))
                        .findFirst()
                        .map(other -> Check.failed(SUBJECT, aboutAnother(other, holder)))
                        .orElseGet(() -> Check.passed(SUBJECT)));
    }

    private static Problem maybeKeptBack() {
        return Problem.of(
                        VerifyProblem.SUBJECT_MISMATCH,
                        "The credential does not show whom it is about, which whoever presents it may have kept back.",
                        JsonPointer.of("credentialSubject"))
                .next(
                        "Ask for it alone, with a key binding, or verify with a policy that says why anybody may present it.");
    }

    private static Problem aboutAnother(Optional<String> subject, Did holder) {
        return Problem.of(
                        VerifyProblem.SUBJECT_MISMATCH,
                        "The credential is about "
                                + subject.map(Shown::text).orElse("a subject without an id, beside others,")
                                + " and is presented by " + holder + ".",
                        JsonPointer.of("credentialSubject"))
                .next("Let its subject present it, or verify with a policy that says why others may.");
    }

    private static Optional<String> id(JsonObject subject) {
        return subject.string("id");
    }

    private static Result<Did> refused(String detail) {
        return Result.refused(Problem.of(VerifyProblem.HOLDER_MISMATCH, detail, JsonPointer.of("holder"))
                .next("Ask for a presentation that is signed with a key of its holder."));
    }
}
