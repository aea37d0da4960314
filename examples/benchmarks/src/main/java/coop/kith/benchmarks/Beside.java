package coop.kith.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a benchmark of ours is held against: another benchmark of the same class, measured in the same run. A figure without one is not reported. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Beside {
    /** What is measured, for the table. */
    String what();

    /** The name of the method that does the comparable work. */
    String method();

    /** What that method is, for the table. */
    String peer();
}
