package coop.kith.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The command line that starts this very program again: the Java that runs it, and the jar or class path it came from. */
final class SelfCall {
    private SelfCall() {}

    static List<String> command() {
        String runtime = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        if (path.endsWith(".jar") && !path.contains(File.pathSeparator)) {
            return List.of(runtime, "-jar", Path.of(path).toAbsolutePath().toString());
        }
        return List.of(runtime, "-cp", path, Kith.class.getName());
    }
}
