package coop.kith.vc.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.vc.model.Credential;
import coop.kith.vc.testing.Papers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("V37: VCDM 2.0 section 5.3, integrity of related resources")
final class RelatedResourceCheckTest {
    private static final String URL = "https://club.example/logo.svg";
    private static final byte[] CONTENT = "<svg/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "<svg>".getBytes(StandardCharsets.UTF_8);
    private static final RelatedResources KNOWN = RelatedResources.of(Map.of(URL, Bytes.of(CONTENT)));

    @Test
    void everyKindOfDigestOfTheContentPassesAndOfOtherContentFails() {
        for (byte[] content : List.of(CONTENT, OTHER)) {
            Outcome expected = content == CONTENT ? Outcome.PASSED : Outcome.FAILED;
            for (String sri : List.of(
                    "sha256-" + base64(Digests.sha256(content)),
                    "sha384-" + base64(Digests.sha384(content)),
                    "sha512-" + base64(Digests.sha512(content)))) {
                assertEquals(expected, outcome(resource("digestSRI", sri)), sri);
            }
            for (String multibase : List.of(
                    Multihash.sha256(content),
                    "u" + Base64Url.encode(multihash(0x12, Digests.sha256(content))),
                    "u" + Base64Url.encode(multihash(0x20, Digests.sha384(content))),
                    "u" + Base64Url.encode(multihash(0x13, Digests.sha512(content))),
                    "u" + Base64Url.encode(Digests.sha256(content)))) {
                assertEquals(expected, outcome(resource("digestMultibase", multibase)), multibase);
            }
        }
    }

    @Test
    void everyDigestStatedMustBeOfTheContent() {
        String good = Multihash.sha256(CONTENT);
        String bad = Multihash.sha256(OTHER);
        assertEquals(Outcome.PASSED, outcome(resource("digestMultibase", good, good)));
        assertEquals(Outcome.FAILED, outcome(resource("digestMultibase", good, bad)));
        JsonObject both =
                resource("digestMultibase", good).with("digestSRI", "sha256-" + base64(Digests.sha256(OTHER)));
        assertEquals(Outcome.FAILED, outcome(both));
    }

    @Test
    @DisplayName("what is not at hand, or has a digest of an unknown kind, is undecided")
    void whatCannotBeComputedIsUndecided() {
        String good = Multihash.sha256(CONTENT);
        Credential elsewhere = credential(resource("digestMultibase", good).with("id", "https://10.0.0.1/secret"));
        assertEquals(
                Outcome.UNDECIDED, RelatedResourceCheck.of(elsewhere, KNOWN).outcome());
        assertEquals(
                Outcome.UNDECIDED,
                RelatedResourceCheck.of(credential(resource("digestMultibase", good)), RelatedResources.none())
                        .outcome());
        String sha1 = "u" + Base64Url.encode(multihash(0x11, Arrays.copyOf(Digests.sha256(CONTENT), 20)));
        assertEquals(Outcome.UNDECIDED, outcome(resource("digestMultibase", sha1)));
        assertEquals(Outcome.UNDECIDED, outcome(resource("digestMultibase", good, sha1)));
    }

    @Test
    void oneOfTheContentsPublishedMustFitAllDigests() {
        RelatedResources two = KNOWN.and(RelatedResources.of(Map.of(URL, Bytes.of(OTHER))));
        for (byte[] content : List.of(CONTENT, OTHER)) {
            Credential one = credential(resource("digestMultibase", Multihash.sha256(content)));
            assertEquals(Outcome.PASSED, RelatedResourceCheck.of(one, two).outcome());
        }
        Credential mixed = credential(resource("digestMultibase", Multihash.sha256(CONTENT), Multihash.sha256(OTHER)));
        assertEquals(Outcome.FAILED, RelatedResourceCheck.of(mixed, two).outcome());
    }

    @Test
    void contentCanBeKnownByItsDigestsAlone() {
        PublishedResource known =
                PublishedResource.known(Bytes.of(Digests.sha256(CONTENT)), Bytes.of(Digests.sha384(CONTENT)));
        RelatedResources source = url -> List.of(known);
        assertEquals(Outcome.PASSED, outcome(resource("digestMultibase", Multihash.sha256(CONTENT)), source));
        assertEquals(Outcome.FAILED, outcome(resource("digestMultibase", Multihash.sha256(OTHER)), source));
        assertEquals(
                Outcome.UNDECIDED, outcome(resource("digestSRI", "sha512-" + base64(Digests.sha512(OTHER))), source));
        Bytes digest = Bytes.of(Digests.sha256(CONTENT));
        assertThrows(IllegalArgumentException.class, () -> PublishedResource.known(digest, digest));
    }

    @Test
    void theCheckSaysWhichResourceItIsAbout() {
        JsonObject good = resource("digestMultibase", Multihash.sha256(CONTENT));
        JsonObject missing = good.with("id", "https://club.example/other");
        Check check = RelatedResourceCheck.of(
                Credential.parse(Papers.credential().with("relatedResource", JsonArray.of(good, missing)))
                        .orThrow(),
                KNOWN);
        assertEquals(
                List.of(Outcome.PASSED, Outcome.UNDECIDED),
                check.parts().stream().map(Check::outcome).toList());
        assertEquals(
                "/relatedResource/1",
                check.parts().get(1).problem().orElseThrow().where().toString());
        assertEquals(
                Outcome.NOT_REQUESTED,
                RelatedResourceCheck.of(Credential.parse(Papers.credential()).orThrow(), KNOWN)
                        .outcome());
    }

    private static Outcome outcome(JsonObject resource) {
        return outcome(resource, KNOWN);
    }

    private static Outcome outcome(JsonObject resource, RelatedResources known) {
        return RelatedResourceCheck.of(credential(resource), known).outcome();
    }

    private static Credential credential(JsonObject resource) {
        return Credential.parse(Papers.credential().with("relatedResource", resource))
                .orThrow();
    }

    private static JsonObject resource(String member, String... digests) {
        JsonObject resource = JsonObject.empty().with("id", URL);
        return digests.length == 1
                ? resource.with(member, digests[0])
                : resource.with(member, JsonArray.ofStrings(List.of(digests)));
    }

    private static byte[] multihash(int code, byte[] digest) {
        byte[] whole = new byte[digest.length + 2];
        whole[0] = (byte) code;
        whole[1] = (byte) digest.length;
        System.arraycopy(digest, 0, whole, 2, digest.length);
        return whole;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
