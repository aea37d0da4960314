package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any one member of a valid document, at any depth, is removed or replaced by another kind of value. The document is then refused with a place inside the member that
 * was changed (or at the member that held it, which is no longer what it must be), or it is one of the changes that the data model allows.
 */
final class CredentialLaws {
    /** Members without which a credential of version 2.0 stays valid. */
    private static final Set<String> OPTIONAL = Set.of(
            "id",
            "name",
            "description",
            "validFrom",
            "validUntil",
            "credentialStatus",
            "credentialSchema",
            "relatedResource",
            "refreshService",
            "termsOfUse",
            "evidence",
            "confidenceMethod",
            "renderMethod",
            "proof",
            "joined");

    @Property(tries = 400)
    void whatIsReadIsKept(@ForAll("replacements") JsonValue claim, @ForAll String name) {
        JsonObject subject = JsonObject.empty().with("id", "did:example:ana").with("x" + name, claim);
        JsonObject json = Examples.full().with("credentialSubject", subject);
        Credential credential = Credential.parse(json).orThrow();
        assertEquals(json, credential.json());
        assertEquals(List.of(subject), credential.subjects());
    }

    @Property
    void aMissingMemberIsNamed(@ForAll("members") String member) {
        Result<Credential> result = Credential.parse(Examples.full().without(member));
        if (OPTIONAL.contains(member)) {
            assertEquals(List.of(), result.problems());
        } else {
            requirePlacesUnder(result.problems(), "/" + member);
        }
    }

    @Property
    void aMemberOfTheWrongKindIsNamed(@ForAll("members") String member, @ForAll("wrongKinds") JsonValue wrong) {
        Result<Credential> result = Credential.parse(Examples.full().with(member, wrong));
        boolean words = Set.of("name", "description", "joined").contains(member);
        boolean allowed = member.equals("joined") || (words && wrong instanceof JsonString);
        if (allowed) {
            assertEquals(List.of(), result.problems());
        } else {
            requirePlacesUnder(result.problems(), "/" + member);
        }
    }

    @Property(tries = 1000)
    void aChangeAtAnyDepthIsAllowedOrNamedWhereItIs(
            @ForAll("places") List<String> place, @ForAll("replacements") JsonValue replacement) {
        JsonObject changed = (JsonObject) replaced(Examples.full(), place, replacement);
        Result<Credential> result = Credential.parse(changed);
        if (result.isOk()) {
            assertEquals(changed, result.orThrow().json());
            return;
        }
        requirePlacesUnder(result.problems(), "/" + place.get(0));
    }

    @Property(tries = 400)
    void noPresentationMakesItThrow(@ForAll("replacements") JsonValue first, @ForAll("replacements") JsonValue second) {
        JsonObject json = Examples.presentation().with("verifiableCredential", JsonArray.of(first, second));
        requirePlacesUnder(Presentation.parse(json).problems(), "/verifiableCredential");
    }

    @Provide
    Arbitrary<String> members() {
        return Arbitraries.of(List.copyOf(Examples.full().members().keySet()));
    }

    /** No member of a credential may be any of these, but text where words belong. */
    @Provide
    Arbitrary<JsonValue> wrongKinds() {
        return Arbitraries.of(
                JsonLiteral.NULL,
                JsonLiteral.TRUE,
                JsonNumber.of(5),
                new JsonString("neither term: nor URL"),
                new JsonArray(List.of()),
                JsonArray.of(JsonNumber.of(5)),
                JsonArray.of(JsonLiteral.NULL),
                JsonObject.empty());
    }

    @Provide
    Arbitrary<JsonValue> replacements() {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                Arbitraries.of(JsonLiteral.values()).map(literal -> (JsonValue) literal),
                Arbitraries.longs().map(JsonNumber::of),
                Arbitraries.of(
                                "",
                                "did:example:ana",
                                "did:a ",
                                "VerifiableCredential",
                                "2026-01-01T00:00:00Z",
                                "a b",
                                "\u0000")
                        .map(JsonString::new));
        return Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves.list().ofMaxSize(3).map(JsonArray::new),
                () -> Arbitraries.maps(Arbitraries.of("id", "type", "@value", "@id", "name", "x"), leaves)
                        .ofMaxSize(3)
                        .map(JsonObject::new));
    }

    /** Every place in the full example, from the members of the document down. */
    @Provide
    Arbitrary<List<String>> places() {
        List<List<String>> places = new ArrayList<>();
        collect(Examples.full(), List.of(), places);
        return Arbitraries.of(places);
    }

    private static void collect(JsonValue value, List<String> place, List<List<String>> places) {
        if (!place.isEmpty()) {
            places.add(place);
        }
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> collect(member, longer(place, name), places));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.items().size(); i++) {
                collect(array.items().get(i), longer(place, Integer.toString(i)), places);
            }
        }
    }

    private static List<String> longer(List<String> place, String token) {
        List<String> longer = new ArrayList<>(place);
        longer.add(token);
        return List.copyOf(longer);
    }

    private static JsonValue replaced(JsonValue value, List<String> place, JsonValue replacement) {
        if (place.isEmpty()) {
            return replacement;
        }
        List<String> rest = place.subList(1, place.size());
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>(array.items());
            int at = Integer.parseInt(place.get(0));
            items.set(at, replaced(items.get(at), rest, replacement));
            return new JsonArray(items);
        }
        JsonObject object = (JsonObject) value;
        return object.with(place.get(0), replaced(object.get(place.get(0)).orElseThrow(), rest, replacement));
    }

    private static void requirePlacesUnder(List<Problem> problems, String pointer) {
        assertTrue(!problems.isEmpty(), "refused");
        for (Problem problem : problems) {
            String place = problem.where().toString();
            assertTrue(place.equals(pointer) || place.startsWith(pointer + "/"), place + " is not under " + pointer);
        }
    }
}
