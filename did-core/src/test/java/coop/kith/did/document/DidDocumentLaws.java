package coop.kith.did.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every object that may be a document. */
class DidDocumentLaws {
    @Property(tries = 400)
    void anyShapeGivesADocumentOrProblemsAndNeverThrows(@ForAll("documents") JsonObject json) {
        DidDocument.parse(json)
                .fold(
                        document -> {
                            assertEquals(json, document.json());
                            document.verificationMethods().forEach(VerificationMethod::publicKey);
                            return document.expanded();
                        },
                        problems -> {
                            assertFalse(problems.isEmpty());
                            return problems;
                        });
    }

    @Provide
    Arbitrary<JsonObject> documents() {
        Arbitrary<JsonValue> leaf = Arbitraries.of(
                new JsonString("did:example:1"),
                new JsonString("#k"),
                new JsonString("did:example:1#k"),
                new JsonString("Multikey"),
                new JsonString("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"),
                new JsonString(""),
                new JsonString("\u0000"),
                JsonNumber.of(1),
                JsonLiteral.NULL,
                new JsonArray(List.of()),
                JsonObject.empty());
        Arbitrary<String> names = Arbitraries.of(
                "id",
                "type",
                "controller",
                "publicKeyMultibase",
                "publicKeyJwk",
                "verificationMethod",
                "authentication",
                "service",
                "serviceEndpoint",
                "alsoKnownAs",
                "expires",
                "d");
        Arbitrary<JsonValue> inner = object(names, leaf).map(object -> object);
        Arbitrary<JsonValue> array =
                Arbitraries.oneOf(leaf, inner).list().ofMaxSize(3).map(JsonArray::new);
        return object(names, Arbitraries.oneOf(leaf, inner, array)).map(json -> json.with("id", "did:example:1"));
    }

    private static Arbitrary<JsonObject> object(Arbitrary<String> names, Arbitrary<JsonValue> values) {
        return Combinators.combine(names, values)
                .as(Tuple::of)
                .list()
                .ofMaxSize(6)
                .map(members -> {
                    JsonObject object = JsonObject.empty();
                    for (Tuple.Tuple2<String, JsonValue> member : members) {
                        object = object.with(member.get1(), member.get2());
                    }
                    return object;
                });
    }
}
