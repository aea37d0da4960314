package coop.kith.did.method.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.apicatalog.multibase.Multibase;
import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows D16, D18 and D19: canonical base58btc around bytes that are no key. */
class DidKeyBytesTest {
    private final DidResolver resolver = DidResolver.of(List.of(new DidKey()), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @DisplayName("D16: header and length that do not go together")
    @CsvSource({
        "ed01, 31, INVALID_PUBLIC_KEY_LENGTH",
        "ed01, 33, INVALID_PUBLIC_KEY_LENGTH",
        "ed01, 0, INVALID_PUBLIC_KEY_LENGTH",
        "ec01, 31, INVALID_PUBLIC_KEY_LENGTH",
        "8024, 32, INVALID_PUBLIC_KEY_LENGTH",
        "8024, 65, INVALID_PUBLIC_KEY_LENGTH",
        "8124, 48, INVALID_PUBLIC_KEY_LENGTH",
        "e701, 32, INVALID_PUBLIC_KEY_LENGTH",
        "ed, 0, INVALID_PUBLIC_KEY",
        "ed, 32, UNSUPPORTED_PUBLIC_KEY_TYPE",
        "ed8100, 32, INVALID_PUBLIC_KEY",
        "ed818000, 32, INVALID_PUBLIC_KEY",
        "9024, 20, INVALID_DID",
        "8026, 32, UNSUPPORTED_PUBLIC_KEY_TYPE",
        "ffffffffffffffffff01, 32, INVALID_PUBLIC_KEY",
    })
    void refusesAHeaderThatDoesNotFit(String header, int length, String expected) {
        assertEquals(expected, problemOf(header + "05".repeat(length)));
    }

    @ParameterizedTest
    @DisplayName("D18: not a point, uncompressed, hybrid, infinity, x not below p; D19: small order and not canonical")
    @CsvSource({
        "8024, 02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "8024, 02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "8024, 020000000000000000000000000000000000000000000000000000000000000001",
        "8024, 048af9869a2d30854bb60a78fd4773a6d52a0ca61ef6c1418564681b1b6dafce7b",
        "8024, 068af9869a2d30854bb60a78fd4773a6d52a0ca61ef6c1418564681b1b6dafce7b",
        "8024, 000000000000000000000000000000000000000000000000000000000000000000",
        "e701, 020000000000000000000000000000000000000000000000000000000000000005",
        "e701, 02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f",
        "ed01, 0000000000000000000000000000000000000000000000000000000000000000",
        "ed01, 0100000000000000000000000000000000000000000000000000000000000000",
        "ed01, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ed01, c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ed01, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ed01, 0200000000000000000000000000000000000000000000000000000000000000",
    })
    void refusesBytesThatAreNoKey(String header, String key) {
        assertEquals("INVALID_PUBLIC_KEY", problemOf(header + key));
    }

    private String problemOf(String hex) {
        String body = Multibase.BASE_58_BTC.encode(Bytes.ofHex(hex).toArray());
        Resolution answer = resolver.resolve(Did.parse("did:key:" + body).orThrow());
        String uri = assertInstanceOf(Resolution.Invalid.class, answer)
                .problems()
                .get(0)
                .type()
                .uri();
        return uri.substring("https://www.w3.org/ns/did#".length());
    }
}
