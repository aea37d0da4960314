package coop.kith.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    @Test
    void readsTokensAndTheirEscapes() {
        assertEquals(JsonPointer.root(), JsonPointer.parse("").orThrow());
        assertEquals(JsonPointer.of(""), JsonPointer.parse("/").orThrow());
        assertEquals(
                JsonPointer.of("a/b", "m~n", "~1", "", ""),
                JsonPointer.parse("/a~1b/m~0n/~01//").orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "#/a", " /a", "/~", "/a~", "/~2", "/a/~x/b", "/~~0"})
    void refusesOtherTexts(String text) {
        Problem problem = JsonPointer.parse(text).problems().get(0);
        assertEquals(PointerProblem.SYNTAX, problem.type());
        assertFalse(problem.nextStep().isEmpty());
    }

    @Test
    void refusesPointersDeeperOrLongerThanAnyDocument() {
        assertEquals(500, JsonPointer.parse("/a".repeat(500)).orThrow().tokens().size());
        assertFalse(JsonPointer.parse("/a".repeat(501)).isOk());
        assertFalse(JsonPointer.parse("/" + "a".repeat(1 << 20)).isOk());
    }

    @Property(tries = 300)
    void readsBackWhatItWrites(@ForAll @Size(max = 5) List<String> tokens) {
        JsonPointer pointer = JsonPointer.of(tokens);
        assertEquals(pointer, JsonPointer.parse(pointer.toString()).orThrow());
    }

    @Test
    void growsInwardsAndOutwards() {
        JsonPointer inner = JsonPointer.of("proof").append(0).append("a/b");
        assertEquals("/proof/0/a~1b", inner.toString());
        assertEquals("/x/proof/0/a~1b", inner.under(JsonPointer.of("x")).toString());
    }

    @Test
    void isEqualByItsTokensHoweverItWasMade() {
        JsonPointer grown = JsonPointer.root().append("a").append(1);
        assertEquals(JsonPointer.of("a", "1"), grown);
        assertEquals(JsonPointer.of("a", "1").hashCode(), grown.hashCode());
        assertEquals(2, grown.depth());
        assertFalse(grown.equals(JsonPointer.of("a")));
        assertFalse(grown.equals(JsonPointer.of("b", "1")));
        assertEquals(List.of(), JsonPointer.root().tokens());
    }

    @Test
    void aPlaceLiesInThoseFurtherOut() {
        JsonPointer place = JsonPointer.of("a", "0", "b");
        assertEquals(JsonPointer.root(), place.upTo(0));
        assertEquals(JsonPointer.of("a"), place.upTo(1));
        assertEquals(JsonPointer.of("a", "0"), place.upTo(2));
        assertEquals(place, place.upTo(3));
        assertEquals(place, place.upTo(4));
        assertThrows(IllegalArgumentException.class, () -> place.upTo(-1));
    }
}
