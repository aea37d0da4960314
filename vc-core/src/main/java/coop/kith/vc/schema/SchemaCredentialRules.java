package coop.kith.vc.schema;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a credential that holds a schema must be (VC JSON Schema section 2.2). The specification states these rules as a schema of its own, whose published bytes do not have
 * the digest that it prints; so they stand here instead, and nobody needs the document but for comparing a digest that is neither.
 */
final class SchemaCredentialRules {
    /** The specification's, and where its drafts and test suite had it. */
    private static final Set<String> THEIRS = Set.of(
            "https://www.w3.org/ns/credentials/json-schema/v2.json",
            "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json");

    /** What the specification prints (section 2.2), and what the published bytes have. */
    private static final Set<JsonValue> THEIR_DIGESTS = Set.of(
            new JsonString("sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW"),
            new JsonString("sha384-FdPKzKLFNWo+3ZqV9vjuY8aNQk+636lvGRKKNzAfy93Q9jf+lNHD8j91g/KHWCBX"));

    private static final JsonPointer SUBJECT = JsonPointer.of("credentialSubject");

    private SchemaCredentialRules() {}

    /** Whether this is the schema of credentials that hold schemas. */
    static boolean isTheirs(String url) {
        return THEIRS.contains(url);
    }

    /** Whether the entry states no digest of their schema but those that are known to be meant. */
    static boolean statesNoOtherDigest(JsonObject entry) {
        return !entry.has("digestMultibase") && THEIR_DIGESTS.containsAll(entry.oneOrMany("digestSRI"));
    }

    /** The schema in a credential that was verified. */
    static Result<SchemaDocument> schema(Credential credential) {
        List<Problem> problems = problems(credential);
        return problems.isEmpty()
                ? SchemaDocument.parse(
                        credential.subjects().get(0).object("jsonSchema").orElseThrow(), Optional.empty())
                : Result.refused(problems);
    }

    static List<Problem> problems(Credential credential) {
        List<Problem> problems = new ArrayList<>();
        JsonObject subject = credential.subjects().get(0);
        require(
                credential.types().contains("JsonSchemaCredential"),
                "Its types do not include JsonSchemaCredential",
                JsonPointer.of("type"),
                problems);
        require(credential.subjects().size() == 1, "It has several subjects", SUBJECT, problems);
        require(
                subject.oneOrMany("type").equals(List.of(new JsonString("JsonSchema"))),
                "The type of its subject is not JsonSchema",
                SUBJECT.append("type"),
                problems);
        require(
                subject.object("jsonSchema").isPresent(),
                "Its subject has no jsonSchema that is an object",
                SUBJECT.append("jsonSchema"),
                problems);
        require(
                credential.schemas().size() == 1
                        && credential
                                .schemas()
                                .get(0)
                                .string("id")
                                .filter(THEIRS::contains)
                                .isPresent()
                        && credential.schemas().get(0).oneOrMany("type").contains(new JsonString("JsonSchema")),
                "Its own credentialSchema is not the one for credentials that hold schemas",
                JsonPointer.of("credentialSchema"),
                problems);
        return problems;
    }

    private static void require(boolean holds, String fault, JsonPointer where, List<Problem> problems) {
        if (!holds) {
            problems.add(Problem.of(
                            SchemaProblem.SCHEMA_NOT_VALID,
                            "The credential that should hold a schema does not: " + fault + ".",
                            where)
                    .next("Tell whoever published it."));
        }
    }
}
