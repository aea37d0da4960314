package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 2.0 sections 4.3, 4.5 and 5.2.1, of documents that are signed as plain JSON. */
final class JsonLdFormTest {
    private static final String V2 = "\"https://www.w3.org/ns/credentials/v2\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[V2] | ['VerifiableCredential']",
                "[V2] | ['VerifiableCredential', 'https://club.example/#Member']",
                "[V2, 'https://www.w3.org/ns/credentials/examples/v2'] | ['VerifiableCredential', 'AnythingAtAll']",
                "[V2, {'Member': 'https://club.example/#Member'}] | ['VerifiableCredential', 'Member']",
                "[V2, {'@vocab': 'https://club.example/#'}] | ['VerifiableCredential', 'Member']",
                "[V2, 'https://unknown.example/v1'] | ['VerifiableCredential', 'Member']",
                "[V2, 'https://unknown.example/v1', {'VerifiableCredential': 'https://club.example/#No'}] | ['Member']"
            })
    void findsNoFaultWithWhatItsContextsMapOrWhatTheyMayMap(String contextAndType) {
        assertEquals(List.of(), problems(contextAndType));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[V2] | ['VerifiableCredential', 'Member']",
                "[V2, {'@vocab': null}] | ['VerifiableCredential', 'Member']",
                "[V2, {'Member': 'https ://club.example/#Member'}] | ['VerifiableCredential', 'Member']",
                "[V2, {'Member': null}] | ['VerifiableCredential', 'Member']",
                "[V2, {'VerifiableCredential': 'https://club.example/#Other'}] | ['VerifiableCredential']",
                "[V2, {'@protected': true, 'Member': 'https://a.example/#M'}, {'Member': 'https://b.example/#M'}] |"
                        + " ['Member']",
                "[V2, {'@version': 1.0}] | ['VerifiableCredential']",
                "[V2, {'@vocab': 7}] | ['VerifiableCredential']"
            })
    void findsFaultWithTypesThatNothingMapsAndContextsThatCannotBe(String contextAndType) {
        List<ProblemType> types =
                problems(contextAndType).stream().map(Problem::type).toList();
        assertEquals(List.of(CanonProblem.NOT_JSON_LD), types);
    }

    @Test
    void aTypeAnywhereInTheDocumentCounts() {
        JsonObject document = Json.parseObject("{\"@context\":[" + V2 + "],\"type\":[\"VerifiableCredential\"],"
                        + "\"issuer\":\"did:example:a\",\"credentialSubject\":{\"id\":\"did:example:b\"},"
                        + "\"evidence\":[{\"type\":\"PersonalMeeting\"}]}")
                .orThrow();
        assertEquals(1, JsonLdForm.standard().problems(document).size());
    }

    @Test
    void aDocumentThatIsTooDeepIsAProblemAndNoMore() {
        JsonValue deep = JsonObject.empty();
        for (int level = 0; level < 3_000; level++) {
            deep = JsonObject.empty().with("name", deep);
        }
        JsonObject document = document("[V2]", "['VerifiableCredential']").with("credentialSubject", deep);
        assertEquals(
                List.of(CanonProblem.TOO_LARGE),
                JsonLdForm.standard().problems(document).stream()
                        .map(Problem::type)
                        .toList());
    }

    @Test
    @DisplayName("V20: more contexts in the document than anybody writes")
    void asManyContextsAsWrittenAreReadAndNotOneMore() {
        JsonObject most = document("[V2" + ", {}".repeat(Screen.MOST_CONTEXTS) + "]", "['VerifiableCredential']");
        assertEquals(List.of(), JsonLdForm.standard().problems(most));
        JsonObject more = document("[V2" + ", {}".repeat(Screen.MOST_CONTEXTS + 1) + "]", "['VerifiableCredential']");
        assertEquals(
                List.of(CanonProblem.TOO_LARGE),
                JsonLdForm.standard().problems(more).stream().map(Problem::type).toList());
    }

    private static List<Problem> problems(String contextAndType) {
        String[] parts = contextAndType.split(" \\| ", -1);
        return JsonLdForm.standard().problems(document(parts[0], parts[1]));
    }

    private static JsonObject document(String context, String type) {
        String text = "{'@context':" + context.replace("V2", V2) + ",'type':" + type
                + ",'issuer':'did:example:a','credentialSubject':{'id':'did:example:b'}}";
        return Json.parseObject(text.replace('\'', '"')).orThrow();
    }

    @Test
    void isSureOfWhatItsContextsDefineAndOfNothingElse() {
        JsonObject member = Json.parseObject(
                        "{\"@context\":[" + V2
                                + "],\"type\":[\"VerifiableCredential\"],\"issuer\":\"did:example:club\",\"credentialSubject\":{\"id\":\"did:example:ana\"}}")
                .orThrow();
        assertTrue(JsonLdForm.standard().isForSure(member));
        assertFalse(JsonLdForm.standard().isForSure(member.with("type", "Member")));
        assertFalse(JsonLdForm.standard().isForSure(member.with("@context", "https://unknown.example/v1")));
    }
}
