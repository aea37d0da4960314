package coop.kith.vc.issue;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.model.PresentedCredential;
import java.util.List;

/** What a holder signs in order to present, whichever way it is signed: the credentials of others, and the holder's name. */
final class UnsignedPresentation {
    private UnsignedPresentation() {}

    /** Refused where a credential is not secured by itself: the holder's signature shows who presents it, not who issued it. */
    static Result<Presentation> of(Did holder, List<JsonObject> credentials) {
        JsonObject bare = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of(DataModel.V2_0.context())))
                .with("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
                .with("holder", holder.toString());
        JsonObject unsigned = credentials.isEmpty()
                ? bare
                : bare.with("verifiableCredential", new JsonArray(List.copyOf(credentials)));
        return Presentation.parse(unsigned).flatMap(UnsignedPresentation::secured);
    }

    /** Throws IllegalArgumentException where one of the two is blank. */
    static void requireAudience(String challenge, String domain) {
        if (challenge.isBlank() || domain.isBlank()) {
            throw new IllegalArgumentException("a presentation answers a verifier's challenge for a verifier's domain");
        }
    }

    private static Result<Presentation> secured(Presentation presentation) {
        List<PresentedCredential> contents = presentation.contents();
        for (int index = 0; index < contents.size(); index++) {
            boolean secured =
                    contents.get(index).fold(credential -> !credential.proofs().isEmpty(), enveloped -> true);
            if (!secured) {
                return Result.refused(Problem.of(
                                IssueProblem.NOT_SECURED,
                                "A credential of the holder's own has no proof; the presentation's proof shows who presents it, not who issued it, and verifiers accept no such credential.",
                                JsonPointer.of("verifiableCredential").append(index))
                        .next("Issue it with CredentialIssuer first, and present it with its proof."));
            }
        }
        return Result.ok(presentation);
    }
}
