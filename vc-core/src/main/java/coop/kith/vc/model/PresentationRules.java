package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every MUST of the data model that can be judged from a presentation's own members (VCDM 2.0 section 4.13, 5.4, 5.5), and those of the credentials in it.
 *
 * <p>A credential without a proof of its own can only be self-asserted: its issuer must be the holder, who must be named (section 4.13, "Presentations Including
 * Holder Claims"). An unsigned credential of anybody else's is refused here already.
 */
final class PresentationRules {
    static final String TYPE = "VerifiablePresentation";
    private static final String CREDENTIALS = "verifiableCredential";

    private final JsonObject json;
    private final Findings findings = new Findings();
    private final List<PresentedCredential> contents = new ArrayList<>();

    private PresentationRules(JsonObject json) {
        this.json = json;
    }

    /** The credentials of a structurally valid presentation, in their order; or every problem found. */
    static Result<List<PresentedCredential>> contents(JsonObject json) {
        PresentationRules rules = new PresentationRules(json);
        rules.own();
        rules.credentials();
        List<PresentedCredential> contents = rules.contents;
        return rules.findings.problems().isEmpty()
                ? Result.ok(List.copyOf(contents))
                : Result.refused(rules.findings.problems());
    }

    private void own() {
        new ContextRule(findings).check(json);
        Shape shape = new Shape(json, JsonPointer.root(), findings);
        shape.noKeywordsButContext();
        shape.optionalId();
        shape.types();
        documentType(shape);
        shape.urlOrObjectWithId("holder");
        shape.objects("refreshService", CredentialRules::typed);
        shape.objects("termsOfUse", CredentialRules::typed);
        shape.proofs();
    }

    private void documentType(Shape shape) {
        List<JsonValue> types = json.oneOrMany("type");
        JsonPointer at = JsonPointer.of("type");
        if (types.contains(new JsonString(CredentialRules.TYPE))) {
            findings.malformed(
                    at,
                    types.contains(new JsonString(TYPE))
                            ? "The type says both presentation and credential."
                            : "This is a credential, where a presentation belongs.",
                    "Verify a credential as a credential; a presentation has the type VerifiablePresentation.");
        } else if (shape.statesAType() && !types.contains(new JsonString(TYPE))) {
            findings.malformed(
                    at, "The type does not include " + TYPE + '.', "Add \"" + TYPE + "\" to the array of types.");
        }
    }

    private void credentials() {
        JsonPointer at = JsonPointer.of(CREDENTIALS);
        Optional<JsonValue> stated = json.get(CREDENTIALS);
        if (stated.isEmpty()) {
            return;
        }
        if (!(stated.get() instanceof JsonArray array)) {
            credential(stated.get(), at);
            return;
        }
        if (array.items().isEmpty()) {
            findings.malformed(
                    at,
                    "The verifiableCredential is an empty array.",
                    "Present a credential, or leave the member out.");
        }
        for (int i = 0; i < array.items().size(); i++) {
            credential(array.items().get(i), at.append(i));
        }
    }

    private void credential(JsonValue value, JsonPointer at) {
        if (!(value instanceof JsonObject object)) {
            findings.malformed(
                    at,
                    "A presented credential is " + Shown.value(value) + ", where an object belongs.",
                    "Present a token as an object of type " + EnvelopedCredential.TYPE
                            + " with a data: URL as its id.");
        } else if (EnvelopedCredential.claims(object)) {
            keep(EnvelopedCredential.parse(object), at);
        } else {
            Result<Credential> credential = Credential.parse(object);
            keep(credential, at);
            if (credential instanceof Result.Ok<Credential> good) {
                selfAsserted(good.value(), at);
            }
        }
    }

    private void keep(Result<? extends PresentedCredential> credential, JsonPointer at) {
        credential.fold(contents::add, problems -> {
            findings.add(at, problems);
            return false;
        });
    }

    private void selfAsserted(Credential credential, JsonPointer at) {
        if (!credential.proofs().isEmpty() || holder().equals(Optional.of(credential.issuer()))) {
            return;
        }
        findings.malformed(
                at,
                "The credential of " + Shown.text(credential.issuer())
                        + " has no proof, and the holder of the presentation is "
                        + holder().map(Shown::text).orElse("not named") + '.',
                "Present the credential with its proof; only the holder's own statements may rest on the presentation's.");
    }

    private Optional<String> holder() {
        return json.string("holder").or(() -> json.object("holder").flatMap(object -> object.string("id")));
    }
}
