package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.DidProblem;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever a stranger does to a log, and whenever one asks. */
class LogLaws {
    private static final TestLog LOG = log();
    private static final byte[] BYTES = LOG.bytes();

    @Property(tries = 400)
    void aFlippedBitNeverYieldsTheEntryThatItChanged(
            @ForAll @IntRange(min = 0, max = 1 << 20) int place, @ForAll @IntRange(min = 0, max = 7) int bit) {
        int at = place % BYTES.length;
        byte[] flipped = BYTES.clone();
        flipped[at] ^= (byte) (1 << bit);
        int number = lineOf(at);
        if (sameMeaning(flipped, number)) {
            return;
        }
        VerifiedLog verified = LogVerifier.standard().verify(flipped, LOG.witnesses(), TestLog.NOW);
        assertTrue(verified.size() < number, () -> "byte " + at + " of entry " + number + " held");
        for (VerifiedEntry entry : verified.entries()) {
            assertEquals(LOG.entry(entry.versionId().number()), entry.entry());
        }
    }

    @Property(tries = 200)
    void aFlippedBitInTheApprovalsNeverApprovesMore(
            @ForAll @IntRange(min = 0, max = 1 << 20) int place, @ForAll @IntRange(min = 0, max = 7) int bit) {
        byte[] file = LOG.witnesses().bytes();
        byte[] flipped = file.clone();
        flipped[place % file.length] ^= (byte) (1 << bit);
        WitnessFile read = LogVerifier.witnesses(flipped).fold(found -> found, problems -> WitnessFile.empty());
        if (canonical(read.json()).equals(canonical(LOG.witnesses().json()))) {
            return;
        }
        // Every one of the three approvals is needed.
        VerifiedLog verified = LogVerifier.standard().verify(BYTES, read, TestLog.NOW);
        assertTrue(verified.size() < LOG.size());
    }

    @Property(tries = 60)
    void aLaterTimeNeverGivesAnEarlierVersion(
            @ForAll @IntRange(min = -2, max = 200) int one,
            @ForAll @IntRange(min = -2, max = 200) int other,
            @ForAll @IntRange(min = 1, max = 5) int brokenAt) {
        TestLog log = TestLog.begun();
        for (int number = 2; number <= 5; number++) {
            log.then("{}", number == brokenAt ? 'B' : 'A');
        }
        int early = versionAt(log, Math.min(one, other));
        int late = versionAt(log, Math.max(one, other));
        // Nothing is known any more once the broken entry may have begun.
        assertTrue(late == UNKNOWN || (early != UNKNOWN && early <= late), () -> early + " then " + late);
    }

    @Property(tries = 40)
    void whatIsVerifiedInPartsIsVerified(@ForAll @Size(max = 4) List<@IntRange(min = 1, max = 5) Integer> stops) {
        LogMemory memory = LogMemory.inMemory(1 << 20);
        VerifiedLog whole = LOG.verified();
        int seen = 0;
        for (int stop : stops) {
            seen = Math.max(seen, stop);
            readUpTo(memory, seen);
        }
        LogReader.Read.Done read = readUpTo(memory, LOG.size());
        assertEquals(seen, read.remembered());
        assertEquals(
                whole.entries().stream().map(VerifiedEntry::toString).toList(),
                read.log().entries().stream().map(VerifiedEntry::toString).toList());
        assertEquals(
                whole.latest().orElseThrow().parameters(),
                read.log().latest().orElseThrow().parameters());
    }

    @Property(tries = 100)
    void anEntryIsReadAsItWasWritten(@ForAll @IntRange(min = 1, max = 5) int number) {
        byte[] line = LOG.entry(number).line();
        assertEquals(
                LOG.entry(number), LogEntry.read(line, JsonLimits.standard()).orThrow());
    }

    private static final int UNKNOWN = -1;

    private static int versionAt(TestLog log, int hours) {
        Instant time = TestLog.BEGIN.plus(hours, ChronoUnit.HOURS);
        Resolution answer = Forgery.resolve(log, ResolutionOptions.none().asOf(time));
        if (answer instanceof Resolution.Resolved found) {
            return Integer.parseInt(
                    found.documentMetadata().string("versionNumber").orElse("0"));
        }
        boolean before = answer instanceof Resolution.Invalid invalid
                && invalid.problems().get(0).type() == DidProblem.NOT_FOUND;
        return before ? 0 : UNKNOWN;
    }

    private static LogReader.Read.Done readUpTo(LogMemory memory, int number) {
        TestLog part = LOG.copy().ordered(IntStream.rangeClosed(1, number).toArray());
        LogReader reader = new LogReader(LogVerifier.standard()::reading, memory, true);
        return (LogReader.Read.Done) reader.read(
                LogLocation.of(LOG.did(), Idna.none()).orThrow(),
                false,
                new Surroundings(
                        InstantSource.fixed(TestLog.NOW),
                        part.witnesses(WitnessFile.empty())
                                .approved(number, 'U', 'V', 'W')
                                .web()));
    }

    private static boolean sameMeaning(byte[] flipped, int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            start = LogVerifier.endOfLine(BYTES, start) + 1;
        }
        int end = LogVerifier.endOfLine(BYTES, start);
        boolean lineKept = end == BYTES.length - 1 || flipped[end] == '\n';
        return lineKept
                && Json.parse(Arrays.copyOfRange(flipped, start, end), JsonLimits.standard())
                        .fold(
                                value -> canonical(value)
                                        .equals(canonical(LOG.entry(number).json())),
                                problems -> false);
    }

    private static Optional<String> canonical(JsonValue value) {
        return Jcs.canonicalize(value)
                .fold(bytes -> Optional.of(new String(bytes, StandardCharsets.UTF_8)), problems -> Optional.empty());
    }

    private static int lineOf(int at) {
        int number = 1;
        for (int i = 0; i < at; i++) {
            number += BYTES[i] == '\n' ? 1 : 0;
        }
        return number;
    }

    /** Everything that a log can have: rotation, pre-rotation, witnesses that change. */
    private static TestLog log() {
        return TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'nextKeyHashes':['$hB'],"
                        + "'witness':{'threshold':2,'witnesses':[{'id':'did:key:$U'},{'id':'did:key:$V'}]}}")
                .then("{'updateKeys':['$B'],'nextKeyHashes':[]}", 'B')
                .then(
                        "{'updateKeys':['$C'],'witness':{'threshold':2,'witnesses':[{'id':'did:key:$V'},{'id':'did:key:$W'}]}}",
                        'B')
                .then("{'ttl':60}", 'C')
                .then("{'watchers':['https://watch.example']}", 'C')
                .approved(3, 'U')
                .approved(5, 'V', 'W');
    }
}
