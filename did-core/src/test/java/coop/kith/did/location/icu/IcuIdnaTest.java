package coop.kith.did.location.icu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.location.LogLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcuIdnaTest {
    private static final String SCID = "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1p";

    @ParameterizedTest
    @CsvSource({
        // did:webvh 1.0, "The DID to HTTPS Transformation"
        "jp納豆.例.jp, xn--jp-cd2fp15c.xn--fsq.jp",
        // Where IDNA 2008 differs from 2003: sharp s, final sigma, joiners
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example"
    })
    void writesWhatDnsKnows(String domain, String ascii) {
        assertEquals(ascii, new IcuIdna().toAscii(domain).orThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200db.example",
                "\u0627a.example",
                "-ü.example",
                "ü-.example",
                "xn--a-ä.example",
                "ü..example",
                "a\u00b7b.example",
                "\u0301a.example",
                "ü_a.example"
            })
    void refusesWhatIdna2008Refuses(String domain) {
        assertEquals(
                DidProblem.INVALID_DID,
                new IcuIdna().toAscii(domain).problems().get(0).type());
    }

    @Test
    void refusesATextThatIsTooLongBeforeItsTables() {
        assertFalse(new IcuIdna().toAscii("ü".repeat(100_000)).isOk());
    }

    @Test
    void anAddressInWideDigitsIsAnAddress() {
        Did wide = Did.parse("did:webvh:" + SCID + ":%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1")
                .orThrow();
        assertEquals(
                DidProblem.INVALID_DID,
                LogLocation.of(wide, new IcuIdna()).problems().get(0).type());
        Did named = Did.parse("did:webvh:" + SCID + ":b%C3%BCcher.example").orThrow();
        assertEquals(
                "https://xn--bcher-kva.example/.well-known/did.jsonl",
                LogLocation.of(named, new IcuIdna()).orThrow().log());
    }
}
