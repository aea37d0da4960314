package coop.kith.vc.schema;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Shown;
import coop.kith.vc.resource.ResourceProblem;
import coop.kith.vc.resource.StatedDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks {@code JsonSchema} and {@code JsonSchemaCredential} (VC JSON Schema). Stateless, safe for many threads.
 *
 * <p>PASSED: the credential fits. FAILED: it does not, or what it names is no schema. UNDECIDED: the schema cannot be had, is of another version, asks for another schema
 * or for too much work, or stands in a credential that does not verify. Formats such as {@code email} are checked in every version. A digest that the credential states of
 * the schema must be the schema's. Who issued a schema's credential is not judged: whoever issued this credential chose it.
 */
public final class JsonSchemaCheck implements SchemaCheck {
    private static final String NAME = "schema.entry";
    private static final String DOCUMENT = "JsonSchema";
    private static final String CREDENTIAL = "JsonSchemaCredential";
    private static final JsonPointer MEMBER = JsonPointer.of("credentialSchema");

    private JsonSchemaCheck() {}

    public static JsonSchemaCheck standard() {
        return new JsonSchemaCheck();
    }

    @Override
    public Set<String> types() {
        return Set.of(DOCUMENT, CREDENTIAL);
    }

    @Override
    public Check check(Credential credential, JsonObject entry, LinkedDocuments documents, LinkedCredentials linked) {
        String url = entry.string("id").orElse("");
        boolean inCredential = entry.oneOrMany("type").contains(new JsonString(CREDENTIAL));
        if (!inCredential && SchemaCredentialRules.isTheirs(url)) {
            List<Problem> problems = new ArrayList<>(SchemaCredentialRules.problems(credential));
            problems.addAll(theirDigest(entry, documents, url));
            return judged(problems).with("schema", url);
        }
        Result<SchemaDocument> schema = inCredential
                ? linked.get(url).fold(had -> inside(had, entry, url), JsonSchemaCheck::notHad)
                : documents.get(url).fold(content -> document(content, entry, url), JsonSchemaCheck::notHad);
        return schema.fold(found -> judged(Evaluation.problems(found, credential.json())), JsonSchemaCheck::judged)
                .with("schema", url);
    }

    private static Result<SchemaDocument> document(Bytes content, JsonObject entry, String url) {
        return digest(content, entry)
                .flatMap(meant -> Json.parseObject(content.toArray(), JsonLimits.standard())
                        .fold(
                                json -> SchemaDocument.parse(json, Optional.of(url)),
                                problems -> refused(
                                        SchemaProblem.SCHEMA_NOT_VALID,
                                        "What lies at " + Shown.text(url) + " is no schema: "
                                                + problems.get(0).detail())));
    }

    private static Result<SchemaDocument> inside(LinkedCredential had, JsonObject entry, String url) {
        return digest(had.content(), entry)
                .flatMap(meant -> had.verdict()
                        .fold(
                                accepted -> accepted.value()
                                                .id()
                                                .filter(id -> !id.equals(url))
                                                .isPresent()
                                        ? refused(
                                                SchemaProblem.SCHEMA_NOT_VALID,
                                                "The credential that holds the schema calls itself "
                                                        + Shown.text(accepted.value()
                                                                .id()
                                                                .get()) + ", and "
                                                        + Shown.text(url) + " was meant.")
                                        : SchemaCredentialRules.schema(accepted.value()),
                                rejected -> notVerified(SchemaProblem.SCHEMA_NOT_VALID, rejected.problems()),
                                undecided -> notVerified(SchemaProblem.SCHEMA_NOT_VERIFIED, undecided.problems())));
    }

    private static Result<Bytes> digest(Bytes content, JsonObject entry) {
        List<Problem> problems = StatedDigests.unmet(entry, content);
        return problems.isEmpty() ? Result.ok(content) : Result.refused(problems);
    }

    /** The rules stand in the code, so the document is asked for only where a digest is stated that is not known to be its. */
    private static List<Problem> theirDigest(JsonObject entry, LinkedDocuments documents, String url) {
        return SchemaCredentialRules.statesNoOtherDigest(entry)
                ? List.of()
                : documents
                        .get(url)
                        .fold(
                                content -> StatedDigests.unmet(entry, content),
                                why -> JsonSchemaCheck.<Bytes>notHad(why).problems());
    }

    private static <T> Result<T> notVerified(SchemaProblem type, List<Problem> why) {
        return Result.refused(why.stream()
                .map(problem -> new Problem(
                        type,
                        "The credential that holds the schema does not hold itself: " + problem.detail(),
                        JsonPointer.root(),
                        problem.context()))
                .toList());
    }

    private static <T> Result<T> notHad(List<Problem> why) {
        return Result.refused(why.stream()
                .map(problem -> new Problem(
                        SchemaProblem.SCHEMA_NOT_HAD,
                        "The schema cannot be had: " + problem.detail(),
                        JsonPointer.root(),
                        problem.context()))
                .toList());
    }

    private static <T> Result<T> refused(SchemaProblem type, String detail) {
        return Result.refused(Problem.of(type, detail).next("Tell the issuer, who chose the schema."));
    }

    /** Of problems that decide and others, those that decide. */
    private static Check judged(List<Problem> problems) {
        List<Problem> failures =
                problems.stream().filter(problem -> decides(problem.type())).toList();
        if (!failures.isEmpty()) {
            return Check.failed(
                    NAME, failures.stream().map(JsonSchemaCheck::placed).toList());
        }
        return problems.isEmpty()
                ? Check.passed(NAME)
                : Check.undecided(
                        NAME, problems.stream().map(JsonSchemaCheck::placed).toList());
    }

    private static boolean decides(ProblemType type) {
        return type instanceof SchemaProblem own
                ? own == SchemaProblem.SCHEMA_MISMATCH || own == SchemaProblem.SCHEMA_NOT_VALID
                : type != ResourceProblem.RELATED_RESOURCE_NOT_CHECKED;
    }

    /** A mismatch has its place in the credential; whatever is wrong with the schema stands where that is named. */
    private static Problem placed(Problem problem) {
        return problem.type() == SchemaProblem.SCHEMA_MISMATCH
                ? problem
                : new Problem(problem.type(), problem.detail(), MEMBER, problem.context());
    }
}
