package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultihashTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @Test
    void namesContentByItsDigest() {
        String text = Multihash.sha256("hello".getBytes(StandardCharsets.UTF_8));
        assertEquals(Bytes.ofHex(HELLO), Multihash.decode(text).orThrow());
        assertEquals(text, Base58.encode(Bytes.ofHex("1220" + HELLO).toArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1220",
                "1220" + HELLO + "00",
                "1320" + HELLO,
                "1220" + "00",
                "921220" + HELLO,
                "129220" + HELLO,
                "1240" + HELLO + HELLO
            })
    void refusesOtherDigestsLengthsAndOverlongNumbers(String hex) {
        assertEquals(
                KeyProblem.MALFORMED_MULTIHASH,
                Multihash.decode(Base58.encode(Bytes.ofHex(hex).toArray()))
                        .problems()
                        .get(0)
                        .type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "z",
                "u",
                "uEiAs8k26X7CjDiboOyrFueKeGxYeXB-nQl5zBDNik4uYJA",
                "QmaozNR7DZHQK1ZcU9p7QdrshMvXqWK6gpu5rmrkPdT3L4"
            })
    void refusesOtherTexts(String text) {
        assertEquals(
                KeyProblem.MALFORMED_MULTIHASH,
                Multihash.decode(text).problems().get(0).type());
    }
}
