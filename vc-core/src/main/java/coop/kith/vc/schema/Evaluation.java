package coop.kith.vc.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.FormatKeyword;
import com.networknt.schema.path.PathType;
import coop.kith.json.JsonObject;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One evaluation of one credential against one schema, on a budget. The evaluator is a foreign library, made for schemas that one trusts; so every keyword of it is
 * wrapped ({@link CountedKeyword}), regular expressions are ours ({@link LinearPattern}), and it can load nothing but the schemas of schemas that it brings along.
 */
final class Evaluation {
    private final SchemaVersion version;
    private final Budget budget = new Budget();
    private final Dialect dialect;

    private Evaluation(SchemaVersion version) {
        this.version = version;
        Dialect plain = version.dialect();
        this.dialect = Dialect.builder(plain)
                .keywords(keywords -> plain.getKeywords().forEach((name, keyword) -> {
                    if (!(keyword instanceof FormatKeyword)) {
                        keywords.put(name, new CountedKeyword(keyword, budget));
                    }
                }))
                .formatKeywordFactory(formats -> new CountedFormat(formats, budget))
                .build();
    }

    /** Every way in which the credential does not fit, at most as many as {@link FirstProblems} keeps; or one problem of another type where that cannot be found out. */
    static List<Problem> problems(SchemaDocument schema, JsonObject credential) {
        try {
            return new Evaluation(schema.version()).run(schema, credential);
        } catch (Budget.Spent | LinearPattern.Unsupported ours) {
            return carried(ours).orElseThrow();
        } catch (SchemaException malformed) {
            return carried(malformed).orElseGet(() -> notValid(String.valueOf(malformed.getMessage())));
        } catch (StackOverflowError deeper) {
            return List.of(undecided(
                    SchemaProblem.SCHEMA_TOO_COSTLY, "Evaluating the schema goes deeper than this thread's stack."));
        } catch (RuntimeException stumbled) {
            // The library throws whatever it stumbles over; here a stranger made it stumble.
            return List.of(undecided(
                    SchemaProblem.SCHEMA_NOT_SUPPORTED,
                    "The evaluator of schemas gave up: " + Shown.text(String.valueOf(stumbled.getMessage())) + "."));
        }
    }

    private List<Problem> run(SchemaDocument schema, JsonObject credential) {
        JsonNode program = Nodes.of(schema.json().with("$schema", version.uri()));
        List<Error> malformed =
                registry(false).getSchema(SchemaLocation.of(version.uri())).validate(program);
        if (!malformed.isEmpty()) {
            return notValid(malformed.get(0).toString());
        }
        Schema compiled = registry(true).getSchema(program);
        FirstProblems problems = new FirstProblems(SchemaProblem.SCHEMA_MISMATCH);
        for (Error error : compiled.validate(Nodes.of(credential))) {
            problems.add(Problem.of(
                            SchemaProblem.SCHEMA_MISMATCH,
                            "The credential does not fit its schema: " + Shown.text(error.getMessage()) + ".",
                            place(error))
                    .with("keyword", String.valueOf(error.getKeyword()))
                    .next("Ask the issuer for a credential that fits."));
        }
        return problems.list();
    }

    /** What we threw ourselves, however deeply the library wrapped it. */
    private static Optional<List<Problem>> carried(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Budget.Spent) {
                return Optional.of(List.of(undecided(
                        SchemaProblem.SCHEMA_TOO_COSTLY, "Evaluating the schema takes " + cause.getMessage() + ".")));
            }
            if (cause instanceof LinearPattern.Unsupported) {
                return Optional.of(List.of(
                        undecided(SchemaProblem.SCHEMA_NOT_SUPPORTED, "In the schema, " + cause.getMessage() + ".")));
            }
        }
        return Optional.empty();
    }

    private static List<Problem> notValid(String why) {
        return List.of(Problem.of(
                        SchemaProblem.SCHEMA_NOT_VALID,
                        "The schema is none by the rules of its version: " + Shown.text(why) + ".")
                .next("Tell the issuer, who chose the schema."));
    }

    private static JsonPointer place(Error error) {
        return JsonPointer.parse(String.valueOf(error.getInstanceLocation()))
                .fold(place -> place, problems -> JsonPointer.root());
    }

    /** Formats are asserted for credentials, and not for schemas, whose regular expressions are compiled anyway. */
    private SchemaRegistry registry(boolean formats) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(formats)
                .regularExpressionFactory(expression -> LinearPattern.compile(expression, budget))
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .preloadSchema(false)
                .build();
        return SchemaRegistry.builder()
                .defaultDialectId(version.uri())
                .dialectRegistry(new BasicDialectRegistry(dialect))
                .schemaRegistryConfig(config)
                .schemaLoader(loader -> loader.allow(iri -> iri.toString().startsWith("https://json-schema.org/draft/")
                        || iri.toString().startsWith("http://json-schema.org/draft-07/")))
                .build();
    }

    private static Problem undecided(SchemaProblem type, String detail) {
        return Problem.of(type, detail).next("Tell the issuer, who chose the schema.");
    }
}
