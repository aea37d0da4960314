package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TermsTest {
    private static final String V2 = "'https://www.w3.org/ns/credentials/v2'";

    @Test
    void everythingThatTheBaseContextDefinesIsProtected() {
        TermReport report = report(
                V2,
                "'validFrom':'2026-01-01T00:00:00Z','name':'Ana','credentialSubject':"
                        + "{'id':'did:example:b','name':'Ana'},'credentialStatus':{'type':'BitstringStatusListEntry',"
                        + "'statusPurpose':'revocation','statusListIndex':'7'}");
        assertEquals(new TermReport(List.of(), List.of(), List.of()), report);
    }

    @Test
    void whatNoContextDefinesIsTold() {
        TermReport report = report(
                V2,
                "'evilClaim':1,'credentialSubject':[{'id':'did:example:b','role':{'deep':1}}],"
                        + "'evidence':{'type':'Meeting'}");
        assertEquals(
                List.of("/evilClaim", "/credentialSubject/0/role", "/credentialSubject/0/role/deep", "/evidence/type"),
                texts(report.undefined()));
    }

    @Test
    void whatIsOnlyMappedByAVocabularyIsTold() {
        TermReport report = report(
                V2 + ",'https://www.w3.org/ns/credentials/examples/v2'",
                "'credentialSubject':{'id':'did:example:b','rol':1}");
        assertEquals(List.of("/credentialSubject/rol"), texts(report.byVocabulary()));
        assertEquals(List.of(), texts(report.undefined()));
    }

    @Test
    void whatALaterContextMayRedefineIsTold() {
        String inline = "{'role':'https://club.example/#role','Member':'https://club.example/#Member'}";
        String subject = "'credentialSubject':{'id':'did:example:b','type':'Member','role':'chair'}";
        TermReport report = report(V2 + "," + inline, subject);
        assertEquals(List.of("/credentialSubject/type", "/credentialSubject/role"), texts(report.unprotected()));
        TermReport closed = report(V2 + ",{'@protected':true," + inline.substring(1), subject);
        assertEquals(List.of(), texts(closed.unprotected()));
    }

    @Test
    void aContextForATypeHoldsForItsObjectAndNotBeneath() {
        String inline =
                "{'Member':{'@id':'https://club.example/#Member','@context':{'role':'https://club.example/#role',"
                        + "'sponsor':'https://club.example/#sponsor'}}}";
        TermReport report = report(
                V2 + "," + inline,
                "'credentialSubject':{'id':'did:example:b','type':'Member','role':'chair',"
                        + "'sponsor':{'id':'did:example:c','role':'x'}}");
        assertEquals(List.of("/credentialSubject/sponsor/role"), texts(report.undefined()));
    }

    @Test
    void plainJsonProofsAndLanguageMapsArePassedOver() {
        String inline = "{'data':{'@id':'https://club.example/#data','@type':'@json'},"
                + "'title':{'@id':'https://club.example/#title','@container':'@language'}}";
        TermReport report = report(
                V2 + "," + inline,
                "'proof':{'type':'X','anything':1},'credentialSubject':"
                        + "{'id':'did:example:b','data':{'a':1},'title':{'en':'A','de':'B'}}");
        assertEquals(List.of(), texts(report.undefined()));
    }

    @Test
    void contextsThatAreNotKnownOrCannotBeAreRefused() {
        for (String context :
                List.of("'https://club.example/v1'", "{'VerifiableCredential':'https://a.example/'}", "7")) {
            assertTrue(
                    !Terms.standard()
                            .report(document(V2 + "," + context, "'name':'A'"))
                            .isOk(),
                    context);
        }
        JsonValue deep = JsonObject.empty();
        for (int level = 0; level < 3_000; level++) {
            deep = JsonObject.empty().with("name", deep);
        }
        assertTrue(!Terms.standard()
                .report(document(V2, "'name':'A'").with("credentialSubject", deep))
                .isOk());
    }

    private static TermReport report(String contexts, String members) {
        return Terms.standard().report(document(contexts, members)).orThrow();
    }

    private static JsonObject document(String contexts, String members) {
        String text = "{'@context':[" + contexts + "],'type':['VerifiableCredential'],'issuer':'did:example:a',"
                + members + "}";
        return Json.parseObject(text.replace('\'', '"')).orThrow();
    }

    private static List<String> texts(List<JsonPointer> pointers) {
        return pointers.stream().map(JsonPointer::toString).toList();
    }
}
