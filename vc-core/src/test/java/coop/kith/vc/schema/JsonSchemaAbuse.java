package coop.kith.vc.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.resource.ResourceProblem;
import coop.kith.vc.testing.Papers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that a stranger makes. */
final class JsonSchemaAbuse {
    private static final String URL = "https://club.example/schema.json";
    private static final JsonObject ENTRY = JsonObject.empty().with("id", URL).with("type", "JsonSchema");

    @ParameterizedTest
    @DisplayName("V38: nothing is loaded that a schema refers to")
    @ValueSource(
            strings = {
                "https://evil.example/more.json",
                "http://127.0.0.1/more.json",
                "file:///etc/passwd",
                "classpath:draft-07",
                "resource:/draft-07",
                "more.json",
                "https://json-schema.org/draft/2019-09/schema"
            })
    void followsNoReferenceOutOfTheSchema(String reference) {
        for (String keyword : new String[] {"$ref", "$dynamicRef"}) {
            undecided(
                    SchemaProblem.SCHEMA_NOT_SUPPORTED,
                    with("\"properties\":{\"name\":{\"" + keyword + "\":\"" + reference + "\"}}"));
        }
    }

    @Test
    void followsReferencesInside() {
        passed(
                with(
                        "\"$defs\":{\"text\":{\"$id\":\"https://club.example/text\",\"$anchor\":\"t\",\"type\":\"string\"}},"
                                + "\"properties\":{\"id\":{\"$ref\":\"https://club.example/text\"},\"issuer\":{\"$ref\":\"#/$defs/text\"}}"));
        failed(
                SchemaProblem.SCHEMA_MISMATCH,
                with("\"$defs\":{\"n\":{\"type\":\"number\"}},\"properties\":{\"id\":{\"$ref\":\"#/$defs/n\"}}"));
        passed(with("\"properties\":{\"name\":{\"const\":{\"$ref\":\"https://evil.example\"}}}"));
    }

    @ParameterizedTest
    @DisplayName("V38: circles of references end at a counted depth")
    @ValueSource(
            strings = {
                "\"$ref\":\"#\"",
                "\"allOf\":[{\"$ref\":\"#\"}]",
                "\"$dynamicRef\":\"#\"",
                "\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}},\"$ref\":\"#/$defs/a\""
            })
    void goesRoundInNoCircle(String members) {
        undecided(SchemaProblem.SCHEMA_TOO_COSTLY, with(members));
    }

    @Test
    @DisplayName("V38: references that double with each step end at a counted number of steps")
    void doublesNoWorkWithoutEnd() {
        StringBuilder definitions = new StringBuilder("\"$defs\":{");
        for (int i = 0; i < 30; i++) {
            String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            definitions
                    .append("\"d")
                    .append(i)
                    .append("\":{\"allOf\":[")
                    .append(next)
                    .append(',')
                    .append(next)
                    .append("]},");
        }
        definitions.append("\"d30\":{\"type\":\"object\"}},\"$ref\":\"#/$defs/d0\"");
        undecided(SchemaProblem.SCHEMA_TOO_COSTLY, with(definitions.toString()));
    }

    @Test
    @DisplayName("V38: a regular expression that others backtrack over is matched in linear time")
    void matchesCatastrophicExpressionsInLinearTime() {
        String pattern = with("\"properties\":{\"id\":{\"pattern\":\"^(a+)+$\"}}");
        JsonObject credential = Papers.credential().with("id", "a".repeat(4_000) + ":!");
        Check check = check(pattern, credential, ENTRY);
        assertEquals(Outcome.FAILED, check.outcome());
        assertEquals(
                SchemaProblem.SCHEMA_MISMATCH, check.problem().orElseThrow().type());
        assertEquals("/id", check.problem().orElseThrow().where().toString());
    }

    @Test
    @DisplayName("V38: so many steps of regular expressions, and no more")
    void countsStepsOfRegularExpressions() {
        String text = "a".repeat(100_000);
        JsonObject credential = Papers.credential().with("name", text);
        Check check = check(with("\"properties\":{\"name\":{\"pattern\":\"(a?){50}b\"}}"), credential, ENTRY);
        assertEquals(
                SchemaProblem.SCHEMA_TOO_COSTLY, check.problem().orElseThrow().type());
        undecided(
                SchemaProblem.SCHEMA_TOO_COSTLY,
                with("\"properties\":{\"id\":{\"pattern\":\"" + "a".repeat(5_000) + "\"}}"));
    }

    @Test
    @DisplayName("expressions that need backtracking are not supported, and those of ECMA-262 that do not are")
    void saysWhichExpressionsAreNotSupported() {
        undecided(SchemaProblem.SCHEMA_NOT_SUPPORTED, with("\"properties\":{\"id\":{\"pattern\":\"^(?=u)urn\"}}"));
        undecided(SchemaProblem.SCHEMA_NOT_SUPPORTED, with("\"properties\":{\"id\":{\"pattern\":\"(u)\\\\1\"}}"));
        undecided(SchemaProblem.SCHEMA_NOT_SUPPORTED, with("\"patternProperties\":{\"(?!a)\":{\"type\":\"string\"}}"));
        passed(
                with(
                        "\"properties\":{\"id\":{\"pattern\":\"^urn:[\\\\w\\\\-\\\\/]+\\\\u003a[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$\"}}"));
    }

    @Test
    @DisplayName("V38, V24: numbers whose digits would fill the memory")
    void countsNoDigitsOfGiantNumbers() {
        String giant = with("\"properties\":{\"name\":{\"multipleOf\":0.01}}");
        JsonObject credential = Papers.credential().with("name", new coop.kith.json.JsonNumber("1e999999999"));
        assertEquals(
                SchemaProblem.SCHEMA_TOO_COSTLY,
                Check.undecided("x", Evaluation.problems(document(giant), credential))
                        .problem()
                        .orElseThrow()
                        .type());
        undecided(SchemaProblem.SCHEMA_TOO_COSTLY, with("\"properties\":{\"name\":{\"multipleOf\":1e-999999999}}"));
    }

    @Test
    @DisplayName("V38: schemas that are too large, too deep, no JSON, no object, or no schema")
    void refusesWhatIsNoSchema() {
        failed(SchemaProblem.SCHEMA_NOT_VALID, with("\"description\":\"" + "x".repeat(10 << 20) + "\""));
        failed(
                SchemaProblem.SCHEMA_NOT_VALID,
                with("\"not\":" + "{\"not\":".repeat(100_000) + "{}" + "}".repeat(100_000)));
        for (String text : new String[] {
            "",
            "[]",
            "true",
            "{",
            "\"schema\"",
            "<html>",
            with("\"type\":5"),
            with("\"properties\":[]"),
            with("\"required\":\"name\""),
            with("\"$ref\":\"#/$defs/nowhere\""),
            with("\"minLength\":-1")
        }) {
            failed(SchemaProblem.SCHEMA_NOT_VALID, text);
        }
    }

    @Test
    void namesEveryPlaceThatDoesNotFitUpToTwenty() {
        Check check = check(
                with(
                        "\"properties\":{\"credentialSubject\":{\"required\":[\"name\",\"a\",\"b\"],\"properties\":{\"memberSince\":{\"type\":\"string\"}}}}"),
                Papers.credential(),
                ENTRY);
        assertEquals(Outcome.FAILED, check.outcome());
        assertEquals(3, check.parts().size());
        assertTrue(check.parts().stream()
                .anyMatch(part ->
                        part.problem().orElseThrow().where().toString().equals("/credentialSubject/memberSince")));
    }

    @Test
    @DisplayName("V37: a schema that is another one than the issuer's digest names")
    void holdsTheSchemaAgainstItsDigest() {
        String schema = with("\"type\":\"object\"");
        byte[] bytes = schema.getBytes(StandardCharsets.UTF_8);
        String right = "sha384-" + Base64.getEncoder().encodeToString(Digests.sha384(bytes));
        String wrong = "sha384-" + Base64.getEncoder().encodeToString(Digests.sha384(new byte[1]));
        assertEquals(
                Outcome.PASSED,
                check(schema, Papers.credential(), ENTRY.with("digestSRI", right))
                        .outcome());
        for (JsonObject stated : new JsonObject[] {
            ENTRY.with("digestSRI", wrong),
            ENTRY.with("digestSRI", coop.kith.json.JsonArray.of(new JsonString(right), new JsonString(wrong))),
            ENTRY.with("digestSRI", wrong).with("digestMultibase", "uAAAA")
        }) {
            Check check = check(schema, Papers.credential(), stated);
            assertEquals(Outcome.FAILED, check.outcome());
            assertEquals(
                    ResourceProblem.RELATED_RESOURCE_CHANGED,
                    check.problem().orElseThrow().type());
        }
        for (JsonObject unknown : new JsonObject[] {
            ENTRY.with("digestSRI", right).with("digestMultibase", "uAAAA"), ENTRY.with("digestSRI", "md5-AAAA")
        }) {
            assertEquals(
                    Outcome.UNDECIDED,
                    check(schema, Papers.credential(), unknown).outcome());
        }
    }

    @Test
    void aSchemaThatCannotBeHadLeavesItOpen() {
        Check check = JsonSchemaCheck.standard()
                .check(
                        credential(Papers.credential()),
                        ENTRY,
                        LinkedDocuments.none(),
                        url -> Result.refused(java.util.List.of()));
        assertEquals(Outcome.UNDECIDED, check.outcome());
        assertEquals(SchemaProblem.SCHEMA_NOT_HAD, check.problem().orElseThrow().type());
    }

    private static String with(String members) {
        return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"" + URL + "\"," + members + "}";
    }

    private static SchemaDocument document(String schema) {
        return SchemaDocument.parse(Json.parseObject(schema).orThrow(), java.util.Optional.of(URL))
                .orThrow();
    }

    private static Check check(String schema, JsonObject credential, JsonObject entry) {
        return JsonSchemaCheck.standard()
                .check(
                        credential(credential),
                        entry,
                        LinkedDocuments.of(Map.of(URL, Bytes.of(schema.getBytes(StandardCharsets.UTF_8)))),
                        url -> Result.refused(java.util.List.of()));
    }

    private static Credential credential(JsonObject json) {
        return Credential.parse(json).orThrow();
    }

    private static void passed(String schema) {
        Check check = check(schema, Papers.credential(), ENTRY);
        assertEquals(Outcome.PASSED, check.outcome(), check.toString());
    }

    private static void failed(ProblemType type, String schema) {
        Check check = check(schema, Papers.credential(), ENTRY);
        assertEquals(Outcome.FAILED, check.outcome(), check.toString());
        assertEquals(type, check.problem().orElseThrow().type());
    }

    private static void undecided(ProblemType type, String schema) {
        Check check = check(schema, Papers.credential(), ENTRY);
        assertEquals(Outcome.UNDECIDED, check.outcome(), check.toString());
        assertEquals(type, check.problem().orElseThrow().type(), check.toString());
    }
}
