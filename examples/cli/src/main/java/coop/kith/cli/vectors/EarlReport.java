package coop.kith.cli.vectors;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as a report that the W3C's tools read.
 *
 * @see <a href="https://www.w3.org/TR/EARL10-Schema/">Evaluation and Report Language (EARL) 1.0 Schema</a>
 */
public final class EarlReport {
    private static final String EARL = "http://www.w3.org/ns/earl#";
    private static final String DC = "http://purl.org/dc/terms/";
    private static final String DOAP = "http://usefulinc.com/ns/doap#";
    private static final String SUBJECT = "#subject";
    private static final String ASSERTOR = "#kith-vectors";

    private EarlReport() {}

    public static JsonObject of(List<Finding> findings, String subject, Instant at) {
        List<JsonValue> graph = new ArrayList<>();
        graph.add(thing(SUBJECT, List.of("earl:TestSubject", "earl:Software")).with("doap:name", subject));
        graph.add(thing(ASSERTOR, List.of("earl:Assertor", "earl:Software")).with("doap:name", "kith vectors"));
        findings.forEach(finding -> graph.add(assertion(finding, at)));
        return JsonObject.empty()
                .with(
                        "@context",
                        JsonObject.empty().with("earl", EARL).with("dc", DC).with("doap", DOAP))
                .with("@graph", new JsonArray(graph));
    }

    private static JsonObject assertion(Finding finding, Instant at) {
        JsonObject result = JsonObject.empty()
                .with("@type", "earl:TestResult")
                .with("earl:outcome", reference("earl:" + finding.outcome().term()))
                .with(
                        "dc:date",
                        JsonObject.empty()
                                .with("@value", at.toString())
                                .with("@type", "http://www.w3.org/2001/XMLSchema#dateTime"));
        return JsonObject.empty()
                .with("@type", "earl:Assertion")
                .with("earl:assertedBy", reference(ASSERTOR))
                .with("earl:subject", reference(SUBJECT))
                .with("earl:mode", reference("earl:automatic"))
                .with(
                        "earl:test",
                        JsonObject.empty()
                                .with("@id", finding.vector().id())
                                .with("@type", "earl:TestCase")
                                .with("dc:title", finding.vector().name()))
                .with("earl:result", finding.info().isEmpty() ? result : result.with("earl:info", finding.info()));
    }

    private static JsonObject thing(String id, List<String> types) {
        return JsonObject.empty().with("@id", id).with("@type", JsonArray.ofStrings(types));
    }

    private static JsonObject reference(String id) {
        return JsonObject.empty().with("@id", id);
    }
}
