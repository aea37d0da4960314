package coop.kith.net;

/** Nanoseconds that only go forward, from an arbitrary beginning: what deadlines are measured with. */
@FunctionalInterface
public interface Ticker {
    /** The JVM's monotonic clock. */
    static Ticker system() {
        return System::nanoTime;
    }

    long nanoseconds();
}
