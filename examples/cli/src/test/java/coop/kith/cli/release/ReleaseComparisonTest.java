package coop.kith.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.git.Bench;
import coop.kith.cli.git.GitRepository;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.Exemptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ReleaseComparisonTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private String ana;

    @BeforeEach
    void aReleaseWithASignedTag() throws IOException {
        bench = Bench.in(folder);
        ana = bench.key("ana", "ed25519");
        bench.write("configure", "#!/bin/sh\nexit 0\n");
        bench.write("src/main.c", "int main(void) { return 0; }\n");
        bench.write("src/long/" + "d".repeat(90) + "/" + "f".repeat(120), "a long path\n");
        bench.write("docs/dropped.txt", "not for the archive\n");
        bench.write(".gitattributes", "docs export-ignore\nversion export-subst\n");
        bench.write("version", "$Format:%H$\n");
        folder.resolve("configure").toFile().setExecutable(true);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("src/main.c"));
        bench.commit("ana", Bench.by(ana));
        bench.git().ok("-c", bench.signing("ana"), "tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + ana);
    }

    @Test
    void anArchiveOfTheTagItselfHasNothingThatTheTagDoesNotExplain() {
        for (String format : List.of("tar", "tar.gz")) {
            for (String prefix : List.of("pkg-1/", "")) {
                ReleaseReport report = compare(archive("v1", format, prefix));
                assertEquals(
                        List.of("version contentDiffers", "docs/dropped.txt notInArchive"),
                        findings(report),
                        format + prefix);
                assertTrue(report.findings().stream()
                        .allMatch(finding -> finding.reason().isPresent()));
                assertEquals(Outcome.UNDECIDED, report.outcome(), "what export-subst wrote is not in the tag");
                assertEquals("trusted", report.tag().assessment().word().word());
            }
        }
    }

    @Test
    void oneFileMoreAndOneChangedLineAreNamed() throws IOException {
        bench.git().ok("checkout", "-q", "-b", "other");
        bench.write("m4/build-to-host.m4", "eval $(tail -c 100 tests/bad.xz)\n");
        bench.write("src/main.c", "int main(void) { return 1; }\n");
        Files.delete(folder.resolve("link"));
        folder.resolve("configure").toFile().setExecutable(false);
        bench.commitUnsigned("what the release really holds\n");
        ReleaseReport report = compare(xz(archive("other", "tar", "pkg-1/")));
        assertEquals(
                List.of(
                        "m4/build-to-host.m4 notInTag",
                        "file.txt contentDiffers",
                        "src/main.c contentDiffers",
                        "version contentDiffers",
                        "configure modeDiffers",
                        "docs/dropped.txt notInArchive",
                        "link notInArchive"),
                findings(report));
        assertEquals(Outcome.FAILED, report.outcome());
        assertTrue(report.toText().contains("in the archive and not in the tag"), report.toText());
        assertTrue(report.toText().contains("m4/build-to-host.m4"));
        assertEquals("rejected", report.toJson().string("verdict").orElseThrow());
    }

    @Test
    void anUnsignedOrBareOrMissingTagIsNotAccepted() {
        bench.git().ok("tag", "bare");
        bench.git().ok("tag", "-a", "plain", "-m", "plain");
        Path archive = archive("v1", "tar", "");
        for (String tag : List.of("bare", "plain")) {
            ReleaseReport report = compare(archive, tag).orThrow();
            assertEquals("unsigned", report.tag().assessment().word().word());
            assertEquals(Outcome.FAILED, report.outcome());
        }
        assertEquals(ReleaseProblem.NO_SUCH_TAG, type(compare(archive, "v2")));
        assertEquals(ReleaseProblem.NO_SUCH_TAG, type(compare(archive, "")));
    }

    @Test
    void whatCannotBeReadToTheEndIsAProblem() throws IOException {
        byte[] tar = Files.readAllBytes(archive("v1", "tar", "p/"));
        byte[] gz = Files.readAllBytes(archive("v1", "tar.gz", "p/"));
        for (byte[] bad : List.of(
                new byte[0],
                "BZh91AY".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0},
                new byte[] {'P', 'K', 3, 4},
                Arrays.copyOf(tar, 700),
                Arrays.copyOf(tar, 1536),
                Arrays.copyOf(gz, gz.length / 2),
                Arrays.copyOf(gz, 12),
                new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1, 2, 3},
                "not a tar".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            assertFalse(
                    compare(Files.write(folder.resolve(".git/bad"), bad), "v1").isOk(), bad.length + " bytes");
        }
        assertFalse(compare(folder.resolve("nowhere"), "v1").isOk());
        assertFalse(compare(folder, "v1").isOk());
        byte[] after = Arrays.copyOf(tar, tar.length + 512);
        after[after.length - 1] = 1;
        assertFalse(
                compare(Files.write(folder.resolve(".git/bad"), after), "v1").isOk(), "something after the end");
        for (int at = 0; at < tar.length; at += 61) {
            byte[] damaged = tar.clone();
            damaged[at] ^= 0x41;
            compare(Files.write(folder.resolve(".git/bad"), damaged), "v1")
                    .fold(report -> report.outcome() == Outcome.PASSED, problems -> problems.isEmpty());
        }
    }

    @Test
    void entriesThatDeceiveAreNamed() throws IOException {
        Path evil = folder.resolve(".git/evil.tar");
        Tar tar = new Tar();
        tar.file("p/configure", 0755, "#!/bin/sh\nexit 0\n");
        tar.file("p/configure", 0755, "#!/bin/sh\nrm -rf ~\n");
        tar.file("p/../../etc/cron.d/x", 0644, "x");
        tar.file("/etc/passwd", 0644, "x");
        tar.file("p/.git/hooks/post-checkout", 0755, "x");
        tar.file("p/src/main.c", 04755, "int main(void) { return 0; }\n");
        tar.entry("p/device", '3', 0644, "", new byte[0]);
        tar.entry("p/link", '2', 0777, "/etc/passwd", new byte[0]);
        tar.entry("p/version", '1', 0644, "p/configure", new byte[0]);
        Files.write(evil, tar.end());
        ReleaseReport report = compare(evil);
        List<String> findings = findings(report);
        for (String expected : List.of(
                "configure duplicate",
                "configure contentDiffers",
                "p/../../etc/cron.d/x unsafePath",
                "/etc/passwd unsafePath",
                "p/.git/hooks/post-checkout unsafePath",
                "src/main.c modeDiffers",
                "device special",
                "link contentDiffers",
                "version typeDiffers")) {
            assertTrue(findings.contains(expected), expected + " in " + findings);
        }
        assertEquals(Outcome.FAILED, report.outcome());
    }

    @Test
    void aRuleThatIsNotUnderstoodExcusesNothingAndIsReported() throws IOException {
        for (String rules : List.of(
                "docs export-ignore\n\"docs\" -export-ignore\n",
                "docs export-ignore\n[attr]kept -export-ignore\ndocs kept\n",
                "\\\\docs export-ignore\n")) {
            bench.write(".gitattributes", rules + "version export-subst\n");
            bench.commit("ana", Bench.by(ana));
            bench.git()
                    .ok("-c", bench.signing("ana"), "tag", "-f", "-s", "v3", "-m", "v3", "-m", "Signed-by-DID: " + ana);
            Tar tar = new Tar();
            tar.file("p/configure", 0755, "#!/bin/sh\nexit 0\n");
            ReleaseReport report = compare(Files.write(folder.resolve(".git/odd.tar"), tar.end()), "v3")
                    .orThrow();
            assertTrue(findings(report).contains(".gitattributes ruleNotUnderstood"), report.toText());
            assertTrue(
                    report.findings().stream()
                            .anyMatch(finding -> finding.path().equals("docs/dropped.txt")
                                    && finding.reason().isEmpty()),
                    rules);
        }
    }

    @Test
    void rulesAndFilesThatTakeTooManyStepsExcuseNothingAnyMore() {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            String tree = bench.git().ok("rev-parse", "HEAD^{tree}");
            java.util.SortedMap<String, TagTree.TreeFile> files =
                    TagTree.of(repository, tree).orThrow();
            ExportRules few = ExportRules.of(repository, files, 200);
            assertTrue(few.leavesOut("docs/dropped.txt"));
            assertTrue(few.notUnderstood().isEmpty());
            for (int i = 0; i < 20; i++) {
                few.leavesOut("src/main.c");
            }
            assertFalse(few.leavesOut("docs/dropped.txt"));
            assertEquals(1, few.notUnderstood().size());
        }
    }

    @Test
    void whoeverMayWriteOrExecuteIsNamed() throws IOException {
        Tar tar = new Tar();
        tar.entry("p/src/", '5', 0777, "", new byte[0]);
        tar.file("p/configure", 0755, "#!/bin/sh\nexit 0\n");
        tar.file("p/src/main.c", 0646, "int main(void) { return 0; }\n");
        tar.file("p/version", 0610, "$Format:%H$\n");
        List<String> findings = findings(compare(Files.write(folder.resolve(".git/modes.tar"), tar.end())));
        assertTrue(
                findings.containsAll(List.of("p/src modeDiffers", "src/main.c modeDiffers", "version modeDiffers")),
                findings.toString());
        assertFalse(findings.contains("configure modeDiffers"), findings.toString());
    }

    @Test
    void theNameOfASubmoduleCannotWriteToTheTerminal() throws IOException {
        String name = "mod\u001b[2J\u00e9";
        bench.git().ok("update-index", "--add", "--cacheinfo", "160000," + bench.head() + "," + name);
        bench.git().ok("-c", bench.signing("ana"), "commit", "-q", "-S", "-m", "a submodule");
        bench.git().ok("-c", bench.signing("ana"), "tag", "-s", "v2", "-m", "v2", "-m", "Signed-by-DID: " + ana);
        Tar tar = new Tar();
        tar.file("p/configure", 0755, "#!/bin/sh\nexit 0\n");
        tar.entry("p/" + latin(name) + "/evil.c", '0', 0644, "", new byte[0]);
        Path file = Files.write(folder.resolve(".git/sub.tar"), tar.end());
        ReleaseReport report = compare(file, "v2").orThrow();
        Finding found = report.findings().get(0);
        assertTrue(found.reason().orElseThrow().contains(name), found.toString());
        assertTrue(report.toText().chars().noneMatch(unit -> unit < ' ' && unit != '\n'), report.toText());
        assertTrue(report.toText().contains("in the submodule mod\\u{1b}[2J\u00e9"), report.toText());
    }

    private static String latin(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void bombsAndEndlessListsStopAtTheirLimits() throws IOException {
        Tar many = new Tar();
        for (int i = 0; i < 50; i++) {
            many.file("p/" + i, 0644, "x".repeat(1000));
        }
        Path file = Files.write(folder.resolve(".git/many.tar"), many.end());
        assertTrue(Archive.read(file, new Limits(200_000, 50, 100)).isOk());
        for (Limits limits :
                List.of(new Limits(50_000, 50, 100), new Limits(200_000, 49, 100), new Limits(200_000, 50, 3))) {
            assertEquals(ReleaseProblem.ARCHIVE_TOO_LARGE, type(Archive.read(file, limits)));
        }
        Tar lying = new Tar();
        lying.header("p/huge", '0', 0644, "", 1L << 40);
        assertFalse(Archive.read(Files.write(folder.resolve(".git/lying.tar"), lying.end()), Limits.standard())
                .isOk());
        Tar pax = new Tar();
        pax.header("p/pax", 'x', 0644, "", 1L << 30);
        assertEquals(
                ReleaseProblem.ARCHIVE_TOO_LARGE,
                type(Archive.read(Files.write(folder.resolve(".git/pax.tar"), pax.end()), Limits.standard())));
    }

    private Path archive(String revision, String format, String prefix) {
        Path file = folder.resolve(".git").resolve("a." + format);
        bench.git().ok("archive", "--format=" + format, "--prefix=" + prefix, "-o", file.toString(), revision);
        return file;
    }

    private Path xz(Path tar) throws IOException {
        Path file = folder.resolve(".git/a.tar.xz");
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(1))) {
            Files.copy(tar, out);
        }
        return file;
    }

    private ReleaseReport compare(Path archive) {
        return compare(archive, "v1").orThrow();
    }

    private Result<ReleaseReport> compare(Path archive, String tag) {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            return ReleaseComparison.of(repository, Bench.verification(repository, Exemptions.none(), ana))
                    .compare(archive, tag);
        }
    }

    private static List<String> findings(ReleaseReport report) {
        return report.findings().stream()
                .map(finding -> finding.path() + ' ' + finding.kind().word())
                .toList();
    }

    private static Object type(Result<?> result) {
        return result.problems().stream().map(Problem::type).findFirst().orElseThrow();
    }
}
