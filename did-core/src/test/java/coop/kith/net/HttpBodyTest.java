package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HttpBodyTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void takesALogOfTheLargestSizeInChunksOfOneKibibyte() throws IOException {
        FetchLimits limits = FetchLimits.log();
        String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
        String answer = HEAD + chunk.repeat(limits.bodyBytes() / 1024) + "0\r\n\r\n";
        assertEquals(limits.bodyBytes(), read(answer, limits).toArray().length);
    }

    @Test
    void readsNoMoreLinesAroundChunksThanTheBodyMayHaveBytes() throws IOException {
        FetchLimits limits = new FetchLimits(FetchLimits.log().deadline(), 10_000, 2_000, 0);
        CountedInput in = new CountedInput(HEAD + ("1;" + "e".repeat(100) + "\r\nx\r\n").repeat(10_000));
        NetFailure failure = assertThrows(NetFailure.class, () -> read(in, limits));
        assertEquals(NetProblem.BODY_TOO_LARGE, failure.problem().type());
        assertTrue(in.taken < 40_000, in.taken + " bytes were taken");
    }

    private static Bytes read(String answer, FetchLimits limits) throws IOException {
        return read(new CountedInput(answer), limits);
    }

    private static Bytes read(CountedInput from, FetchLimits limits) throws IOException {
        HttpInput in = new HttpInput(from, limits.headerBytes());
        return HttpBody.read(HttpHead.read(in), in, limits.bodyBytes(), () -> false);
    }

    private static final class CountedInput extends ByteArrayInputStream {
        private int taken;

        CountedInput(String text) {
            super(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            int count = super.read(into, from, length);
            taken += Math.max(0, count);
            return count;
        }
    }
}
