package coop.kith.cli.vectors;

/** An implementation under test. Whatever it does is an observation; nothing is thrown. For one thread. */
public interface Subject extends AutoCloseable {
    /** What reports call it. */
    String name();

    Observation ask(Task task);

    @Override
    default void close() {}
}
