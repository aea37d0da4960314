package coop.kith.did.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every DID document in the did-test-suite, of some sixty methods and six years. */
class NormalizedVectors {
    @Test
    void everyDocumentSaysTheSameInTodaysForm() throws IOException {
        int documents = 0;
        int changes = 0;
        int kept = 0;
        for (JsonObject json : documents()) {
            Bytes text = Bytes.of(Json.pretty(json).getBytes(StandardCharsets.UTF_8));
            if (!DidDocument.parse(json).isOk() || !Normalized.of(text).isOk()) {
                continue;
            }
            Normalized normalized = Normalized.of(text).orThrow();
            DidDocument before = DidDocument.parse(json).orThrow();
            assertEquals(text, normalized.original());
            for (VerificationMethod method : before.verificationMethods()) {
                VerificationMethod after =
                        normalized.document().method(method.id()).orElseThrow();
                assertEquals(method.controller(), after.controller());
                if (method.publicKey().isOk()) {
                    assertEquals(method.publicKey(), after.publicKey());
                }
            }
            for (VerificationRelationship relationship : VerificationRelationship.values()) {
                assertEquals(before.listed(relationship), normalized.document().listed(relationship));
            }
            Normalized again = Normalized.of(normalized.document());
            assertEquals(normalized.document(), again.document());
            assertEquals(List.of(), again.changes());
            documents++;
            changes += normalized.changes().size();
            kept += normalized.kept().size();
        }
        System.out.println("did-test-suite: " + documents + " documents, " + changes + " methods rewritten, " + kept
                + " left as they were");
        assertTrue(documents > 150 && changes > 150, documents + " documents, " + changes + " changes");
    }

    private static List<JsonObject> documents() throws IOException {
        List<JsonObject> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Vectors.at("did/w3c-did-test-suite"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                Json.parse(Files.readString(file)).map(json -> {
                    collect(json, found);
                    return json;
                });
            }
        }
        return found;
    }

    /** Documents stand in the files as objects and as texts. */
    private static void collect(JsonValue value, List<JsonObject> found) {
        if (value instanceof JsonArray array) {
            array.items().forEach(item -> collect(item, found));
        } else if (value instanceof JsonObject object) {
            if (object.has("id") && (object.has("verificationMethod") || object.has("authentication"))) {
                found.add(object);
            }
            object.members().values().forEach(member -> collect(member, found));
        } else if (value instanceof JsonString text && text.value().startsWith("{")) {
            Json.parse(text.value()).map(inner -> {
                collect(inner, found);
                return inner;
            });
        }
    }
}
