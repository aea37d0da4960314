package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Result;

/**
 * A presentation that is secured from outside, carried in a {@code data:} URL (VCDM 2.0 section 4.13.3): kept as it was stated, neither decoded nor verified.
 *
 * @param json the whole object, nothing lost
 * @param mediaType of the content, lower case, without parameters: {@code application/vp+jwt}
 * @param data what follows the comma, not decoded
 */
public record EnvelopedPresentation(JsonObject json, String mediaType, String data) {
    static final String TYPE = "EnvelopedVerifiablePresentation";

    /** The envelope in {@code json}, or every problem that its structure has. */
    public static Result<EnvelopedPresentation> parse(JsonObject json) {
        return Envelope.parse(json, TYPE, "application/vp+jwt")
                .map(envelope -> new EnvelopedPresentation(json, envelope.mediaType(), envelope.data()));
    }

    /** The envelope around {@code data}, such as a token; {@link #parse} refuses what is no URL. */
    public static Result<EnvelopedPresentation> around(String mediaType, String data) {
        return parse(Envelope.around(TYPE, mediaType, data));
    }

    /** Whether {@code json} says that it is such an envelope; nothing about whether it is a good one. */
    public static boolean claims(JsonObject json) {
        return json.oneOrMany("type").contains(new JsonString(TYPE));
    }
}
