package coop.kith.did.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every DID document in the samples that some sixty methods gave to the W3C's DID test suite: each is read, or refused for a reason that stands here.
 * Many of these samples are older than DID Core 1.0 and break its MUSTs.
 */
class DidTestSuiteVectors {
    /**
     * File, then the places that do not follow DID Core 1.1 section 4, array indexes written as a star: a controller or an id that is missing, empty or no DID;
     * a list of controllers on one method; a service without an id or type or with an endpoint that is no URL; a type that is no string.
     */
    private static final String REFUSED = """
            dereferencer-example-didwg.json [/verificationMethod/*/type]
            did-ion.json [/verificationMethod/*/controller]
            did-unisot.json [/assertionMethod/*/controller, /authentication/*/controller, /capabilityDelegation/*/controller, /capabilityInvocation/*/controller, /keyAgreement/*/controller, /verificationMethod/*/controller]
            resolver-did-ion.json [/verificationMethod/*/controller]
            universal-resolver-dereferencer-tests.json [/assertionMethod/*/controller, /authentication/*/controller, /service/*/id, /verificationMethod/*/controller]
            universal-resolver-did-bba.json [/authentication/*/controller]
            universal-resolver-did-bid.json [/service/*/serviceEndpoint]
            universal-resolver-did-btcr.json [/authentication/*/controller, /authentication/*/id, /verificationMethod/*/controller]
            universal-resolver-did-ccp.json [/authentication/*/controller, /authentication/*/id, /service/*/id]
            universal-resolver-did-hcr.json [/authentication/*/controller, /authentication/*/id, /service/*/id]
            universal-resolver-did-icon.json [/authentication/*/controller, /authentication/*/id, /authentication/*/type]
            universal-resolver-did-ion.json [/service/*/serviceEndpoint, /verificationMethod/*/controller]
            universal-resolver-did-jolo.json [/authentication/*/controller, /authentication/*/id]
            universal-resolver-did-kilt.json [/authentication/*/controller, /authentication/*/id, /service/*/id]
            universal-resolver-did-lit.json [/controller]
            universal-resolver-did-nacl.json [/authentication/*/controller, /authentication/*/id]
            universal-resolver-did-ont.json [/controller]
            universal-resolver-did-sov.json [/assertionMethod/*/controller, /authentication/*/controller, /service/*/id, /verificationMethod/*/controller]
            universal-resolver-did-stack.json [/service/*/id]
            universal-resolver-did-trust.json [/authentication/*/controller]
            universal-resolver-did-web.json [/service/*]
            universal-resolver-did-work.json [/service/*/id]
            universal-resolver-resolver-tests.json [/assertionMethod/*/controller, /authentication/*/controller, /service/*/id, /verificationMethod/*/controller]
            """;

    private int read;

    @Test
    void areReadOrRefusedForAKnownReason() throws IOException {
        Map<String, Set<String>> refused = new TreeMap<>();
        for (Path file : files()) {
            JsonValue content = Json.parse(Files.readString(file)).orThrow();
            for (JsonObject document : documents(content)) {
                for (Problem problem : problems(document)) {
                    refused.computeIfAbsent(file.getFileName().toString(), none -> new TreeSet<>())
                            .add(problem.where().toString().replaceAll("/\\d+", "/*"));
                }
            }
        }
        StringBuilder lines = new StringBuilder();
        refused.forEach(
                (file, places) -> lines.append(file).append(' ').append(places).append('\n'));
        assertEquals(REFUSED, lines.toString());
        assertEquals(398, read);
    }

    private List<Problem> problems(JsonObject json) {
        return DidDocument.parse(json)
                .fold(
                        document -> {
                            read++;
                            assertEquals(json, document.json());
                            DidDocument again = DidDocument.parse(
                                            document.expanded().json())
                                    .orThrow();
                            for (VerificationRelationship relationship : VerificationRelationship.values()) {
                                assertEquals(document.listed(relationship), again.listed(relationship));
                            }
                            document.verificationMethods()
                                    .forEach(method -> assertEquals(method.publicKey(), method.publicKey()));
                            return List.of();
                        },
                        problems -> problems);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Vectors.at("did/w3c-did-test-suite"))) {
            return all.sorted().toList();
        }
    }

    private static List<JsonObject> documents(JsonValue value) {
        List<JsonObject> found = new ArrayList<>();
        collect(value, found);
        return found;
    }

    private static void collect(JsonValue value, List<JsonObject> found) {
        if (value instanceof JsonObject object && isDocument(object)) {
            found.add(object);
        } else if (value instanceof JsonObject object) {
            object.members().values().forEach(member -> collect(member, found));
        } else if (value instanceof JsonArray array) {
            array.items().forEach(item -> collect(item, found));
        } else if (value instanceof JsonString text && text.value().startsWith("{")) {
            // Some samples hold the document's representation as text; not every one of those is JSON.
            Json.parse(text.value()).map(inner -> {
                collect(inner, found);
                return inner;
            });
        }
    }

    private static boolean isDocument(JsonObject object) {
        String id = object.string("id").orElse("");
        return id.startsWith("did:")
                && id.indexOf('#') < 0
                && (object.has("@context") || object.has("verificationMethod") || object.has("authentication"));
    }
}
