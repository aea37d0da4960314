package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpHeadAbuse {
    @Test
    void readsEachCharacterOfALineAFixedNumberOfTimes() throws NetFailure {
        for (String line : List.of(
                "a:x" + " ".repeat(32_000) + "x",
                "a:" + " ".repeat(32_000),
                "a:" + "\tx".repeat(16_000),
                "a".repeat(32_000) + ":")) {
            Counted counted = new Counted(line, new AtomicInteger());
            HttpHead.field(counted);
            assertTrue(
                    counted.reads().get() < 4 * line.length(), counted.reads().get() + " reads");
        }
    }

    @Test
    void stripsBlanksAtTheEndsOfAValueAndNothingElse() throws NetFailure {
        assertEquals(new HttpHead.Field("a", "x  \tx"), HttpHead.field("A: \t x  \tx\t "));
        assertEquals(new HttpHead.Field("a", ""), HttpHead.field("a: \t "));
        assertEquals(new HttpHead.Field("a", "b:c"), HttpHead.field("a:b:c"));
    }

    @Test
    void takesEveryByteFrom80OnInAValueAndAReason() throws IOException {
        StringBuilder high = new StringBuilder();
        for (char character = 0x80; character <= 0xff; character++) {
            high.append(character);
        }
        String answer = "HTTP/1.1 200 " + high + "\r\nA: " + high + "\r\n\r\n";
        HttpInput in = new HttpInput(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), 2_000);
        assertEquals(List.of(high.toString()), HttpHead.read(in).fields().get("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ": b", "a : b", " a: b", "\u00e9: b", "a\u0085: b", ""})
    void refusesANameThatIsNoToken(String line) {
        NetFailure failure = assertThrows(NetFailure.class, () -> HttpHead.field(line));
        assertEquals(NetProblem.HTTP_SYNTAX, failure.problem().type());
    }

    /** Counts how often a character of it is read, its parts included. */
    private record Counted(String text, AtomicInteger reads) implements CharSequence {
        @Override
        public char charAt(int index) {
            reads.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), reads);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
