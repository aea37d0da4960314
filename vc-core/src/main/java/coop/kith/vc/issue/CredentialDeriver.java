package coop.kith.vc.issue;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import java.util.Collection;
import java.util.List;

/**
 * Shows a part of a credential, for holders of credentials with a base proof (vc-di-ecdsa 1.0 section 3.5): no key is needed, and the issuer does not learn of
 * it. Whoever sees two parts of one credential can tell that they are of one. Immutable, safe for many threads.
 *
 * <pre>{@code
 * JsonPointer country = JsonPointer.of("credentialSubject", "birthCountry");
 * JsonObject shown = CredentialDeriver.standard().derive(card, List.of(country)).orThrow();
 * JsonObject presentation = holder.present(List.of(shown), challenge, "planet.example", clock.instant()).orThrow();
 * }</pre>
 */
public final class CredentialDeriver {
    private final List<Cryptosuite> suites;

    private CredentialDeriver(Collection<? extends Cryptosuite> suites) {
        this.suites = List.copyOf(suites);
    }

    /** With the suites and the contexts that Kith brings along. */
    public static CredentialDeriver standard() {
        return of(Cryptosuites.standard());
    }

    /** With these suites and their contexts. */
    public static CredentialDeriver of(Collection<? extends Cryptosuite> suites) {
        return new CredentialDeriver(suites);
    }

    /**
     * What {@code shown} points to and what the issuer demands to be seen, with a proof over just that. The base proof is not checked: what was made of a wrong one
     * does not verify. Refused where a pointer points to nothing, no proof lets parts be shown, or what is left would be no credential.
     *
     * @param shown places in the credential, such as {@code /credentialSubject/name}; may be empty where the issuer demands something
     */
    public Result<JsonObject> derive(JsonObject credential, List<JsonPointer> shown) {
        return Credential.parse(credential)
                .flatMap(whole -> DataIntegrity.derive(credential, shown, suites))
                .flatMap(derived ->
                        Credential.parse(derived).fold(still -> Result.ok(derived), CredentialDeriver::noCredential));
    }

    private static Result<JsonObject> noCredential(List<Problem> problems) {
        Problem first = problems.get(0);
        return Result.refused(Problem.of(
                        IssueProblem.NO_CREDENTIAL_LEFT,
                        "What would be shown is no credential: " + first.detail(),
                        first.where())
                .next("Choose " + first.where() + " too."));
    }
}
