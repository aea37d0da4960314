package coop.kith.vcapi;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.TokenIssuer;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.resource.RelatedResourceCheck;
import java.security.SecureRandom;
import java.time.Instant;
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

    /**
     * What cannot be signed gets no place on a list.
     *
     * @param purpose of the status list that the credential gets a place on, if any
     */
    Result<JsonObject> issue(Issuer issuer, JsonObject credential, JsonObject options, Optional<String> purpose) {
        Result<JsonObject> plain = signed(issuer, credential, options);
        return purpose.map(word -> plain.flatMap(signable -> statuses.place(issuer, credential, word))
                        .flatMap(placed -> signed(issuer, placed, options)))
                .orElse(plain);
    }

    private Result<JsonObject> signed(Issuer issuer, JsonObject credential, JsonObject options) {
        if (credential.has("proof")) {
            return Result.refused(Problem.of(
                    ApiProblem.MALFORMED_REQUEST, "The credential has a proof already.", JsonPointer.of("proof")));
        }
        return issuer.suite()
                .map(suite -> proved(suite, issuer, credential, options))
                .orElseGet(() -> enveloped(issuer, credential));
    }

    private Result<JsonObject> proved(Cryptosuite suite, Issuer issuer, JsonObject credential, JsonObject options) {
        return Credential.parse(Documents.withContextOf(suite, credential))
                .flatMap(Issuing::withTrueDigests)
                .flatMap(parsed -> signable(suite, parsed.json()))
                .flatMap(document -> options(suite, issuer, options)
                        .flatMap(proof -> DataIntegrity.add(document, proof, issuer.key())));
    }

    /** A token is its issuer's own. */
    private Result<JsonObject> enveloped(Issuer issuer, JsonObject credential) {
        return Credential.parse(credential)
                .flatMap(Issuing::withTrueDigests)
                .flatMap(parsed -> TokenIssuer.of(issuer.verificationMethod(), issuer.key())
                        .issue(parsed.json(), clock.instant()))
                .map(EnvelopedCredential::json);
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

    private Result<ProofOptions> options(Cryptosuite suite, Issuer issuer, JsonObject options) {
        return created(options)
                .map(created -> ProofOptions.of(suite, issuer.verificationMethod(), ProofPurpose.ASSERTION_METHOD)
                        .created(created))
                .map(dated -> aimed(dated, options))
                .flatMap(aimed -> Request.pointers(options, "mandatoryPointers")
                        .map(mandatory ->
                                suite instanceof Cryptosuite.Selective ? aimed.disclosing(mandatory, random) : aimed));
    }

    private Result<Instant> created(JsonObject options) {
        if (!options.has("created")) {
            return Result.ok(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
        return options.string("created")
                .map(DateTimeStamp::parse)
                .orElseGet(() -> Result.refused(Problem.of(
                        ApiProblem.MALFORMED_REQUEST, "The option created is no text.", JsonPointer.of("created"))));
    }

    private static ProofOptions aimed(ProofOptions dated, JsonObject options) {
        Optional<String> challenge = Request.text(options, "challenge");
        Optional<String> domain = Request.text(options, "domain");
        return challenge.isPresent() && domain.isPresent()
                ? dated.audience(challenge.get(), domain.get())
                : domain.map(text -> dated.domains(List.of(text))).orElse(dated);
    }
}
