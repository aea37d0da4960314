package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.proof.jose.JoseEnvelopes;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;

/**
 * A document as it was stated, and what it is secured by.
 *
 * @param secured the document with its proofs, or the envelope around it
 */
record Stated<T>(JsonObject secured, T document) {
    /** A credential, or what an envelope says that it is around. */
    static Result<Stated<Credential>> credential(JsonObject json) {
        return credentialIn(json).flatMap(Credential::parse).map(credential -> new Stated<>(json, credential));
    }

    private static Result<JsonObject> credentialIn(JsonObject json) {
        if (!EnvelopedCredential.claims(json)) {
            return Result.ok(json);
        }
        return SdJwtEnvelopes.isEnvelope(json) ? SdJwtEnvelopes.content(json) : JoseEnvelopes.content(json);
    }

    /** A presentation, or what an envelope says that it is around. */
    static Result<Stated<Presentation>> presentation(JsonObject json) {
        return (EnvelopedPresentation.claims(json) ? JoseEnvelopes.content(json) : Result.ok(json))
                .flatMap(Presentation::parse)
                .map(presentation -> new Stated<>(json, presentation));
    }
}
