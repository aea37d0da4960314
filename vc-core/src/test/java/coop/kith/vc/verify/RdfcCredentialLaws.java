package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to the JSON of a credential that is signed as RDF: if it is still accepted, it still reads the same. */
final class RdfcCredentialLaws {
    private static final String CREDENTIALS = "https://www.w3.org/2018/credentials#";
    private static final String ID = "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33";
    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://www.w3.org/2018/credentials/v1",
            "https://w3id.org/security/data-integrity/v2",
            "https://w3id.org/security/v1",
            "https://w3id.org/security/suites/ed25519-2020/v1",
            "https://www.w3.org/ns/credentials/undefined-terms/v2");
    private static final List<String> NAMES = List.of(
            "@id",
            "@type",
            "expiration",
            "signature",
            "validUntil",
            "expirationDate",
            "validFrom",
            CREDENTIALS + "validUntil",
            CREDENTIALS + "credentialStatus",
            CREDENTIALS + "credentialSubject",
            CREDENTIALS + "issuer",
            "https://w3id.org/security#expiration",
            "https://schema.org/name");

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Property(tries = 150)
    void whatIsStillAcceptedStillReadsTheSame(
            @ForAll @IntRange(max = 7) int which, @ForAll @IntRange(min = 1, max = 2) int changes, @ForAll long seed) {
        Result<JsonObject> signed = DataIntegrity.add(
                credential(which),
                ProofOptions.of(new EddsaRdfc2022(), Persona.ISSUER.method(), ProofPurpose.ASSERTION_METHOD)
                        .created(Papers.CREATED)
                        .expires(Papers.VALID_UNTIL),
                Persona.ISSUER.key());
        if (!signed.isOk()) {
            return;
        }
        JsonObject before = signed.orThrow();
        Random random = new Random(seed);
        JsonObject after = before;
        for (int change = 0; change < changes; change++) {
            after = changed(after, random);
        }
        VerificationPolicy policy = VerificationPolicy.strict().ignoringStatus("the law is about what is read");
        if (verifier.verify(after, policy, Papers.NOW) instanceof Verdict.Accepted<VerifiedCredential> accepted) {
            assertEquals(
                    reading(verifier.verify(before, policy, Papers.NOW)
                            .orThrow()
                            .credential()),
                    reading(accepted.value().credential()),
                    Json.write(after));
        }
    }

    private static JsonObject credential(int which) {
        JsonObject subject = JsonObject.empty()
                .with("id", Persona.HOLDER.did().toString())
                .with("name", "Ana")
                .with("description", "Chair");
        JsonObject issuer = JsonObject.empty().with("id", Persona.ISSUER.did().toString());
        JsonObject plain = Papers.credential()
                .with("@context", JsonArray.of(new JsonString(CONTEXTS.get(0))))
                .with("type", JsonArray.of(new JsonString("VerifiableCredential")))
                .with("id", ID)
                .with("credentialSubject", subject)
                .with(
                        "credentialStatus",
                        JsonObject.empty()
                                .with("id", "https://club.example/status#7")
                                .with("type", "BitstringStatusListEntry"));
        return switch (which) {
            case 0 -> plain;
            case 1 -> plain.with("credentialSubject", subject.with("id", ID));
            case 2 -> plain.with("issuer", issuer.with("name", "Club"));
            case 3 ->
                plain.with("issuer", issuer.with("name", "Club"))
                        .with(
                                "credentialSubject",
                                subject.with("id", issuer.get("id").orElseThrow()));
            case 4 ->
                plain.with(
                        "credentialSubject", subject.with("id", issuer.get("id").orElseThrow()));
            case 5 -> plain.with("credentialSubject", JsonArray.of(subject, subject.with("id", "did:example:b")));
            case 6 ->
                plain.with("type", JsonArray.ofStrings(List.of("VerifiableCredential", CREDENTIALS + "JsonSchema")));
            default ->
                plain.with(
                        "evidence",
                        JsonObject.empty().with("id", subject.get("id").orElseThrow()));
        };
    }

    private static Set<Object> reading(Credential credential) {
        Set<Object> subjects = new HashSet<>();
        for (JsonObject subject : credential.subjects()) {
            subjects.add(
                    List.of(subject.string("id"), Set.copyOf(subject.members().keySet())));
        }
        JsonObject proof = credential.proofs().get(0);
        return Set.of(
                List.of(credential.issuer(), Set.copyOf(credential.types())),
                List.of("valid", credential.validFrom(), credential.validUntil()),
                List.of("status", Set.copyOf(credential.statuses())),
                List.of(
                        "subjects",
                        subjects,
                        "first",
                        credential.subject().json().string("id")),
                List.of("proof", proof.string("created"), proof.string("expires")));
    }

    private static JsonObject changed(JsonObject document, Random random) {
        List<List<String>> places = new ArrayList<>();
        places(document, List.of(), places);
        List<String> place = places.get(random.nextInt(places.size()));
        List<String> other = places.get(random.nextInt(places.size()));
        JsonObject object = at(document, place);
        List<String> names = List.copyOf(object.members().keySet());
        String name = names.get(random.nextInt(names.size()));
        JsonValue value = object.get(name).orElseThrow();
        return switch (random.nextInt(6)) {
            case 0 ->
                put(
                        put(document, place, object.without(name)),
                        other,
                        at(put(document, place, object.without(name)), other).with(name, value));
            case 1 -> put(document, place, object.without(name).with(NAMES.get(random.nextInt(NAMES.size())), value));
            case 2 -> split(document, place, name, object);
            case 3 -> contexts(document, random);
            case 4 -> put(document, place, object.with(name, JsonArray.of(value, value)));
            default -> put(document, place, object.with(name, expanded(value)));
        };
    }

    private static JsonValue expanded(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value().equals("VerifiableCredential")
                    ? new JsonString(CREDENTIALS + text.value())
                    : JsonObject.empty().with("id", text);
        }
        return value instanceof JsonObject object
                        && object.has("id")
                        && object.members().size() == 1
                ? object.get("id").orElseThrow()
                : value;
    }

    private static JsonObject contexts(JsonObject document, Random random) {
        List<String> some = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int index = 0; index < count; index++) {
            some.add(CONTEXTS.get(random.nextInt(CONTEXTS.size())));
        }
        return document.with("@context", JsonArray.ofStrings(some));
    }

    /** Deals one member of an object out to a second object with the same id. */
    private static JsonObject split(JsonObject document, List<String> place, String name, JsonObject object) {
        if (place.isEmpty() || !object.has("id") || name.equals("id")) {
            return document;
        }
        JsonObject second = JsonObject.empty()
                .with("id", object.get("id").orElseThrow())
                .with(name, object.get(name).orElseThrow());
        List<String> above = place.subList(0, place.size() - 1);
        return put(
                document,
                above,
                at(document, above).with(place.get(place.size() - 1), JsonArray.of(object.without(name), second)));
    }

    private static void places(JsonObject object, List<String> place, List<List<String>> all) {
        all.add(place);
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (member.getValue() instanceof JsonObject inner
                    && !inner.members().isEmpty()) {
                List<String> deeper = new ArrayList<>(place);
                deeper.add(member.getKey());
                places(inner, deeper, all);
            }
        }
    }

    private static JsonObject at(JsonObject document, List<String> place) {
        JsonObject found = document;
        for (String name : place) {
            found = found.object(name).orElse(JsonObject.empty());
        }
        return found;
    }

    private static JsonObject put(JsonObject document, List<String> place, JsonObject value) {
        if (place.isEmpty()) {
            return value;
        }
        String name = place.get(0);
        JsonObject inner = document.object(name).orElse(JsonObject.empty());
        return document.with(name, put(inner, place.subList(1, place.size()), value));
    }
}
