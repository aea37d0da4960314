package coop.kith.vc.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The credentials and schemas of W3C's test suite for VC JSON Schema, with the outcomes of its test mapping, for each of the three versions. Its credentials mix members
 * of two versions of the data model, which are refused before any schema is asked for: {@code issuanceDate} is read as {@code validFrom} here, in the other's context.
 */
final class JsonSchemaVectors {
    private static final String SUITE = "vc/w3c-vc-json-schema-test-suite/tests/input/";
    private static final String EMAIL = "https://example.com/schemas/email.json";

    /** Number of the credential, number of the schema, outcome. */
    private static final List<List<Object>> DOCUMENTS = List.of(
            List.of(1, 1, "PASSED"),
            List.of(1, 2, "FAILED"),
            List.of(1, 3, "FAILED"),
            List.of(1, 4, "FAILED"),
            List.of(1, 5, "FAILED"),
            List.of(1, 6, "FAILED"),
            List.of(1, 7, "UNDECIDED"));

    private static final List<List<Object>> CREDENTIALS = List.of(
            List.of(1, 1, "PASSED"),
            List.of(1, 2, "FAILED"),
            List.of(1, 3, "FAILED"),
            List.of(1, 4, "FAILED"),
            List.of(1, 5, "FAILED"),
            List.of(1, 6, "FAILED"),
            List.of(1, 7, "FAILED"),
            List.of(1, 8, "FAILED"),
            List.of(1, 9, "FAILED"),
            List.of(1, 10, "FAILED"),
            List.of(1, 11, "UNDECIDED"));

    static Stream<Arguments> documents() {
        return cases(DOCUMENTS);
    }

    static Stream<Arguments> credentials() {
        return cases(CREDENTIALS);
    }

    private static Stream<Arguments> cases(List<List<Object>> rows) {
        List<Arguments> cases = new ArrayList<>();
        for (String version : List.of("Draft-7", "2019-09", "2020-12")) {
            rows.forEach(row -> cases.add(Arguments.of(version, row.get(0), row.get(1), row.get(2))));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}: credential {1}, schema {2}: {3}")
    @MethodSource("documents")
    void jsonSchema(String version, int number, int schema, String outcome) {
        String folder = SUITE + "jsonschema/" + version + "/";
        Credential credential =
                Credential.parse(read(folder + number + "-credential.json")).orThrow();
        Bytes content = bytes(folder + schema + "-schema.json");
        Check check = JsonSchemaCheck.standard()
                .check(
                        credential,
                        credential.schemas().get(0),
                        LinkedDocuments.of(Map.of(EMAIL, content)),
                        url -> Result.refused(List.of()));
        assertEquals(outcome, check.outcome().name(), check.toString());
    }

    @ParameterizedTest(name = "{0}: credential {1}, schema {2}: {3}")
    @MethodSource("credentials")
    void jsonSchemaCredential(String version, int number, int schema, String outcome) {
        String folder = SUITE + "jsonschemacredential/" + version + "/";
        Credential credential =
                Credential.parse(read(folder + number + "-credential.json")).orThrow();
        Result<Credential> holder = Credential.parse(read(folder + schema + "-schema.json"));
        Verdict<Credential> verdict = holder.fold(
                good -> new Verdict.Accepted<>(good, List.of()), bad -> new Verdict.Rejected<>(bad, List.of()));
        Check check = JsonSchemaCheck.standard()
                .check(
                        credential,
                        credential.schemas().get(0),
                        LinkedDocuments.none(),
                        url -> Result.ok(new LinkedCredential(bytes(folder + schema + "-schema.json"), verdict)));
        assertEquals(outcome, check.outcome().name(), check.toString());
    }

    /** The second credential of either folder names a type that is neither. */
    @ParameterizedTest
    @ValueSource(strings = {"Draft-7", "2019-09", "2020-12"})
    void knowsNoOtherTypes(String version) {
        for (String kind : List.of("jsonschema/", "jsonschemacredential/")) {
            JsonObject other = read(SUITE + kind + version + "/2-credential.json");
            String type = other.object("credentialSchema")
                    .flatMap(entry -> entry.string("type"))
                    .orElse("");
            assertTrue(type.startsWith("NotJsonSchema"), type);
            assertFalse(JsonSchemaCheck.standard().types().contains(type), type);
        }
    }

    /** What we ask of a credential that holds a schema is what the specification's schema for them asks, which lies here with the bytes that it was published with. */
    @Test
    void theRulesForCredentialsThatHoldSchemasAreThoseOfTheirSchema() {
        byte[] published = bytes("vc/w3c-vc-json-schema/schema/json-schema-credential-schema.json")
                .toArray();
        String sri = "sha384-" + Base64.getEncoder().encodeToString(Digests.sha384(published));
        assertTrue(SchemaCredentialRules.statesNoOtherDigest(JsonObject.empty().with("digestSRI", sri)), sri);
        JsonObject schema =
                Json.parseObject(new String(published, StandardCharsets.UTF_8)).orThrow();
        assertTrue(SchemaCredentialRules.isTheirs(schema.string("$id").orElseThrow()));
        JsonObject properties = schema.object("properties").orElseThrow();
        JsonObject subject = properties
                .object("credentialSubject")
                .flatMap(one -> one.object("properties"))
                .orElseThrow();
        JsonObject entry = properties
                .object("credentialSchema")
                .flatMap(one -> one.object("properties"))
                .orElseThrow();
        JsonObject credential = Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"issuer\":\"did:example:club\",\"credentialSubject\":{\"jsonSchema\":{}},"
                        + "\"credentialSchema\":{}}")
                .orThrow();
        JsonObject good = credential
                .with("type", constant(properties, "type"))
                .with(
                        "credentialSubject",
                        credential.object("credentialSubject").orElseThrow().with("type", constant(subject, "type")))
                .with(
                        "credentialSchema",
                        JsonObject.empty()
                                .with("id", constant(entry, "id"))
                                .with("type", constant(entry, "type"))
                                .with("digestSRI", sri));
        assertEquals(
                List.of(), SchemaCredentialRules.problems(Credential.parse(good).orThrow()));
        for (String required : List.of("type", "credentialSubject", "credentialSchema")) {
            assertTrue(schema.oneOrMany("required").contains(new JsonString(required)), required);
        }
        JsonObject bad = good.with("type", "VerifiableCredential");
        assertEquals(
                1,
                SchemaCredentialRules.problems(Credential.parse(bad).orThrow()).size());
    }

    private static JsonValue constant(JsonObject properties, String name) {
        return properties.object(name).flatMap(one -> one.get("const")).orElseThrow();
    }

    private static Bytes bytes(String path) {
        return Bytes.of(Vectors.text(path).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject read(String path) {
        return Json.parseObject(Vectors.text(path).replace("\"issuanceDate\"", "\"validFrom\""))
                .orThrow();
    }
}
