package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StraightWalkTest {
    private static final BothWays WAYS = new BothWays(ContextLibrary.standard());
    private static final JsonObject ORDINARY = JsonObject.empty()
            .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .with("type", "VerifiableCredential");

    @Test
    void anOrdinaryCredentialGoesStraight() {
        assertTrue(WAYS.agreeOn(ORDINARY.with("name", "a membership")));
    }

    /** The whole object is the JSON, also where it looks like a text with a language. The law found it. */
    @Test
    void plainJsonGoesTheGeneralWay() {
        JsonObject text = JsonObject.empty().with("@value", "a").with("@language", "en");
        assertFalse(WAYS.agreeOn(ORDINARY.with("_sd", text)));
        assertFalse(WAYS.agreeOn(ORDINARY.with("_sd", JsonArray.of(text))));
        assertFalse(WAYS.agreeOn(ORDINARY.with("_sd", JsonObject.empty().with("id", "urn:a"))));
    }
}
