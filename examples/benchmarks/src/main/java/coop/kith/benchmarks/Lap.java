package coop.kith.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Kith's side of a comparison with peers that run in other processes. It does the work as often to warm up as to be measured, and prints one line of JSON with the
 * CPU time of the whole process for each operation: garbage collection and compilation during the measured half count, waiting for the processor does not.
 */
public final class Lap {
    static final String DID_KEY = "did:key";
    static final String DID_WEBVH = "did:webvh";

    private static final double NANOSECONDS = 1e9;

    private Lap() {}

    /**
     * Arguments: a suite and {@code verify} or {@code issue}, {@value #DID_KEY} and {@code resolve}, or {@value #DID_WEBVH} and {@code verify}; and how often.
     */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println(
                    "usage: Lap SUITE verify|issue COUNT, Lap did:key resolve COUNT, Lap did:webvh verify COUNT");
            System.exit(64);
        }
        System.out.println(Json.write(run(arguments[0], arguments[1], Integer.parseInt(arguments[2]))));
    }

    static JsonObject run(String suite, String work, int count) {
        BooleanSupplier once = switch (suite) {
            case DID_KEY -> didKey();
            case DID_WEBVH -> didWebvh();
            default -> credential(suite, work);
        };
        repeat(once, count);
        long start = processNanoseconds();
        repeat(once, count);
        double seconds = (processNanoseconds() - start) / NANOSECONDS;
        return JsonObject.empty()
                .with("who", "kith")
                .with("suite", suite)
                .with("work", work)
                .with("count", JsonNumber.of(count))
                .with("cpuMicroseconds", new JsonNumber(digits(seconds / count * 1e6)));
    }

    private static BooleanSupplier credential(String suite, String work) {
        CredentialWork credential = new CredentialWork(suite);
        return work.equals("verify")
                ? () -> credential.verify() instanceof Verdict.Accepted
                : () -> credential.issue() instanceof Result.Ok;
    }

    private static BooleanSupplier didKey() {
        DidResolver resolver = DidResolver.of(List.of(new DidKey()), () -> Membership.AT);
        String did = Membership.issuer().toString();
        return () -> resolver.resolve(did, ResolutionOptions.none()) instanceof Resolution.Resolved;
    }

    private static BooleanSupplier didWebvh() {
        WebvhWork log = new WebvhWork();
        return () -> log.cold().broken().isEmpty();
    }

    private static void repeat(BooleanSupplier once, int count) {
        for (int i = 0; i < count; i++) {
            if (!once.getAsBoolean()) {
                throw new IllegalStateException("the work was refused");
            }
        }
    }

    private static long processNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static String digits(double number) {
        return BigDecimal.valueOf(number).round(new MathContext(4)).toPlainString();
    }
}
