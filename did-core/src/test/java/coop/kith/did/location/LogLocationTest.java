package coop.kith.did.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.problem.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLocationTest {
    private static final String SCID = "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1p";

    /** Stands for the tables: what the specification's own example gives. */
    private static final Idna IDNA = domain -> domain.equals("jp納豆.例.jp")
            ? Result.ok("xn--jp-cd2fp15c.xn--fsq.jp")
            : domain.equals("１２７.0.0.1") ? Result.ok("127.0.0.1") : Idna.none().toAscii(domain);

    @ParameterizedTest
    @DisplayName("The examples of did:webvh 1.0, \"The DID to HTTPS Transformation\"")
    @CsvSource({
        "example.com, https://example.com/.well-known/did.jsonl, https://example.com/.well-known/did-witness.json,"
                + " https://example.com/, https://example.com/whois.vp",
        "issuer.example.com, https://issuer.example.com/.well-known/did.jsonl,"
                + " https://issuer.example.com/.well-known/did-witness.json, https://issuer.example.com/,"
                + " https://issuer.example.com/whois.vp",
        "example.com:dids:issuer, https://example.com/dids/issuer/did.jsonl,"
                + " https://example.com/dids/issuer/did-witness.json, https://example.com/dids/issuer/,"
                + " https://example.com/dids/issuer/whois.vp",
        "example.com%3A3000:dids:issuer, https://example.com:3000/dids/issuer/did.jsonl,"
                + " https://example.com:3000/dids/issuer/did-witness.json, https://example.com:3000/dids/issuer/,"
                + " https://example.com:3000/dids/issuer/whois.vp",
        "example.com%3a3000, https://example.com:3000/.well-known/did.jsonl,"
                + " https://example.com:3000/.well-known/did-witness.json, https://example.com:3000/,"
                + " https://example.com:3000/whois.vp",
        "jp%E7%B4%8D%E8%B1%86.%E4%BE%8B.jp:%E7%94%A8%e6%88%b7,"
                + " https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/did.jsonl,"
                + " https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/did-witness.json,"
                + " https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/,"
                + " https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/whois.vp",
        "Example.COM:A:%62, https://example.com/A/b/did.jsonl, https://example.com/A/b/did-witness.json,"
                + " https://example.com/A/b/, https://example.com/A/b/whois.vp",
        "ex%61mple.com, https://example.com/.well-known/did.jsonl, https://example.com/.well-known/did-witness.json,"
                + " https://example.com/, https://example.com/whois.vp"
    })
    void findsTheFiles(String place, String log, String witnesses, String files, String whois) {
        LogLocation location = LogLocation.of(did(place), IDNA).orThrow();
        assertEquals(SCID, location.scid());
        assertEquals(log, location.log());
        assertEquals(witnesses, location.witnesses());
        assertEquals(files, location.files());
        assertEquals(whois, location.whois());
    }

    @ParameterizedTest
    @DisplayName(
            "D01 to D04: no IP address in any spelling, two labels at least, one port, no segment that is more or less"
                    + " than one")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127%2E0%2E0%2E1",
                "127%2e0%2e0%2e1",
                "%31%32%37.0.0.1",
                "2130706433",
                "127.1",
                "0x7f.1",
                "0177.0.0.1",
                "club.0x7f000001",
                "%5B%3A%3A1%5D",
                "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1",
                "localhost",
                "localhost%3A8080",
                "example.com.",
                ".example.com",
                "example..com",
                "-a.example",
                "a_b.example",
                "exa%20mple.com",
                "example.com%00",
                "example.com%252E",
                "ex%2561mple.com",
                "user%40example.com",
                "example.com%2Fpath",
                "example.com%23",
                "example.com%3A",
                "example.com%3A0",
                "example.com%3A65536",
                "example.com%3A123456",
                "example.com%3A44%3A3",
                "example.com%3Aport",
                "exam%3Aple.com",
                "example.com%3A443%40127.0.0.1",
                "ex%FFmple.com",
                "",
                "example.com:",
                "example.com::a",
                "example.com:.",
                "example.com:..",
                "example.com:%2E%2E",
                "example.com:%2e%2e",
                "example.com:.%2E",
                "example.com:%252E%252E",
                "example.com:a%2Fb",
                "example.com:a%5Cb",
                "example.com:a%00",
                "example.com:%20a",
                "example.com:a%09",
                "example.com:%C3%28",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com"
            })
    void refusesAPlace(String place) {
        Did.parse("did:webvh:" + SCID + ":" + place)
                .fold(did -> LogLocation.of(did, IDNA).problems(), problems -> problems)
                .forEach(problem -> assertEquals(DidProblem.INVALID_DID, problem.type()));
        assertEquals(
                false,
                Did.parse("did:webvh:" + SCID + ":" + place)
                        .flatMap(did -> LogLocation.of(did, IDNA))
                        .isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1:example.com",
                "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1p1:example.com",
                "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM10:example.com",
                "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1l:example.com",
                "QmPEQVM1JPTyrvEgBcDXwjK4TeyLGSX1PxjgyeAisdWM1p"
            })
    void refusesAScidOfAnotherForm(String identifier) {
        Did did = Did.parse("did:webvh:" + identifier).orThrow();
        assertEquals(
                DidProblem.INVALID_DID,
                LogLocation.of(did, Idna.none()).problems().get(0).type());
    }

    @Test
    void saysThatLettersBeyondAsciiNeedAConversion() {
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                LogLocation.of(did("%E4%BE%8B.jp"), Idna.none())
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void isForTheMethodsThatHaveALog() {
        Did tdw = Did.parse("did:tdw:" + SCID + ":example.com").orThrow();
        assertEquals(
                "https://example.com/.well-known/did.jsonl",
                LogLocation.of(tdw, IDNA).orThrow().log());
        Did web = Did.parse("did:web:example.com").orThrow();
        assertThrows(IllegalArgumentException.class, () -> LogLocation.of(web, IDNA));
    }

    private static Did did(String place) {
        return Did.parse("did:webvh:" + SCID + ":" + place).orThrow();
    }
}
