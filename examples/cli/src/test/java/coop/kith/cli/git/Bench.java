package coop.kith.cli.git;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.key.KeyType;
import coop.kith.testing.Program;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.SshPublicKey;
import coop.kith.trust.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A repository of the real git, keys of the real ssh-keygen, and the real engine over no evidence: its anchors are trusted and nobody else. */
public final class Bench {
    public static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Path folder;
    private final Program git;

    private Bench(Path folder, Program git) {
        this.folder = folder;
        this.git = git;
    }

    /** A new repository in {@code folder}. */
    public static Bench in(Path folder, String... init) {
        Program git = Program.git(folder);
        String[] command = Arrays.copyOf(new String[] {"init", "-q", "-b", "main"}, 4 + init.length);
        System.arraycopy(init, 0, command, 4, init.length);
        git.ok(command);
        git.ok("config", "gpg.format", "ssh");
        return new Bench(folder, git);
    }

    public Path folder() {
        return folder;
    }

    public Program git() {
        return git;
    }

    /** A new key of ssh-keygen in a file of this name; its DID. */
    public String key(String name, String type) {
        Program.sshKeygen(folder)
                .ok(
                        "-q",
                        "-t",
                        type,
                        "-N",
                        "",
                        "-C",
                        name,
                        "-f",
                        folder.resolve(".git").resolve(name).toString());
        String line = read(folder.resolve(".git").resolve(name + ".pub"));
        return DidKey.of(SshPublicKey.parseLine(line).orThrow()).toString();
    }

    /** Commits a change, signed with the key of this name; the commit's id. */
    public String commit(String key, String message) {
        write("file.txt", message);
        git.ok("add", ".");
        git.ok(
                message.getBytes(StandardCharsets.UTF_8),
                "-c",
                signing(key),
                "commit",
                "-q",
                "-S",
                "--allow-empty",
                "-F",
                "-");
        return head();
    }

    public String commitUnsigned(String message) {
        write("file.txt", message);
        git.ok("add", ".");
        git.ok(message.getBytes(StandardCharsets.UTF_8), "commit", "-q", "--allow-empty", "-F", "-");
        return head();
    }

    public String signing(String key) {
        return "user.signingkey=" + folder.resolve(".git").resolve(key);
    }

    public String head() {
        return git.ok("rev-parse", "HEAD");
    }

    public void write(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent() == null ? folder : file.getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The exact bytes of a commit, one character each. */
    public String commitBytes(String id) {
        return new String(git.run(new byte[0], "cat-file", "commit", id).out().toArray(), StandardCharsets.ISO_8859_1);
    }

    /** Stores these bytes as a commit, and lets main point at it. */
    public String store(String commit) {
        String id = git.ok(
                commit.getBytes(StandardCharsets.ISO_8859_1),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin",
                "--literally");
        git.ok("update-ref", "refs/heads/main", id);
        return id;
    }

    /** A message that names the signer. */
    public static String by(String did) {
        return "Water the beans\n\nSigned-by-DID: " + did + "\n";
    }

    public GitReport verify(String range, String... anchors) {
        return verify(range, Exemptions.none(), anchors);
    }

    public GitReport verify(String range, Exemptions exemptions, String... anchors) {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            return verification(repository, exemptions, anchors).verify(range).orThrow();
        }
    }

    public static GitVerification verification(GitRepository repository, Exemptions exemptions, String... anchors) {
        return GitVerification.of(repository, judge(exemptions, anchors), exemptions);
    }

    static Judge judge(Exemptions exemptions, String... anchors) {
        List<Did> dids =
                Arrays.stream(anchors).map(did -> Did.parse(did).orThrow()).toList();
        Policy policy = Policy.bundled("vouched-newcomer").orThrow().withAnchors(dids);
        TrustEngine engine = TrustEngine.over(List.of());
        return Judge.of(
                DidResolver.of(List.of(new DidKey()), InstantSource.fixed(NOW)),
                CRYPTOGRAPHY,
                SignerTrust.asking(signer -> engine.ask(new TrustQuestion(signer, NOW, NOW), policy)),
                exemptions,
                InstantSource.fixed(NOW));
    }

    /** {@code word} of each commit, newest first. */
    public static List<String> words(GitReport report) {
        return report.commits().stream()
                .map(commit -> commit.assessment().word().word())
                .collect(Collectors.toList());
    }

    public static SigningKey seeded(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return SigningKey.of(KeyType.ED25519, bytes, CRYPTOGRAPHY, SecretAccess.because("a key of the tests"))
                .orThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
