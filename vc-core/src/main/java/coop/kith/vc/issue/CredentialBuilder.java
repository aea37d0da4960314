package coop.kith.vc.issue;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.resource.StatedDigests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes an unsigned credential of version 2.0. What {@link #build} gives is structurally valid, or it gives the problems; there is no third way out. The base context
 * and the type {@code VerifiableCredential} are there from the start.
 *
 * <pre>{@code
 * Credential unsigned = CredentialBuilder.by(issuer.did().toString())
 *         .type("https://club.example/terms#Membership")
 *         .subject("did:example:ana", JsonObject.empty().with("name", "Ana"))
 *         .validFrom(clock.instant())
 *         .build()
 *         .orThrow();
 * }</pre>
 *
 * <p>Single-valued members can be set once; setting one twice, or going on after building, throws IllegalStateException. Not for several threads.
 */
public final class CredentialBuilder {
    private final Choices choices = new Choices();
    private final List<JsonValue> contexts = new ArrayList<>();
    private final List<JsonValue> types = new ArrayList<>();
    private final List<JsonValue> subjects = new ArrayList<>();
    private final List<JsonValue> statuses = new ArrayList<>();
    private final List<JsonValue> schemas = new ArrayList<>();
    private final List<JsonValue> evidence = new ArrayList<>();
    private final List<JsonValue> resources = new ArrayList<>();
    private final List<JsonValue> terms = new ArrayList<>();
    private final List<JsonValue> refreshes = new ArrayList<>();
    private JsonObject members = JsonObject.empty();

    private CredentialBuilder(JsonValue issuer) {
        contexts.add(new JsonString(DataModel.V2_0.context()));
        types.add(new JsonString("VerifiableCredential"));
        members = members.with("issuer", issuer);
    }

    /** A credential by the issuer with this URL, usually a DID. */
    public static CredentialBuilder by(String issuer) {
        return new CredentialBuilder(new JsonString(issuer));
    }

    /** As {@link #by(String)}, with the name that the issuer goes by. */
    public static CredentialBuilder by(String issuer, String name) {
        return new CredentialBuilder(JsonObject.empty().with("id", issuer).with("name", name));
    }

    /** One more context, by its URL, after those before. */
    public CredentialBuilder context(String url) {
        choices.stayOpen();
        contexts.add(new JsonString(url));
        return this;
    }

    /** One more type: a term that a context defines, or an absolute URL. */
    public CredentialBuilder type(String type) {
        choices.stayOpen();
        types.add(new JsonString(type));
        return this;
    }

    public CredentialBuilder id(String url) {
        return once("id", new JsonString(url));
    }

    /** What to call this credential. */
    public CredentialBuilder name(String name) {
        return once("name", new JsonString(name));
    }

    /** What to call it in one more language, by its tag (BCP 47), each once; a name is given either so or without a language (VCDM 2.0 section 11.1). */
    public CredentialBuilder name(String name, String language) {
        return tagged("name", name, language);
    }

    public CredentialBuilder description(String description) {
        return once("description", new JsonString(description));
    }

    /** As {@link #name(String, String)}. */
    public CredentialBuilder description(String description, String language) {
        return tagged("description", description, language);
    }

    /** One more subject, with its URL and what is claimed of it; an {@code id} among the claims is replaced. */
    public CredentialBuilder subject(String id, JsonObject claims) {
        JsonObject subject = JsonObject.empty().with("id", id);
        for (var claim : claims.without("id").members().entrySet()) {
            subject = subject.with(claim.getKey(), claim.getValue());
        }
        return subject(subject);
    }

    /** One more subject, as it stands. */
    public CredentialBuilder subject(JsonObject subject) {
        choices.stayOpen();
        subjects.add(subject);
        return this;
    }

    /** Valid from this instant on, inclusive. */
    public CredentialBuilder validFrom(Instant instant) {
        return once("validFrom", new JsonString(DateTimeStamp.format(instant)));
    }

    /** Valid until this instant, inclusive. */
    public CredentialBuilder validUntil(Instant instant) {
        return once("validUntil", new JsonString(DateTimeStamp.format(instant)));
    }

    /** One more way to learn whether the credential was revoked or suspended. */
    public CredentialBuilder status(JsonObject status) {
        choices.stayOpen();
        statuses.add(status);
        return this;
    }

    /** One more schema that the credential follows. */
    public CredentialBuilder schema(String id, String type) {
        choices.stayOpen();
        schemas.add(JsonObject.empty().with("id", id).with("type", type));
        return this;
    }

    /** One more piece of evidence for the claims. */
    public CredentialBuilder evidence(JsonObject piece) {
        choices.stayOpen();
        evidence.add(piece);
        return this;
    }

    /** One more resource that the credential relates to, with the digests of what lies there now; an exchanged one is then noticed. */
    public CredentialBuilder relatedResource(String url, Bytes content) {
        choices.stayOpen();
        resources.add(StatedDigests.with(JsonObject.empty().with("id", url), content));
        return this;
    }

    /** As above, with its media type, such as {@code application/ld+json}. */
    public CredentialBuilder relatedResource(String url, String mediaType, Bytes content) {
        choices.stayOpen();
        resources.add(StatedDigests.with(JsonObject.empty().with("id", url).with("mediaType", mediaType), content));
        return this;
    }

    /** One more of the terms under which the credential was issued; an object with a type. */
    public CredentialBuilder termsOfUse(JsonObject policy) {
        choices.stayOpen();
        terms.add(policy);
        return this;
    }

    /** One more way to get a newer credential; an object with a type. */
    public CredentialBuilder refreshService(JsonObject service) {
        choices.stayOpen();
        refreshes.add(service);
        return this;
    }

    /** The credential, or every problem of its structure. The builder is used up either way. */
    public Result<Credential> build() {
        choices.close();
        JsonObject json = JsonObject.empty().with("@context", new JsonArray(contexts));
        if (members.has("id")) {
            json = json.with("id", members.get("id").get());
        }
        json = json.with("type", new JsonArray(types));
        for (var member : members.without("id").members().entrySet()) {
            json = json.with(member.getKey(), member.getValue());
        }
        json = with(json, "credentialSubject", subjects);
        json = with(json, "credentialStatus", statuses);
        json = with(json, "credentialSchema", schemas);
        json = with(json, "evidence", evidence);
        json = with(json, "relatedResource", resources);
        json = with(json, "termsOfUse", terms);
        json = with(json, "refreshService", refreshes);
        return Credential.parse(json);
    }

    private CredentialBuilder once(String name, JsonValue value) {
        choices.make(name);
        if (members.has(name)) {
            throw new IllegalStateException(name + " was said in a language already");
        }
        members = members.with(name, value);
        return this;
    }

    private CredentialBuilder tagged(String name, String text, String language) {
        choices.make(name + " in the language " + language.toLowerCase(Locale.ROOT));
        if (members.string(name).isPresent()) {
            throw new IllegalStateException(name + " was said in no language already");
        }
        List<JsonValue> values = new ArrayList<>(members.oneOrMany(name));
        values.add(JsonObject.empty().with("@value", text).with("@language", language));
        members = with(members, name, values);
        return this;
    }

    private static JsonObject with(JsonObject json, String name, List<JsonValue> values) {
        return switch (values.size()) {
            case 0 -> json;
            case 1 -> json.with(name, values.get(0));
            default -> json.with(name, new JsonArray(values));
        };
    }
}
