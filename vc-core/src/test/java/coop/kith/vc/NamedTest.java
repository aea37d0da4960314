package coop.kith.vc;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test as tables name it, {@code package.Class#method}, so that no table names one that is not there. */
final class NamedTest {
    private static final Set<Class<? extends Annotation>> KINDS =
            Set.of(Test.class, ParameterizedTest.class, Property.class);

    private NamedTest() {}

    /** Throws AssertionError where there is no such test. */
    static Method find(String name) throws ClassNotFoundException {
        String[] parts = name.split("#", -1);
        Class<?> owner = Class.forName(parts[0], false, NamedTest.class.getClassLoader());
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> KINDS.contains(annotation.annotationType())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no test " + name));
    }
}
