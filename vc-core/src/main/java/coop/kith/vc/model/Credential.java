package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credential as somebody stated it: structurally valid by version 2.0 or 1.1 of the data model, lossless, and <em>unverified</em>. Nothing here says that the
 * issuer ever saw it; a verified credential is another type, which only the verifier makes.
 *
 * <p>The questions below read from {@link #json}; what has no question of its own is found there. Immutable.
 */
public final class Credential implements PresentedCredential {
    private final JsonObject json;
    private final DataModel model;

    private Credential(JsonObject json, DataModel model) {
        this.json = json;
        this.model = model;
    }

    /**
     * The credential in {@code json}, or every problem that its structure has: each a {@link VcProblem#MALFORMED_VALUE_ERROR} with its place and what to do.
     * Checked is every MUST of VCDM 2.0 sections 4 and 5 (or 1.1, by the first context) that needs no JSON-LD processing, no key and no network.
     */
    public static Result<Credential> parse(JsonObject json) {
        List<Problem> problems = CredentialRules.problems(json);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        DataModel model = json.oneOrMany("@context").get(0).equals(new JsonString(DataModel.V1_1.context()))
                ? DataModel.V1_1
                : DataModel.V2_0;
        return Result.ok(new Credential(json, model));
    }

    /** Everything as it was stated, proofs included. */
    @Override
    public JsonObject json() {
        return json;
    }

    /** The version of the data model that the first context names. */
    public DataModel model() {
        return model;
    }

    /** {@code @context} in order; inline objects are left out here, and stand in {@link #json}. */
    public List<String> contexts() {
        return strings("@context");
    }

    public Optional<String> id() {
        return json.string("id");
    }

    /** In the order stated; {@code VerifiableCredential} is one of them. */
    public List<String> types() {
        return strings("type");
    }

    /** The issuer's URL, whichever of the two forms stated it. */
    public String issuer() {
        return json.string("issuer")
                .or(() -> json.object("issuer").flatMap(object -> object.string("id")))
                .orElseThrow(() -> new AssertionError("a parsed credential has an issuer; please report"));
    }

    /** What the issuer calls itself, if it says so; a name proves nothing. */
    public Optional<String> issuerName() {
        return json.object("issuer").flatMap(object -> object.get("name")).flatMap(LanguageValue::words);
    }

    /** The issuer's words for this credential. */
    public Optional<String> name() {
        return json.get("name").flatMap(LanguageValue::words);
    }

    public Optional<String> description() {
        return json.get("description").flatMap(LanguageValue::words);
    }

    /** The first subject; most credentials have only one. See {@link #subjects} where there may be more. */
    public Subject subject() {
        return new Subject(subjects().get(0));
    }

    /** One or more; each an object with at least one member. */
    public List<JsonObject> subjects() {
        return objects("credentialSubject");
    }

    /** Valid from this instant on, inclusive ({@code validFrom}; {@code issuanceDate} in 1.1). */
    public Optional<Instant> validFrom() {
        return time(model.validFromMember());
    }

    /** Valid until this instant, inclusive ({@code validUntil}; {@code expirationDate} in 1.1). */
    public Optional<Instant> validUntil() {
        return time(model.validUntilMember());
    }

    /** {@code credentialStatus}: each an object with a type. */
    public List<JsonObject> statuses() {
        return objects("credentialStatus");
    }

    /** {@code credentialSchema}: each an object with a type and an id. */
    public List<JsonObject> schemas() {
        return objects("credentialSchema");
    }

    /** {@code relatedResource}: each an object with an id of its own and a digest. */
    public List<JsonObject> relatedResources() {
        return model == DataModel.V2_0 ? objects("relatedResource") : List.of();
    }

    public List<JsonObject> evidence() {
        return objects("evidence");
    }

    public List<JsonObject> termsOfUse() {
        return objects("termsOfUse");
    }

    public List<JsonObject> refreshServices() {
        return objects("refreshService");
    }

    /** The proofs, as stated; empty when unsecured. */
    public List<JsonObject> proofs() {
        return objects("proof");
    }

    /** Equal when the JSON is, whatever the order of members. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Credential credential && json.equals(credential.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Types and issuer, bounded and on one line; not the claims. */
    @Override
    public String toString() {
        return "Credential" + types().stream().map(Shown::text).toList() + " by " + Shown.text(issuer());
    }

    private List<JsonObject> objects(String name) {
        return json.oneOrMany(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> strings(String name) {
        return json.oneOrMany(name).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    private Optional<Instant> time(String name) {
        return json.string(name).map(text -> DateTimeStamp.parse(text).orThrow());
    }
}
