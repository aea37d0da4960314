package coop.kith.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Kith's side of a comparison with peers that run in other processes. It works until it has used up some seconds of CPU to warm up, then as often as it was told, and prints
 * one line of JSON with the CPU time of the whole process for each operation of the second half: garbage collection and compilation during it count, waiting for the
 * processor does not. All peers warm up by the same rule, so that no compiler decides.
 */
public final class Lap {
    static final String DID_KEY = "did:key";
    static final String DID_WEBVH = "did:webvh";

    private static final double NANOSECONDS = 1e9;

    private Lap() {}

    /**
     * Arguments: what to work on and the work, how often, and for how many seconds of CPU before. A suite goes with {@code verify} and {@code issue}, one with selective
     * disclosure with {@code derive} too, {@value #DID_KEY} with {@code resolve}, {@value #DID_WEBVH} with {@code verify}.
     */
    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: Lap SUITE verify|issue|derive COUNT WARM, Lap did:key resolve COUNT WARM,"
                    + " Lap did:webvh verify COUNT WARM");
            System.exit(64);
        }
        System.out.println(Json.write(
                run(arguments[0], arguments[1], Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]))));
    }

    static JsonObject run(String suite, String work, int count, double warm) {
        BooleanSupplier once = switch (suite) {
            case DID_KEY -> didKey();
            case DID_WEBVH -> didWebvh();
            case Handout.SELECTIVE -> selective(work);
            default -> credential(suite, work);
        };
        warmUp(once, warm);
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
        CredentialWork credential = SuiteAndKey.of(suite).work();
        return switch (work) {
            case "verify" -> () -> credential.verify() instanceof Verdict.Accepted;
            case "issue" -> () -> credential.issue() instanceof Result.Ok;
            default -> throw new IllegalArgumentException("no work of " + suite + ": " + work);
        };
    }

    private static BooleanSupplier selective(String work) {
        SelectiveCredential credential = new SelectiveCredential();
        return switch (work) {
            case "verify" -> () -> credential.verify() instanceof Verdict.Accepted;
            case "issue" -> () -> credential.issue() instanceof Result.Ok;
            case "derive" -> () -> credential.derive() instanceof Result.Ok;
            default -> throw new IllegalArgumentException("no work of " + Handout.SELECTIVE + ": " + work);
        };
    }

    private static BooleanSupplier didKey() {
        String did = Membership.issuer(KeyType.ED25519).toString();
        // A new method each time, since one that stays remembers.
        return () -> DidResolver.of(List.of(new DidKey()), () -> Membership.AT).resolve(did, ResolutionOptions.none())
                instanceof Resolution.Resolved;
    }

    private static BooleanSupplier didWebvh() {
        WebvhWork log = new WebvhWork();
        return () -> log.cold().broken().isEmpty();
    }

    private static void warmUp(BooleanSupplier once, double seconds) {
        long start = processNanoseconds();
        do {
            repeat(once, 1);
        } while (processNanoseconds() - start < seconds * NANOSECONDS);
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
