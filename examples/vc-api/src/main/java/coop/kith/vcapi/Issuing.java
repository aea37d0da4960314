package coop.kith.vcapi;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Issues whatever is a credential, in whoever's name: a conformance server, not an issuer. */
final class Issuing {
    private final InstantSource clock;
    private final SecureRandom random;

    Issuing(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Result<JsonObject> issue(Issuer issuer, JsonObject credential, JsonObject options) {
        if (credential.has("proof")) {
            return Result.refused(Problem.of(
                    ApiProblem.MALFORMED_REQUEST, "The credential has a proof already.", JsonPointer.of("proof")));
        }
        return Credential.parse(completed(credential, issuer.suite()))
                .flatMap(parsed -> options(issuer, options)
                        .flatMap(proof -> DataIntegrity.add(parsed.json(), proof, issuer.key())));
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

    /** Version 1.1 does not define Data Integrity's terms, and 2.0 not those of older suites: their context is put in where it is missing. */
    private static JsonObject completed(JsonObject credential, Cryptosuite suite) {
        List<JsonValue> contexts = credential.oneOrMany("@context");
        boolean version2 = contexts.stream().findFirst().equals(Optional.of(new JsonString(DataModel.V2_0.context())));
        boolean defined = version2 && suite.proofType().equals(Cryptosuite.DATA_INTEGRITY_PROOF);
        JsonString context = new JsonString(suite.context());
        if (defined || contexts.isEmpty() || contexts.contains(context)) {
            return credential;
        }
        List<JsonValue> more = new ArrayList<>(contexts);
        more.add(context);
        return credential.with("@context", new JsonArray(List.copyOf(more)));
    }
}
