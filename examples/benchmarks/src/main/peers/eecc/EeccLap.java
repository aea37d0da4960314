import com.sun.management.OperatingSystemMXBean;
import de.eecc.did.webvh.api.ResolveOptions;
import de.eecc.did.webvh.api.ResolveResult;
import de.eecc.did.webvh.resolve.HttpResolver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EECC's Java library for did:webvh: EeccLap HANDOUT did:webvh verify COUNT WARM. Its resolver gets both files from memory. */
public final class EeccLap {
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[3]);
        String log = Files.readString(folder.resolve("did.jsonl"));
        String witnesses = Files.readString(folder.resolve("did-witness.json"));
        String task = Files.readString(folder.resolve("task.json"));
        String did = member(task, "webvh");
        String version = member(task, "webvhVersion");
        HttpResolver resolver = new HttpResolver(url -> url.endsWith("did.jsonl") ? log : witnesses);
        Runnable once = () -> {
            ResolveResult result = resolver.resolve(did, ResolveOptions.builder().build());
            if (!result.isSuccess() || !result.documentMetadata().toString().contains(version)) {
                throw new IllegalStateException("the log was refused: " + result);
            }
        };
        warmUp(once, Double.parseDouble(arguments[4]));
        long start = processNanoseconds();
        repeat(once, count);
        double microseconds = (processNanoseconds() - start) / 1e3 / count;
        System.out.printf(
                Locale.ROOT,
                "{\"who\":\"eecc\",\"suite\":\"%s\",\"work\":\"%s\",\"count\":%d,\"cpuMicroseconds\":%.1f}%n",
                arguments[1],
                arguments[2],
                count,
                microseconds);
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name);
        }
        return found.group(1);
    }

    private static void warmUp(Runnable once, double seconds) {
        long start = processNanoseconds();
        do {
            repeat(once, 1);
        } while (processNanoseconds() - start < seconds * 1e9);
    }

    private static void repeat(Runnable once, int count) {
        for (int i = 0; i < count; i++) {
            once.run();
        }
    }

    private static long processNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
