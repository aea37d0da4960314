package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelistingTest {
    private static final String OLD = Multikey.encode(Desk.publicKey("old"));
    private static final String FRESH = Multikey.encode(Desk.publicKey("fresh"));
    private static final JsonObject DOCUMENT =
            Json.parseObject("""
                {"id":"did:example:1","verificationMethod":[
                   {"id":"did:example:1#mine","type":"Multikey","publicKeyMultibase":"OLD"},
                   {"id":"did:example:1#other","type":"Multikey","publicKeyMultibase":"z6Other"}],
                 "authentication":["did:example:1#other"],
                 "assertionMethod":["did:example:1#mine","did:example:1#other"]}\
                """.replace("OLD", OLD)).orThrow();

    @Test
    void aNewKeyGetsTheUsesOfTheOldOneAndNoMore() {
        JsonObject after = Relisting.of(DOCUMENT, List.of(OLD), Desk.keys("fresh"));
        String id = "did:example:1#" + FRESH.substring(FRESH.length() - 8);
        assertEquals(
                Json.parseObject("""
                    {"id":"did:example:1","verificationMethod":[
                       {"id":"did:example:1#other","type":"Multikey","publicKeyMultibase":"z6Other"},
                       {"id":"ID","type":"Multikey","controller":"did:example:1","publicKeyMultibase":"FRESH"}],
                     "authentication":["did:example:1#other"],
                     "assertionMethod":["did:example:1#other","ID"]}\
                    """.replace("ID", id).replace("FRESH", FRESH)).orThrow(), after);
    }

    @Test
    void aDocumentThatDoesNotListTheOldKeyStaysAsItIs() {
        assertEquals(DOCUMENT, Relisting.of(DOCUMENT, List.of(FRESH), Desk.keys("fresh")));
    }
}
