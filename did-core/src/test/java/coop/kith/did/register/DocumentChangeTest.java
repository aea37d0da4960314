package coop.kith.did.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentChangeTest {
    private static final JsonObject BEFORE = json("""
        {"id":"did:example:1","controller":"did:example:2",
         "verificationMethod":[{"id":"did:example:1#a","type":"Multikey","n":1},{"id":"did:example:1#b","type":"Multikey"}],
         "authentication":["did:example:1#a"],"service":[{"id":"#s"}]}\
        """);

    @Test
    void replacingLeavesNothingOfWhatWasThere() {
        JsonObject after = json("{\"id\":\"did:example:1\"}");
        assertEquals(after, new DocumentChange.Replace(after).applied(BEFORE));
    }

    @Test
    void addingAppendsToListsAndTakesThePlaceOfWhatHasTheSameId() {
        JsonObject after = new DocumentChange.Add(json("""
            {"verificationMethod":[{"id":"did:example:1#a","type":"Multikey","n":2},{"id":"did:example:1#c","type":"Multikey"}],
             "authentication":["did:example:1#c","did:example:1#a"],"alsoKnownAs":["https://a.example"]}\
            """)).applied(BEFORE);
        assertEquals(json("""
            {"id":"did:example:1","controller":"did:example:2",
             "verificationMethod":[{"id":"did:example:1#b","type":"Multikey"},{"id":"did:example:1#a","type":"Multikey","n":2},
                                   {"id":"did:example:1#c","type":"Multikey"}],
             "authentication":["did:example:1#c","did:example:1#a"],"service":[{"id":"#s"}],"alsoKnownAs":["https://a.example"]}\
            """), after);
    }

    @Test
    void addingToASingleValueSetsIt() {
        JsonObject after = new DocumentChange.Add(json("{\"controller\":\"did:example:3\"}")).applied(BEFORE);
        assertEquals("did:example:3", after.string("controller").orElseThrow());
    }

    @Test
    void removingTakesOutByIdAndDropsWhatIsEmptyThen() {
        JsonObject after = new DocumentChange.Remove(json("""
            {"verificationMethod":[{"id":"did:example:1#a"}],"authentication":["did:example:1#a"],"service":[{"id":"#s"}],
             "controller":""}\
            """)).applied(BEFORE);
        assertEquals(
                json(
                        "{\"id\":\"did:example:1\",\"verificationMethod\":[{\"id\":\"did:example:1#b\",\"type\":\"Multikey\"}]}"),
                after);
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertEquals(
                BEFORE,
                new DocumentChange.Remove(json("{\"service\":[{\"id\":\"#t\"}],\"alsoKnownAs\":[]}")).applied(BEFORE));
    }

    @Test
    void listsAsLongAsARequestMayHaveAreJoinedAndThinnedOutInTimeLinearInThem() {
        JsonObject some = names("a");
        JsonObject all = new DocumentChange.Add(names("b")).applied(some);
        assertEquals(180_000, all.array("alsoKnownAs").orElseThrow().items().size());
        assertEquals(some, new DocumentChange.Remove(names("b")).applied(all));
    }

    private static JsonObject names(String prefix) {
        return JsonObject.empty()
                .with(
                        "alsoKnownAs",
                        JsonArray.ofStrings(IntStream.range(0, 90_000)
                                .mapToObj(at -> prefix + at)
                                .toList()));
    }

    @Test
    void itemsWithoutAnIdAreTheSameWhenTheySayTheSame() {
        JsonObject before = json("{\"x\":[{\"a\":1,\"b\":2},{\"a\":1},7,[1],\"#s\",{\"id\":\"s\"}]}");
        JsonObject after = new DocumentChange.Remove(json("{\"x\":[{\"b\":2,\"a\":1},[1],{\"id\":\"s\",\"more\":1}]}"))
                .applied(before);
        assertEquals(json("{\"x\":[{\"a\":1},7,\"#s\"]}"), after);
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text).orThrow();
    }
}
