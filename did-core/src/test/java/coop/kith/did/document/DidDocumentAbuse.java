package coop.kith.did.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that are large, odd or hostile. */
class DidDocumentAbuse {
    private static final Did SUBJECT = Did.parse("did:example:1").orThrow();

    @Test
    void aDocumentWithADefectEverywhereHasAFewProblemsAndOneThatSaysHowManyMore() {
        List<JsonValue> odd = Collections.nCopies(50_000, JsonObject.empty().with("secretKeyHex", "x"));
        List<Problem> problems = DidDocument.parse(
                        JsonObject.empty().with("id", SUBJECT.toString()).with("alsoKnownAs", new JsonArray(odd)))
                .problems();
        assertEquals(FirstProblems.MOST + 1, problems.size());
        assertEquals("/alsoKnownAs/0/secretKeyHex", problems.get(0).where().toString());
        assertEquals(
                "There are 99980 problems more than the 20 named here.",
                problems.get(FirstProblems.MOST).detail());
    }

    @Test
    void tenThousandMethodsAreReadAndOneOfThemIsFound() {
        List<JsonValue> methods = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int at = 0; at < 10_000; at++) {
            ids.add("#k" + at);
            methods.add(JsonObject.empty()
                    .with("id", "#k" + at)
                    .with("type", "Multikey")
                    .with("controller", SUBJECT.toString())
                    .with("publicKeyMultibase", "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"));
        }
        DidDocument document = DidDocument.parse(JsonObject.empty()
                        .with("id", SUBJECT.toString())
                        .with("verificationMethod", new JsonArray(methods))
                        .with("assertionMethod", JsonArray.ofStrings(ids)))
                .orThrow();
        DidUrl last = DidUrl.of(SUBJECT, "k9999");
        assertTrue(document.retrieve(last, VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
                .isOk());
        String detail = document.retrieve(
                        DidUrl.of(SUBJECT, "x"), VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
                .problems()
                .get(0)
                .detail();
        assertTrue(detail.length() < 300 && detail.contains("9992 more"), detail);
    }

    @Test
    void aDocumentOfNothingButListsIsExpandedInTimeLinearInIt() {
        StringBuilder text = new StringBuilder("{\"id\":\"did:example:1\",\"service\":[{\"id\":\"#s\",\"type\":\"T\","
                + "\"serviceEndpoint\":\"https://a.example\"}]");
        for (int at = 0; at < 90_000; at++) {
            text.append(",\"-").append(Integer.toString(at, 36)).append("\":[]");
        }
        DidDocument document = DidDocument.parse(
                        Json.parseObject(text.append('}').toString()).orThrow())
                .orThrow();
        JsonObject expanded = document.expanded().json();
        assertEquals(90_002, expanded.members().size());
        assertEquals(
                "did:example:1#s",
                ((JsonObject) expanded.oneOrMany("service").get(0)).string("id").orElseThrow());
    }

    @Test
    void tenMegabytesInOneMemberAreRefusedInShort() {
        String long1 = "a".repeat(10_000_000);
        for (String member : new String[] {"id", "controller"}) {
            JsonObject json = JsonObject.empty().with("id", SUBJECT.toString()).with(member, long1);
            assertTrue(DidDocument.parse(json).problems().get(0).detail().length() < 400);
        }
    }
}
