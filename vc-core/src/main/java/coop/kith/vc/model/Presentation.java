package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/**
 * A presentation as somebody stated it (VCDM 2.0 section 4.13; 1.1 section 4.10): structurally valid with all credentials in it, lossless, and
 * <em>unverified</em>. Immutable.
 */
public final class Presentation {
    private final JsonObject json;
    private final List<PresentedCredential> contents;

    private Presentation(JsonObject json, List<PresentedCredential> contents) {
        this.json = json;
        this.contents = contents;
    }

    /**
     * The presentation in {@code json}, or every problem that its structure or a credential's in it has: each a {@link VcProblem#MALFORMED_VALUE_ERROR} with its
     * place from the presentation down and what to do.
     */
    public static Result<Presentation> parse(JsonObject json) {
        return PresentationRules.contents(json).map(contents -> new Presentation(json, contents));
    }

    /** Everything as it was stated, proofs included. */
    public JsonObject json() {
        return json;
    }

    public Optional<String> id() {
        return json.string("id");
    }

    /** In the order stated; {@code VerifiablePresentation} is one of them. */
    public List<String> types() {
        return json.oneOrMany("type").stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    /** The holder's URL, whichever of the two forms stated it. */
    public Optional<String> holder() {
        return json.string("holder").or(() -> json.object("holder").flatMap(object -> object.string("id")));
    }

    /** What is presented, in order: the item at index i stands at {@code /verifiableCredential/i}, or a lone object at {@code /verifiableCredential}. */
    public List<PresentedCredential> contents() {
        return contents;
    }

    /** The credentials among {@link #contents}, without the enveloped ones. */
    public List<Credential> credentials() {
        return contents.stream()
                .filter(Credential.class::isInstance)
                .map(Credential.class::cast)
                .toList();
    }

    /** The enveloped ones among {@link #contents}. */
    public List<EnvelopedCredential> envelopedCredentials() {
        return contents.stream()
                .filter(EnvelopedCredential.class::isInstance)
                .map(EnvelopedCredential.class::cast)
                .toList();
    }

    /** The proofs, as stated; empty when unsecured. */
    public List<JsonObject> proofs() {
        return json.oneOrMany("proof").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Equal when the JSON is, whatever the order of members. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Presentation presentation && json.equals(presentation.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The holder and how many credentials, bounded and on one line. */
    @Override
    public String toString() {
        return "Presentation of " + contents.size() + " by "
                + holder().map(Shown::text).orElse("an unnamed holder");
    }
}
