package coop.kith.did.method.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class PlcLaws {
    private static final Map<String, byte[]> LOGS = new TreeMap<>();

    private static byte[] log(String file) {
        return LOGS.computeIfAbsent(
                file,
                name -> Vectors.text("did/did-plc/audit_log/valid/" + name + ".json")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static JsonArray entries(byte[] log) {
        return (JsonArray) Json.parse(new String(log, StandardCharsets.UTF_8)).orThrow();
    }

    private static Did did(byte[] log) {
        return Did.parse(
                        ((JsonObject) entries(log).items().get(0)).string("did").orElseThrow())
                .orThrow();
    }

    private static Resolution resolve(Did did, byte[] log, ResolutionOptions options) {
        return LogBuilder.resolver(did, log).resolve(did, options);
    }

    /** Times are the directory's word, and blanks are nobody's; all else that is resolved is what was signed. */
    @Property(tries = 600)
    void aBitFlippedIsRefusedOrChangesNothingThatIsSigned(@ForAll("files") String file, @ForAll int at) {
        byte[] log = log(file).clone();
        Did did = did(log);
        Resolution before = resolve(did, log, ResolutionOptions.none());
        int bit = Math.floorMod(at, log.length * 8);
        log[bit / 8] ^= (byte) (1 << bit % 8);
        Resolution after = resolve(did, log, ResolutionOptions.none());
        if (after instanceof Resolution.Resolved resolved) {
            assertEquals(((Resolution.Resolved) before).document(), resolved.document());
        } else if (after instanceof Resolution.Deactivated) {
            assertTrue(before instanceof Resolution.Deactivated);
        }
    }

    /** That nothing newer is kept back cannot be seen; anything in between can. */
    @Property(tries = 100)
    void anEntryLeftOutIsFoundUnlessItIsTheLast(@ForAll("files") String file, @ForAll int which) {
        byte[] log = log(file);
        List<?> all = entries(log).items();
        int left = Math.floorMod(which, all.size());
        List<JsonObject> rest = all.stream()
                .filter(entry -> entry != all.get(left))
                .map(JsonObject.class::cast)
                .toList();
        Resolution answer = resolve(did(log), LogBuilder.bytes(rest), ResolutionOptions.none());
        boolean last = left == all.size() - 1;
        boolean takenBack = ((JsonObject) all.get(left)).toString().contains("\"nullified\":true");
        if (!last && !takenBack) {
            assertTrue(answer instanceof Resolution.Invalid, answer::toString);
        }
    }

    @Property(tries = 200)
    void aLaterTimeNeverGivesAnEarlierVersion(
            @ForAll("files") String file,
            @ForAll @LongRange(min = 0, max = 100_000_000) long one,
            @ForAll @LongRange(min = 0, max = 100_000_000) long more) {
        byte[] log = log(file);
        Instant start = Instant.parse("2022-11-01T00:00:00Z");
        assertTrue(position(log, start.plusSeconds(one)) <= position(log, start.plusSeconds(one + more)));
    }

    private static int position(byte[] log, Instant time) {
        Resolution answer = resolve(did(log), log, ResolutionOptions.none().asOf(time));
        String version = answer.fold(
                found -> found.documentMetadata().string("versionId").orElse(""),
                gone -> gone.documentMetadata().string("versionId").orElse(""),
                invalid -> "",
                unavailable -> "");
        List<String> cids = entries(log).items().stream()
                .map(entry -> ((JsonObject) entry).string("cid").orElseThrow())
                .toList();
        return cids.indexOf(version);
    }

    @Property(tries = 300)
    void rubbishIsRefusedAndNothingIsThrown(
            @ForAll("files") String file, @ForAll int from, @ForAll int to, @ForAll byte b) {
        byte[] log = log(file).clone();
        Did did = did(log);
        int start = Math.floorMod(from, log.length);
        Arrays.fill(log, start, Math.min(log.length, start + 1 + Math.floorMod(to, 40)), b);
        resolve(did, log, ResolutionOptions.none());
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(
                "log_bskyapp",
                "log_legacy_dholms",
                "log_nullification_nontrivial",
                "log_nullified_tombstone",
                "log_tombstone");
    }
}
