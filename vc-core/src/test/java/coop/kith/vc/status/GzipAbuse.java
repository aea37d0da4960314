package coop.kith.vc.status;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.vc.model.VcProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class GzipAbuse {
    private static final int MOST = 1 << 16;
    private static final byte[] CONTENT = content();

    @Test
    @DisplayName("V29: a bomb stops at the limit, before its checksum is looked at")
    void aBombStopsAtTheLimit() {
        byte[] bomb = Gzip.compress(new byte[MOST + 1]);
        assertTrue(bomb.length < 200);
        refused(bomb, "more than 65536 bytes");
        byte[] headOfALargerBomb = Arrays.copyOf(Gzip.compress(new byte[64 << 20]), 4000);
        refused(headOfALargerBomb, "more than 65536 bytes");
        assertEquals(MOST, Gzip.expand(Gzip.compress(new byte[MOST]), MOST).orThrow().length);
    }

    @Test
    @DisplayName("V29: a second member, or anything else behind the first")
    void nothingMayFollowTheMember() throws IOException {
        byte[] member = Gzip.compress(CONTENT);
        byte[] two = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, two, member.length, member.length);
        assertEquals(2 * CONTENT.length, new GZIPInputStream(new ByteArrayInputStream(two)).readAllBytes().length);
        refused(two, "behind its end");
        refused(Arrays.copyOf(member, member.length + 1), "has 1 bytes behind its end");
    }

    @Test
    @DisplayName("V29: a wrong checksum, a wrong length, reserved and optional header flags, another method")
    void everyByteOfFrameCounts() {
        byte[] member = Gzip.compress(CONTENT);
        for (int place : new int[] {member.length - 8, member.length - 5, member.length - 4, member.length - 1}) {
            refused(flipped(member, place, 1), "checksum or length");
        }
        for (int flag = 1; flag < 256; flag <<= 1) {
            refused(flipped(member, 3, flag), "options");
        }
        refused(flipped(member, 2, 1), "options");
        refused(flipped(member, 0, 1), "is not gzip");
        refused(flipped(member, 1, 1), "is not gzip");
        for (int hint = 4; hint < 10; hint++) {
            assertArrayEquals(
                    CONTENT, Gzip.expand(flipped(member, hint, 0x5a), MOST).orThrow());
        }
    }

    @Test
    @DisplayName("V29: cut short at every byte")
    void isRefusedWhereverItIsCut() {
        byte[] member = Gzip.compress(CONTENT);
        for (int length = 0; length < member.length; length++) {
            assertFalse(Gzip.expand(Arrays.copyOf(member, length), MOST).isOk(), "cut at " + length);
        }
    }

    @Test
    void readsWhatTheJdkWritesAndTheOtherWayRound() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(CONTENT);
        }
        assertArrayEquals(CONTENT, Gzip.expand(out.toByteArray(), MOST).orThrow());
        assertArrayEquals(
                CONTENT, new GZIPInputStream(new ByteArrayInputStream(Gzip.compress(CONTENT))).readAllBytes());
    }

    private static void refused(byte[] member, String why) {
        var problem = Gzip.expand(member, MOST).problems().get(0);
        assertEquals(VcProblem.MALFORMED_VALUE_ERROR, problem.type());
        assertTrue(problem.detail().contains(why), problem.detail());
    }

    private static byte[] flipped(byte[] member, int place, int mask) {
        byte[] changed = member.clone();
        changed[place] ^= (byte) mask;
        return changed;
    }

    private static byte[] content() {
        byte[] content = new byte[5000];
        new Random(29).nextBytes(content);
        return content;
    }
}
