package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every MUST of the data model that can be judged from a credential's own members, in the order of the specification (VCDM 2.0 sections 4.3 to 4.12 and 5.3
 * to 5.10; VCDM 1.1 sections 4 and 5 where they differ). A document of neither version is held against 2.0, so that its other faults are told as well.
 *
 * <p>Two rules are ours, and stricter. The validity members of the other version are refused, since one reader would take them for the validity and another would
 * not; version 1.1 reserves them, version 2.0 does not define them. And a 1.1 credential that expires before it is issued is refused as a 2.0 one is.
 */
final class CredentialRules {
    static final String TYPE = "VerifiableCredential";

    private final JsonObject json;
    private final Findings findings = new Findings();
    private final Shape shape;

    private CredentialRules(JsonObject json) {
        this.json = json;
        this.shape = new Shape(json, JsonPointer.root(), findings);
    }

    /** Empty when {@code json} is a structurally valid credential. */
    static List<Problem> problems(JsonObject json) {
        CredentialRules rules = new CredentialRules(json);
        Optional<DataModel> stated = new ContextRule(rules.findings).check(json);
        DataModel model = stated.orElse(DataModel.V2_0);
        rules.common();
        stated.ifPresent(rules::foreignMembers);
        rules.validity(model);
        if (model == DataModel.V1_1) {
            rules.extensionsOfVersion11();
        } else {
            rules.extensionsOfVersion2();
        }
        return rules.findings.problems();
    }

    private void common() {
        shape.noKeywordsButContext();
        shape.optionalId();
        shape.types();
        documentType();
        required(
                "issuer",
                "The credential names no issuer.",
                "Set issuer to the issuer's URL, or to an object with that URL as its id.");
        shape.urlOrObjectWithId("issuer");
        required(
                "credentialSubject",
                "The credential has no credentialSubject.",
                "State what the credential claims, as an object.");
        shape.objects("credentialSubject", subject -> {
            subject.optionalId();
            subject.noAliasedKeywords();
        });
        shape.proofs();
    }

    private void required(String name, String detail, String next) {
        if (!json.has(name)) {
            findings.malformed(JsonPointer.of(name), detail, next);
        }
    }

    private void documentType() {
        JsonPointer at = JsonPointer.of("type");
        boolean credential = json.oneOrMany("type").contains(new JsonString(TYPE));
        boolean presentation = json.oneOrMany("type").contains(new JsonString(PresentationRules.TYPE));
        boolean enveloped = json.oneOrMany("type").contains(new JsonString(EnvelopedCredential.TYPE));
        if (enveloped) {
            findings.malformed(
                    at,
                    "This is an " + EnvelopedCredential.TYPE
                            + ": the credential itself stands in its id, secured from outside.",
                    "Verify the content of the data: URL with the mechanism its media type names.");
        } else if (presentation) {
            findings.malformed(
                    at,
                    credential
                            ? "The type says both credential and presentation."
                            : "This is a presentation, where a credential belongs.",
                    "Verify a presentation as a presentation; a credential has the type VerifiableCredential.");
        } else if (!credential && shape.statesAType()) {
            findings.malformed(
                    at, "The type does not include " + TYPE + '.', "Add \"" + TYPE + "\" to the array of types.");
        }
    }

    private void foreignMembers(DataModel model) {
        for (String foreign : model.foreignMembers()) {
            if (json.has(foreign)) {
                findings.malformed(
                        JsonPointer.of(foreign),
                        foreign + " is not a member of version " + model + " of the data model.",
                        "Use " + model.validFromMember() + " and " + model.validUntilMember()
                                + ", or the other version's base context.");
            }
        }
    }

    private void validity(DataModel model) {
        if (model == DataModel.V1_1) {
            required("issuanceDate", "The credential has no issuanceDate.", "State from when the credential is valid.");
        }
        Optional<Instant> from = shape.time(model.validFromMember());
        Optional<Instant> until = shape.time(model.validUntilMember());
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            findings.malformed(
                    JsonPointer.of(model.validUntilMember()),
                    model.validUntilMember() + " (" + DateTimeStamp.format(until.get()) + ") is before "
                            + model.validFromMember() + " (" + DateTimeStamp.format(from.get()) + ").",
                    "Exchange the two, or correct the one that is wrong.");
        }
    }

    private void extensionsOfVersion2() {
        shape.text("name");
        shape.text("description");
        json.object("issuer").ifPresent(issuer -> {
            Shape inner = new Shape(issuer, JsonPointer.of("issuer"), findings);
            inner.text("name");
            inner.text("description");
        });
        shape.objects("credentialStatus", CredentialRules::typed);
        shape.objects("credentialSchema", CredentialRules::typedWithId);
        shape.objects("relatedResource", new RelatedResourceRule());
        for (String member : List.of("refreshService", "termsOfUse", "evidence", "confidenceMethod", "renderMethod")) {
            shape.objects(member, CredentialRules::typed);
        }
    }

    private void extensionsOfVersion11() {
        for (String member : List.of("credentialStatus", "credentialSchema", "refreshService")) {
            shape.objects(member, CredentialRules::typedWithId);
        }
        for (String member : List.of("termsOfUse", "evidence")) {
            shape.objects(member, CredentialRules::typed);
        }
    }

    static void typed(Shape shape) {
        shape.types();
        shape.optionalId();
        shape.noAliasedKeywords();
    }

    static void typedWithId(Shape shape) {
        shape.types();
        shape.requiredId();
        shape.noAliasedKeywords();
    }
}
