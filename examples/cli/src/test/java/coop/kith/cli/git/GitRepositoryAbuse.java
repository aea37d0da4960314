package coop.kith.cli.git;

import static coop.kith.cli.git.Bench.by;
import static coop.kith.cli.git.Bench.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.testing.Program;
import coop.kith.trust.intake.git.Exemptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are damaged, cut off, or made to deceive. */
class GitRepositoryAbuse {
    @TempDir
    private Path folder;

    @Test
    void whatIsNoRepositoryIsAProblem() throws IOException {
        assertFalse(GitRepository.open(folder.resolve("nowhere")).isOk());
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertFalse(GitRepository.open(file).isOk());
        Path pointer = Files.createDirectory(folder.resolve("pointer"));
        Files.writeString(pointer.resolve(".git"), "gitdir: /nowhere/at/all\n");
        Result<GitRepository> opened = GitRepository.open(pointer);
        boolean useless = opened.fold(repository -> !repository.resolve("HEAD").isOk(), problems -> true);
        assertTrue(useless);
    }

    @Test
    void anEmptyRepositoryAndUnknownRevisionsAreProblems() {
        Bench bench = Bench.in(folder);
        for (String range : List.of(
                "HEAD",
                "nothing",
                "a..b",
                "HEAD...HEAD",
                "..",
                "",
                "^",
                "HEAD~1",
                "@{-1}",
                "x:y",
                "--all",
                "\0",
                "HEAD^{tree}")) {
            refused(range);
        }
        bench.commitUnsigned("one\n");
        for (String range : List.of("HEAD~1", "HEAD^{tree}", "HEAD...HEAD", "HEAD:file.txt", "HEAD..nothing")) {
            refused(range);
        }
    }

    @Test
    void aRepositoryOfSha256IsAClearProblem() {
        Bench.in(folder, "--object-format=sha256");
        Result<GitRepository> opened = GitRepository.open(folder);
        assertFalse(opened.isOk());
        assertTrue(
                opened.problems().get(0).detail().contains("sha256"),
                opened.problems().toString());
    }

    @Test
    void anObjectWhoseContentIsAnothersIsNotBelieved() throws IOException {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String good = bench.commit("ana", by(ana));
        String bad = bench.commitUnsigned("bad\n");
        assertEquals(List.of("unsigned", "trusted"), words(bench.verify("HEAD", ana)));
        loose(bad).toFile().setWritable(true);
        Files.copy(loose(good), loose(bad), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of("malformed"), words(bench.verify("HEAD", ana)));
    }

    @Test
    void replaceRefsAndGraftsPutNothingInAnObjectsPlace() throws IOException {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String good = bench.commit("ana", by(ana));
        String bad = bench.commitUnsigned("bad\n");
        bench.git().ok("replace", "-f", bad, good);
        Files.createDirectories(folder.resolve(".git/info"));
        Files.writeString(folder.resolve(".git/info/grafts"), bad + "\n");
        assertEquals(List.of("unsigned", "trusted"), words(bench.verify("HEAD", ana)));
    }

    @Test
    void aMissingParentIsMalformedAndADamagedObjectToo() throws IOException {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String first = bench.commit("ana", by(ana));
        bench.commit("ana", by(ana));
        loose(first).toFile().setWritable(true);
        Files.write(loose(first), Arrays.copyOf(Files.readAllBytes(loose(first)), 20));
        assertEquals(List.of("trusted", "malformed"), words(bench.verify("HEAD", ana)));
        Files.delete(loose(first));
        GitReport report = bench.verify("HEAD", ana);
        assertEquals(List.of("trusted", "malformed"), words(report));
        assertEquals(Outcome.FAILED, report.outcome());
    }

    @Test
    void damagedPacksEndInProblems() throws IOException {
        Bench bench = Bench.in(folder);
        for (int i = 0; i < 5; i++) {
            bench.commitUnsigned("commit " + i + "\n");
        }
        bench.git().ok("gc", "-q");
        List<Path> files;
        try (Stream<Path> packs = Files.list(folder.resolve(".git/objects/pack"))) {
            files = packs.sorted().toList();
        }
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            file.toFile().setWritable(true);
            for (int at = 8; at < whole.length; at += 37) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x55;
                Files.write(file, damaged);
                run("HEAD");
            }
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            run("HEAD");
            Files.write(file, whole);
        }
        assertEquals(5, bench.verify("HEAD").commits().size());
    }

    @Test
    void aShallowCloneSaysThatItIsCutOffAndIsNeverAccepted(@TempDir Path clone) {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        bench.commit("ana", by(ana));
        bench.commit("ana", by(ana));
        bench.commit("ana", by(ana));
        Program.git(clone).ok("clone", "-q", "--depth", "2", "file://" + folder, "cut");
        try (GitRepository repository = GitRepository.open(clone.resolve("cut")).orThrow()) {
            GitVerification verification = Bench.verification(repository, Exemptions.none(), ana);
            GitReport report = verification.verify().orThrow();
            assertEquals(List.of("trusted", "trusted"), words(report));
            assertEquals(Outcome.UNDECIDED, report.outcome());
            assertEquals(RepositoryProblem.HISTORY_CUT, report.problems().get(0).type());
            assertEquals(
                    Outcome.PASSED,
                    verification.verify("HEAD~1..HEAD").orThrow().outcome());
        }
    }

    @Test
    void moreHistoryThanTheLimitIsNeverAccepted() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        bench.commit("ana", by(ana));
        bench.commit("ana", by(ana));
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            GitVerification verification = Bench.verification(repository, Exemptions.none(), ana);
            GitReport cut = verification.lookingAtMost(1).verify().orThrow();
            assertEquals(List.of("trusted"), words(cut));
            assertEquals(Outcome.UNDECIDED, cut.outcome());
            assertEquals(
                    Outcome.PASSED,
                    verification.lookingAtMost(2).verify().orThrow().outcome());
        }
    }

    @Test
    void wrongDatesLeaveNothingOfTheRangeOut() {
        Bench bench = Bench.in(folder);
        String base = bench.commitUnsigned("base\n");
        for (int i = 0; i < 5; i++) {
            bench.write("f", "v" + i);
            bench.git().ok("add", ".");
            bench.git()
                    .with("GIT_COMMITTER_DATE", "@" + (1000 + i % 2) + " +0000")
                    .ok("commit", "-q", "-m", "dated " + i);
        }
        assertEquals(5, bench.verify(base + "..HEAD").commits().size());
    }

    private void run(String range) {
        GitRepository.open(folder)
                .fold(
                        repository -> {
                            try (repository) {
                                return Bench.verification(repository, Exemptions.none())
                                        .verify(range);
                            }
                        },
                        Result::refused);
    }

    private void refused(String range) {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            assertFalse(
                    Bench.verification(repository, Exemptions.none())
                            .verify(range)
                            .isOk(),
                    range);
        }
    }

    private Path loose(String id) {
        return folder.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }
}
