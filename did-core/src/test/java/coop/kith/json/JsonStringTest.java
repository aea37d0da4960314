package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JsonStringTest {
    /** A full bin of java.util.HashMap becomes a tree only when its keys are Comparable with their own class (JEP 180). */
    @Test
    @DisplayName("strings of one hash code are told apart by their order")
    void isOrderedAsItsTextIsAndConsistentlyWithEquals() {
        List<String> texts = List.of("", "AaAa", "AaBB", "BBAa", "BBBB", "BBBBx");
        for (String one : texts) {
            for (String other : texts) {
                Comparable<JsonString> left = new JsonString(one);
                assertEquals(
                        Integer.signum(one.compareTo(other)), Integer.signum(left.compareTo(new JsonString(other))));
                assertEquals(left.equals(new JsonString(other)), left.compareTo(new JsonString(other)) == 0);
            }
        }
        assertEquals(new JsonString("AaBB").hashCode(), new JsonString("BBAa").hashCode());
    }
}
