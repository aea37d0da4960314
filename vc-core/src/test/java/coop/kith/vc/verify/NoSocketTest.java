package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the verifiers can reach of Kith's own classes names no class that could open a socket; the room that may, {@code coop.kith.net}, is handed in. */
final class NoSocketTest {
    private static final List<String> WAYS_OUT = List.of(
            "java.net.Socket",
            "java.net.Datagram",
            "java.net.InetAddress",
            "java.net.URLConnection",
            "java.net.URL$",
            "java.net.http.",
            "java.nio.channels.",
            "javax.net.");

    @Test
    void nothingTheStandardVerifiersReachCanOpenASocket() {
        Deque<JavaClass> open = new ArrayDeque<>(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("coop.kith").stream()
                        .filter(type -> type.getPackageName().equals("coop.kith.vc.verify"))
                        .toList());
        assertFalse(open.isEmpty());
        Set<String> reached = new TreeSet<>();
        Set<String> waysOut = new TreeSet<>();
        while (!open.isEmpty()) {
            JavaClass type = open.pop();
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (WAYS_OUT.stream().anyMatch((target.getName() + "$")::startsWith)) {
                    waysOut.add(type.getName() + " -> " + target.getName());
                } else if (isOurs(target) && reached.add(target.getName())) {
                    open.push(target);
                }
            });
        }
        assertEquals(Set.of(), waysOut);
        assertEquals(true, reached.contains("coop.kith.did.method.key.DidKey"));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getName().startsWith("coop.kith.") && !type.getPackageName().equals("coop.kith.net");
    }
}
