package coop.kith.net;

import static coop.kith.net.HttpsFetcherAbuse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "HTTPS://EXAMPLE.com/, example.com, 443, /",
        "https://example.com:8443/a/b.json, example.com, 8443, /a/b.json",
        "https://example.com:443/, example.com, 443, /",
        "https://example.com?x=/../y, example.com, 443, /?x=/../y",
        "https://xn--bcher-kva.example/a%20b?c=%2F, xn--bcher-kva.example, 443, /a%20b?c=%2F",
        "https://1.a/..., 1.a, 443, /...",
        "https://localhost/, localhost, 443, /"
    })
    void readsAddressesWithANameForAHost(String text, String host, int port, String target) {
        HttpsUrl url = HttpsUrl.parse(text).orThrow();
        assertEquals(new HttpsUrl(host, port, target), url);
        assertEquals(url, HttpsUrl.parse(url.toString()).orThrow());
    }

    /** What some resolver or some other parser takes for an address, a user, a port or another path. */
    @ParameterizedTest
    @DisplayName("D01 D02 D03 D04 F5")
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com/",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:example.com",
                "https:/example.com",
                "https:///example.com",
                "https://",
                "https:///",
                " https://example.com/",
                "https://example.com/ ",
                "https://example.com/\n",
                "https://example.com\n/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://0/",
                "https://0x/",
                "https://127.0.0.0x1/",
                "https://1.2.3.4.5/",
                "https://example.com.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25lo]/",
                "https://::1/",
                "https://127%2E0%2E0%2E1/",
                "https://%31%32%37.0.0.1/",
                "https://127\u30020\u30020\u30021/",
                "https://１２７.0.0.1/",
                "https://①②⑦.0.0.1/",
                "https://bücher.example/",
                "https://exa_mple.com/",
                "https://-example.com/",
                "https://example-.com/",
                "https://example..com/",
                "https://.example.com/",
                "https://example.com./",
                "https://user@example.com/",
                "https://user:pass@example.com/",
                "https://example.com:443@127.0.0.1/",
                "https://example.com@127.0.0.1/",
                "https://example.com#@127.0.0.1/",
                "https://example.com\\@127.0.0.1/",
                "https://example.com/#fragment",
                "https://example.com:/",
                "https://example.com:0/",
                "https://example.com:00443/",
                "https://example.com:65536/",
                "https://example.com:999999/",
                "https://example.com:+443/",
                "https://example.com:443a/",
                "https://example.com%3a443/",
                "https://example.com/../x",
                "https://example.com/a/..",
                "https://example.com/.",
                "https://example.com/%2e%2e/x",
                "https://example.com/.%2E/x",
                "https://example.com/a\\b",
                "https://example.com/a b",
                "https://example.com/a\u0000b",
                "https://example.com/é",
                "https://example.com/%",
                "https://example.com/%2",
                "https://example.com/%zz",
                "https://example.com/\"x\"",
                "https://example.com/x\r\nHost: evil",
                "https://example.com/?a b",
                "https://example.com/?a#b",
                "https://example.com/[x]"
            })
    void refusesEverythingElse(String text) {
        Problem problem = refusal(HttpsUrl.parse(text));
        assertEquals(NetProblem.URL_SYNTAX, problem.type());
        assertTrue(problem.nextStep().isPresent());
    }

    @Test
    void boundsItsParts() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertTrue(HttpsUrl.parse("https://" + longest + "/").isOk());
        assertEquals(253, longest.length());
        refusal(HttpsUrl.parse("https://" + longest + "a/"));
        refusal(HttpsUrl.parse("https://" + label + "a.example/"));
        assertTrue(HttpsUrl.parse("https://example.com/" + "a".repeat(7_900)).isOk());
        Problem problem = refusal(HttpsUrl.parse("https://example.com/" + "a".repeat(1 << 20)));
        assertTrue(problem.detail().length() < 400);
    }

    @Test
    void cannotBeMadeWrongByHand() {
        assertThrows(IllegalArgumentException.class, () -> new HttpsUrl("127.0.0.1", 443, "/"));
        assertThrows(IllegalArgumentException.class, () -> new HttpsUrl("Example.com", 443, "/"));
        assertThrows(IllegalArgumentException.class, () -> new HttpsUrl("example.com", 0, "/"));
        assertThrows(IllegalArgumentException.class, () -> new HttpsUrl("example.com", 443, ""));
        assertThrows(IllegalArgumentException.class, () -> new HttpsUrl("example.com", 443, "/ HTTP/1.1\r\nX: y"));
    }
}
