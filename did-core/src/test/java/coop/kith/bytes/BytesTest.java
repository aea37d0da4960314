package coop.kith.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void doesNotChangeWithTheArraysAroundIt() {
        byte[] given = {1, 2, 3};
        Bytes bytes = Bytes.of(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, bytes.toArray());
        assertEquals(2, bytes.at(1));
        assertEquals(3, bytes.length());
    }

    @Test
    void isEqualByContent() {
        assertEquals(Bytes.of(new byte[] {10, -1}), Bytes.ofHex("0aFF"));
        assertEquals(
                Bytes.ofHex("0aff").hashCode(), Bytes.of(new byte[] {10, -1}).hashCode());
        assertNotEquals(Bytes.ofHex("0aff"), Bytes.ofHex("0afe"));
        assertNotEquals(Bytes.ofHex(""), Bytes.ofHex("00"));
        assertEquals("0aff", Bytes.ofHex("0AFF").toString());
    }

    @Test
    void comparesUnsigned() {
        List<Bytes> sorted =
                List.of(Bytes.ofHex(""), Bytes.ofHex("00"), Bytes.ofHex("7f"), Bytes.ofHex("7f00"), Bytes.ofHex("80"));
        for (int at = 1; at < sorted.size(); at++) {
            assertTrue(sorted.get(at - 1).compareTo(sorted.get(at)) < 0);
            assertTrue(sorted.get(at).compareTo(sorted.get(at - 1)) > 0);
        }
        assertEquals(0, Bytes.ofHex("7f00").compareTo(Bytes.ofHex("7f00")));
    }

    @Test
    void refusesTextThatIsNotHexadecimal() {
        for (String text : List.of("0", "0g", "0x00", " 00", "00 ")) {
            assertThrows(IllegalArgumentException.class, () -> Bytes.ofHex(text), text);
        }
    }
}
