package coop.kith.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @ParameterizedTest
    @CsvSource({"'',''", "66,Zg", "666f,Zm8", "666f6f,Zm9v", "666f6f62,Zm9vYg", "fbff,-_8", "00000000,AAAAAA"})
    void hasOneTextForEachByteString(String hex, String text) {
        assertEquals(text, Base64Url.encode(Bytes.ofHex(hex).toArray()));
        assertEquals(hex, Bytes.of(Base64Url.decode(text).orElseThrow()).hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zg==",
                "Zg=",
                "Zh",
                "Zm9",
                "Zm9=",
                "Z",
                "Zm9vY",
                "+/8",
                "Zm 9v",
                "Zm9v\n",
                " Zm9v",
                "Zm9v=",
                "=",
                "Zm9vé",
                "Zg\u0000",
                "Ζg",
                "Zm9v.Zg",
                "Z-h",
                "AB",
                "AAAAAB"
            })
    void refusesEveryOtherText(String text) {
        assertTrue(Base64Url.decode(text).isEmpty());
    }

    @Property(tries = 200)
    void decodesWhatItEncoded(@ForAll @Size(max = 40) byte[] content) {
        assertArrayEquals(content, Base64Url.decode(Base64Url.encode(content)).orElseThrow());
    }

    @Property(tries = 500)
    void takesATextOnlyWhenItIsTheOneThatEncodingGives(@ForAll @Size(max = 12) char[] characters) {
        String text = new String(characters);
        Base64Url.decode(text).ifPresent(content -> assertEquals(text, Base64Url.encode(content)));
    }
}
