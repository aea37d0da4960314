package coop.kith.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CborAbuse {
    private static final CborLimits WIDE = new CborLimits(1 << 24, CborLimits.GREATEST_DEPTH, 1 << 22);

    /** Heads that promise up to 2^64 - 1 bytes, items, entries and nothing behind them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5bffffffffffffffff",
                "5b7fffffffffffffff",
                "5a7fffffff",
                "7bffffffffffffffff",
                "7a7fffffff",
                "9bffffffffffffffff",
                "9b7fffffffffffffff",
                "9a7fffffff",
                "bbffffffffffffffff",
                "bb7fffffffffffffff",
                "ba3fffffff",
                "817a7fffffff",
                "a1005a7fffffff"
            })
    void allocatesNothingForWhatIsOnlyPromised(String hex) {
        byte[] head = HexFormat.of().parseHex(hex);
        Cbor.read(head, CborProfile.CORE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertEquals(
                CborProblem.TRUNCATED,
                Cbor.read(head, CborProfile.CORE).problems().get(0).type());
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < 1 << 20, "allocated " + allocated);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0xa1, 0xc1})
    void refusesDeepNestingOnASmallStack(int head) throws InterruptedException {
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) head);
        onAStackOf(512 << 10, () -> {
            for (CborLimits limits : new CborLimits[] {CborLimits.standard(), WIDE}) {
                assertEquals(
                        CborProblem.TOO_DEEP,
                        Cbor.read(deep, CborProfile.CORE, limits)
                                .problems()
                                .get(0)
                                .type());
            }
        });
    }

    @Test
    void everyDepthThatALimitAllowsIsSafeOnAHalfMegabyte() throws InterruptedException {
        byte[] deep = new byte[CborLimits.GREATEST_DEPTH + 1];
        Arrays.fill(deep, (byte) 0x81);
        deep[CborLimits.GREATEST_DEPTH] = 0;
        onAStackOf(512 << 10, () -> {
            CborValue once = Cbor.read(deep, CborProfile.CORE, WIDE).orThrow();
            CborValue again = Cbor.read(deep, CborProfile.CORE, WIDE).orThrow();
            assertEquals(once, again);
            assertEquals(once.hashCode(), again.hashCode());
            assertEquals(once.toString(), again.toString());
            assertArrayEquals(deep, Cbor.write(once));
            assertThrows(IllegalArgumentException.class, () -> Cbor.write(CborArray.of(once)));
        });
    }

    /** 16,384 keys of one String.hashCode: a hash table of them would take their number squared. */
    @Test
    void keysOfOneHashCodeCostNoMoreThanOthers() {
        SortedMap<CborKey, CborValue> entries = new TreeMap<>();
        for (int number = 0; number < 1 << 14; number++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            entries.put(new CborText(key.toString()), CborSimple.NULL);
        }
        CborMap map = new CborMap(entries);
        assertEquals(map, Cbor.read(Cbor.write(map), CborProfile.DAG).orThrow());
    }

    private static void onAStackOf(long bytes, Runnable work) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, work, "small-stack", bytes);
        thread.setUncaughtExceptionHandler((which, problem) -> thrown.set(problem));
        thread.start();
        thread.join();
        assertEquals(null, thrown.get());
    }
}
