package coop.kith.vc.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class BitstringTest {
    @Test
    @DisplayName("V33: index 0 is the left-most bit")
    void theFirstIndexIsTheLeftMostBit() {
        Map<Integer, Integer> places = Map.of(0, 0x80, 7, 0x01, 8, 0x80, 131_071, 0x01);
        for (var place : places.entrySet()) {
            long index = place.getKey();
            byte[] bytes = Bitstring.of(131_072, 1, Map.of(index, 1)).toArray();
            assertEquals(place.getValue(), bytes[place.getKey() / 8] & 0xff, "index " + index);
            Bitstring bits = Bitstring.of(bytes);
            for (long other = 0; other < bits.length(); other++) {
                assertEquals(other == index ? 1 : 0, bits.entry(other, 1));
            }
        }
    }

    @Property(tries = 50)
    void everyEntryReadsAsItWasSet(@ForAll @IntRange(min = 1, max = 16) int size, @ForAll int seed) {
        int entries = 64;
        Map<Long, Integer> set = new TreeMap<>();
        java.util.Random random = new java.util.Random(seed);
        for (long index = 0; index < entries; index++) {
            set.put(index, random.nextInt(1 << size));
        }
        Bitstring bits = Bitstring.of(entries, size, set);
        assertEquals(entries, bits.entries(size));
        set.forEach((index, value) -> assertEquals(value, bits.entry(index, size)));
    }

    @Test
    void aBitBeyondIsOneThatTheOtherDoesNotHave() {
        Bitstring none = Bitstring.of(16, 1, Map.of());
        Bitstring some = Bitstring.of(16, 1, Map.of(9L, 1));
        assertTrue(some.hasBitsBeyond(none));
        assertFalse(none.hasBitsBeyond(some));
        assertFalse(some.hasBitsBeyond(some));
        assertTrue(some.hasBitsBeyond(Bitstring.of(new byte[] {0})), "the shorter one has no such bit");
    }

    @Test
    void entriesOutsideAreRefusedAtOnce() {
        for (var wrong : Map.of(16L, 1, -1L, 1, 3L, 2, 4L, -1).entrySet()) {
            Map<Long, Integer> set = Map.of(wrong.getKey(), wrong.getValue());
            assertThrows(IllegalArgumentException.class, () -> Bitstring.of(16, 1, set), wrong.toString());
        }
    }
}
