package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What fetches may leave behind in this process.
 *
 * @param sockets open, where the system tells (Linux); otherwise none, ever
 * @param threads that live
 */
record Leftovers(long sockets, int threads) {
    /** Threads of JUnit and of the JDK come and go. */
    private static final int PASSING_THREADS = 5;

    static Leftovers now() throws IOException {
        return new Leftovers(openSockets(), Thread.getAllStackTraces().size());
    }

    /** Waits two seconds at the most for what is on its way out. */
    void assertBackAtBase() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100 && (openSockets() > sockets || lookups() > 0); attempt++) {
            Thread.sleep(20);
        }
        Leftovers now = now();
        assertEquals(0, lookups());
        assertTrue(now.sockets <= sockets, now.sockets + " sockets now, " + sockets + " before");
        assertTrue(now.threads <= threads + PASSING_THREADS, now.threads + " threads now, " + threads + " before");
    }

    private static long lookups() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kith-lookup"))
                .count();
    }

    private static long openSockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(Leftovers::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }
}
