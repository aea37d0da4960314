package coop.kith.trust.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View.Privacy;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.store.SqliteEvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt computed again by another process, from another folder, where language, time zone and charset are others, and by another JDK where there is one. */
final class ReplayElsewhereTest {
    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00.25Z");
    private static final Instant ASKED = Instant.parse("2026-04-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-02T09:00:00Z");
    private static final Person MARA = Person.named("mara");
    private static final Person BEN = Person.named("ben");
    private static final Person CHLOE = Person.named("chloe");
    private static final Person ANA = Person.named("ana");
    private static final Policy POLICY =
            Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(MARA.did()));

    @TempDir
    Path folder;

    private String digest = "";

    /** After the receipt the log learns of a theft, which the receipt does not know of. */
    @BeforeEach
    void aReceiptAndItsLog() throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        for (Person friend : List.of(BEN, CHLOE)) {
            for (Person other : List.of(MARA, ANA)) {
                evidence.add(Dtg.evidence(friend, Dtg.relationship(other, THEN), THEN));
                evidence.add(Dtg.evidence(other, Dtg.relationship(friend, THEN), THEN));
            }
        }
        try (SqliteEvidenceLog log = log()) {
            log.appendAll(evidence).orThrow();
            log.noteAll(List.of(new Compromise(ANA.did(), ASKED, ASKED))).orThrow();
            List<Evidence> known = log.read(ASKED).evidence();
            TrustAnswer answer = TrustEngine.over(known).ask(new TrustQuestion(ANA.did(), ASKED, ASKED), POLICY);
            assertEquals(Decision.ALLOW, answer.decision());
            digest = ScoreReceipt.digest(answer).orThrow();
            write(
                    "receipt.json",
                    Json.write(ScoreReceipt.issue(answer, known, Privacy.NAMED, MARA.issuer(), ASKED)
                            .orThrow()));
            write("policy.json", Json.write(POLICY.json()));
            log.noteAll(List.of(new Compromise(BEN.did(), THEN, LATER))).orThrow();
            assertEquals(
                    Decision.NEED,
                    TrustEngine.over(log.read(LATER).evidence())
                            .ask(new TrustQuestion(ANA.did(), LATER, LATER), POLICY)
                            .decision());
        }
    }

    private SqliteEvidenceLog log() {
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), Replayer.READMISSION, new SecureRandom())
                .orThrow();
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void replaysToTheSameWhereverItIs() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        List<String> told = replayed(
                java,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-1");
        assertTrue(told.get(0).startsWith("SAME " + digest + ' '), told::toString);
        assertTrue(told.get(1).startsWith("tr_TR Pacific/Kiritimati "), told::toString);
        List<String> arabic = replayed(
                java,
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=UTF-16");
        assertEquals(told.get(0), arabic.get(0));
        assertTrue(arabic.get(1).endsWith("UTF-16"), arabic::toString);
    }

    @Test
    void replaysToTheSameOnAnotherJdk() throws Exception {
        Path own = Path.of(System.getProperty("java.home"));
        Optional<Path> other = anotherJdk(own.toRealPath());
        Assumptions.assumeTrue(other.isPresent(), "there is no other JDK of 17 or later beside this one");
        assertTrue(replayed(other.get()).get(0).startsWith("SAME " + digest + ' '));
    }

    /** Beside the one that runs this, where the packages of a system put them. */
    private static Optional<Path> anotherJdk(Path own) throws IOException {
        try (Stream<Path> beside = Files.list(Objects.requireNonNull(own.getParent()))) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/java")) && !isSame(home, own))
                    .filter(home -> version(home) >= 17
                            && version(home) != Runtime.version().feature())
                    .sorted()
                    .findFirst();
        }
    }

    private static boolean isSame(Path home, Path own) {
        try {
            return home.toRealPath().equals(own);
        } catch (IOException gone) {
            return true;
        }
    }

    /** 0 where the home does not say. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring("JAVA_VERSION=\"".length()).split("[^0-9]", 2)[0])
                    .map(Integer::valueOf)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private List<String> replayed(Path javaHome, String... settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path"))));
        command.add(Replayer.class.getName());
        command.addAll(List.of("../evidence.db", "../receipt.json", "../policy.json", LATER.toString()));
        Process child = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = child.inputReader(StandardCharsets.US_ASCII).lines().toList();
        assertEquals(0, child.waitFor());
        return told;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
