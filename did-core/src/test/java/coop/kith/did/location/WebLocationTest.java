package coop.kith.did.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** did:web, "Read (Resolve)", and what must never become an address. */
class WebLocationTest {
    @ParameterizedTest
    @CsvSource({
        "did:web:w3c-ccg.github.io, https://w3c-ccg.github.io/.well-known/did.json",
        "did:web:w3c-ccg.github.io:user:alice, https://w3c-ccg.github.io/user/alice/did.json",
        "did:web:example.com%3A3000, https://example.com:3000/.well-known/did.json",
        "did:web:example.com%3a3000:user:alice, https://example.com:3000/user/alice/did.json",
        "did:web:example.com%3A443, https://example.com/.well-known/did.json",
        "did:web:Example.COM:U, https://example.com/U/did.json",
        "did:web:localhost%3A8443, https://localhost:8443/.well-known/did.json",
        "did:web:xn--bcher-kva.example, https://xn--bcher-kva.example/.well-known/did.json",
        "did:web:example.com:a%20b:%C3%A9:...:.a, https://example.com/a%20b/%C3%A9/.../.a/did.json",
        "did:web:1.example.com, https://1.example.com/.well-known/did.json",
        "did:web:0x7f.example, https://0x7f.example/.well-known/did.json",
    })
    void isTheAddressOfTheSpecification(String did, String url) {
        assertEquals(
                url, WebLocation.ofDidWeb(Did.parse(did).orThrow()).orThrow().toString());
    }

    @ParameterizedTest
    @DisplayName("D01, D02: an IP address in any spelling")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "127.1",
                "0x7f.1",
                "0177.0.0.1",
                "0x7f000001",
                "1.1.1.0x0",
                "1.2.3.08",
                "0x",
                "127%2E0%2E0%2E1",
                "127.0.0%2e1",
                "%3127.0.0.1",
                "169.254.169.254",
                "127.0.0.1%3A80",
                "%5B%3A%3A1%5D",
                "%5b%3a%3a1%5d%3a80",
                "%3A%3A1",
                "a.b.1"
            })
    void neverHasAnIpAddress(String host) {
        refuses("did:web:" + host);
        refuses("did:web:" + host + ":user");
    }

    @ParameterizedTest
    @DisplayName("D02, D04: hosts that are none, users, ports")
    @ValueSource(
            strings = {
                "example.com.",
                ".example.com",
                "a..b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "example.com%3A",
                "example.com%3A0",
                "example.com%3A65536",
                "example.com%3A080",
                "example.com%3A-1",
                "example.com%3A443%40127.0.0.1",
                "user%40example.com",
                "example.com%2F",
                "example.com%2Fa",
                "example.com%23%40127.0.0.1",
                "example.com%3F",
                "example%00.com",
                "example.com%253A80",
                "%65xample.com",
                "example.com%3A80%3A81",
                "%C3%A9.example",
                "example.com%5C"
            })
    void neverHasAHostThatIsNone(String host) {
        refuses("did:web:" + host);
    }

    @ParameterizedTest
    @DisplayName("D03: path segments that climb, split or end the path")
    @ValueSource(
            strings = {
                "..",
                ".",
                "%2E%2E",
                "%2e%2e",
                "%2E.",
                ".%2E",
                "%252E%252E",
                ".%2E%2F",
                "a%2Fb",
                "a%2fb",
                "a%5Cb",
                "%00",
                "a%00",
                "a%0D%0AHost",
                "%20a",
                "a%20",
                "%7F",
                "%C2%85",
                "%FF",
                "%C0%AE%C0%AE",
                "a%25b",
                "%E2%80%83a",
                "user:..:..:etc",
                "a::b"
            })
    void neverHasAPathThatClimbs(String path) {
        refuses("did:web:example.com:" + path);
    }

    @Test
    @DisplayName("D04: what a fragment could hide is no DID to begin with")
    void neverSeesAFragmentQueryOrUser() {
        for (String text : new String[] {
            "did:web:example.com#@127.0.0.1", "did:web:example.com?x", "did:web:a@b", "did:web:a/b", "did:web:a\\b"
        }) {
            assertFalse(Did.parse(text).isOk());
        }
    }

    @Test
    void hasLimits() {
        refuses("did:web:" + "a.".repeat(126) + "bc");
        refuses("did:web:" + "a".repeat(64) + ".example");
        refuses("did:web:example.com:" + "a".repeat(2049));
    }

    @Test
    void isForDidWebOnly() {
        Did other = Did.parse("did:key:z6Mk").orThrow();
        assertThrows(IllegalArgumentException.class, () -> WebLocation.ofDidWeb(other));
    }

    private static void refuses(String did) {
        assertEquals(
                DidProblem.INVALID_DID,
                WebLocation.ofDidWeb(Did.parse(did).orThrow()).problems().get(0).type(),
                did);
    }
}
