package coop.kith.benchmarks;

/** Starts and ends: what a JVM costs before anybody's code runs. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {}
}
