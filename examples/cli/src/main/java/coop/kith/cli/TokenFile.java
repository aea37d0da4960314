package coop.kith.cli;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.proof.jose.JoseEnvelopes;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file that may hold a JSON Web Token or an SD-JWT, and nothing else. */
final class TokenFile {
    private static final String ANY_TOKEN = "application/jwt";

    private TokenFile() {}

    /** What a token says that it presents, unverified; empty where there is none. */
    static Optional<JsonObject> presentation(byte[] content) {
        return EnvelopedPresentation.around(ANY_TOKEN, text(content))
                .flatMap(envelope -> JoseEnvelopes.content(envelope.json()))
                .fold(Optional::of, problems -> Optional.empty());
    }

    /** The envelope around the credential that a token says it is; empty where there is none. */
    static Optional<JsonObject> credential(byte[] content) {
        String text = text(content);
        return EnvelopedCredential.around(text.indexOf('~') < 0 ? ANY_TOKEN : SdJwtEnvelopes.MEDIA_TYPE, text)
                .flatMap(stated -> content(stated.json()).map(inside -> stated.json()))
                .fold(Optional::of, problems -> Optional.empty());
    }

    /** What the envelope around a credential says, unverified. */
    static Result<JsonObject> content(JsonObject envelope) {
        return SdJwtEnvelopes.isEnvelope(envelope) ? SdJwtEnvelopes.content(envelope) : JoseEnvelopes.content(envelope);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).strip();
    }
}
