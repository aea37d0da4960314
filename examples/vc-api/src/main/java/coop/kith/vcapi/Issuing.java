package coop.kith.vcapi;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.resource.RelatedResourceCheck;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Issues whatever is a credential, in whoever's name: a conformance server, not an issuer. */
final class Issuing {
    private final Statuses statuses;
    private final InstantSource clock;
    private final SecureRandom random;

    Issuing(Statuses statuses, InstantSource clock, SecureRandom random) {
        this.statuses = statuses;
        this.clock = clock;
        this.random = random;
    }

    /** @param purpose of the status list that the credential gets a place on, if any */
    Result<JsonObject> issue(Issuer issuer, JsonObject credential, JsonObject options, Optional<String> purpose) {
        return purpose.map(word ->
                        Credential.parse(credential).flatMap(proper -> statuses.place(issuer, credential, word)))
                .orElseGet(() -> Result.ok(credential))
                .flatMap(placed -> signed(issuer, placed, options));
    }

    private Result<JsonObject> signed(Issuer issuer, JsonObject credential, JsonObject options) {
        if (credential.has("proof")) {
            return Result.refused(Problem.of(
                    ApiProblem.MALFORMED_REQUEST, "The credential has a proof already.", JsonPointer.of("proof")));
        }
        return Credential.parse(Documents.withContextOf(issuer.suite(), credential))
                .flatMap(Issuing::withTrueDigests)
                .flatMap(parsed -> signable(issuer.suite(), parsed.json()))
                .flatMap(document ->
                        options(issuer, options).flatMap(proof -> DataIntegrity.add(document, proof, issuer.key())));
    }

    private static Result<Credential> withTrueDigests(Credential credential) {
        List<Problem> wrong = RelatedResourceCheck.of(credential, Contexts.published()).parts().stream()
                .filter(part -> part.outcome() == Outcome.FAILED)
                .flatMap(part -> part.problem().stream())
                .toList();
        return wrong.isEmpty() ? Result.ok(credential) : Result.refused(wrong);
    }

    /** Statements have no text direction: it is left out of what is issued, so that nobody takes it for signed. */
    private static Result<JsonObject> signable(Cryptosuite suite, JsonObject document) {
        return suite instanceof Cryptosuite.Simple simple
                ? simple.transformation().covered(document, JsonObject.empty())
                : Result.ok(document);
    }

    private Result<ProofOptions> options(Issuer issuer, JsonObject options) {
        ProofOptions dated = ProofOptions.of(issuer.suite(), issuer.verificationMethod(), ProofPurpose.ASSERTION_METHOD)
                .created(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Optional<String> challenge = Request.text(options, "challenge");
        Optional<String> domain = Request.text(options, "domain");
        ProofOptions aimed = challenge.isPresent() && domain.isPresent()
                ? dated.audience(challenge.get(), domain.get())
                : domain.map(text -> dated.domains(List.of(text))).orElse(dated);
        return Request.pointers(options, "mandatoryPointers")
                .map(mandatory ->
                        issuer.suite() instanceof Cryptosuite.Selective ? aimed.disclosing(mandatory, random) : aimed);
    }
}
