package coop.kith.cli.vectors;

/**
 * One vector.
 *
 * @param id an absolute URL, or a file's name
 * @param name what it shows, in a line
 */
public record VectorCase(String id, String name, Task task, Expectation expected) {}
