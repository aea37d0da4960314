package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.resolve.Dereferenced;
import coop.kith.did.resolve.Dereferencer;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DID URLs of did:webvh: versions by parameter, and what lies beside the log. */
class DidWebvhUrlTest {
    private final TestLog log = TestLog.begun().then("{}").then("{}");

    @ParameterizedTest
    @CsvSource({
        "?versionNumber=2, 2",
        "?versionTime=2026-01-02T12:00:00Z, 2",
        "?versionTime=2026-01-01T00:00:00Z, 1",
        "'', 3"
    })
    void chooseAVersion(String query, String number) {
        Dereferenced.Found found = assertInstanceOf(Dereferenced.Found.class, dereference(query));
        assertEquals(Optional.of(number), found.contentMetadata().string("versionNumber"));
    }

    @Test
    void chooseAVersionByItsId() {
        Dereferenced.Found found = assertInstanceOf(
                Dereferenced.Found.class,
                dereference("?versionId=" + log.entry(2).versionId()));
        assertEquals(Optional.of("2"), found.contentMetadata().string("versionNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "/whois, https://club.example/whois.vp",
        "/governance/issuers.json, https://club.example/governance/issuers.json"
    })
    void leadToWhatLiesBesideTheLog(String path, String address) {
        Dereferenced.Found found = assertInstanceOf(Dereferenced.Found.class, dereference(path));
        assertEquals(JsonArray.ofStrings(List.of(address)), found.content());
    }

    @ParameterizedTest
    @CsvSource({"/../x", "/%2e%2e/x", "?versionNumber=4", "?versionNumber=2&versionNumber=3", "#no-such-key"})
    void leadNowhereElse(String rest) {
        assertInstanceOf(Dereferenced.Invalid.class, dereference(rest));
    }

    @Test
    void findAKey() {
        Dereferenced.Found found = assertInstanceOf(Dereferenced.Found.class, dereference("#key-1"));
        assertEquals(Optional.of(log.did() + "#key-1"), ((JsonObject) found.content()).string("id"));
    }

    private Dereferenced dereference(String rest) {
        DidResolver resolver = DidResolver.of(
                List.of(DidWebvh.standard()), new Surroundings(InstantSource.fixed(TestLog.NOW), log.web()));
        return Dereferencer.of(resolver).dereference(log.did() + rest, ResolutionOptions.none());
    }
}
