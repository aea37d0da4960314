package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.SignerClaim;
import coop.kith.trust.intake.git.SshPublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Sets one repository up so that {@code git commit} signs with a Kith key and names the signer: the repository's own configuration, a small script that git runs to
 * sign, and a commit-msg hook that adds the trailer, since what signs can no longer change what is signed. Nothing outside the repository's git folder is touched.
 *
 * <p>Tags have no such hook: {@code git tag -s} needs the trailer in its message ({@code -m "v1" -m "Signed-by-DID: did:..."}).
 */
public final class GitSetup {
    private final GitRepository repository;

    private GitSetup(GitRepository repository) {
        this.repository = repository;
    }

    public static GitSetup of(GitRepository repository) {
        return new GitSetup(repository);
    }

    /** What to do with settings of the user's that stand in the way. A hook of the user's is never replaced. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    /**
     * One thing that was set.
     *
     * @param before what stood there
     */
    public record Change(String what, Optional<String> before, String after) {}

    /**
     * Does it. {@code program} is the command line that runs {@link SigningProgram}, such as {@code java -jar kith.jar git ssh-program}; git's own arguments are put after it.
     * Refused, with nothing changed, when a hook is in the way, or a setting is and {@code existing} says to keep it.
     */
    public Result<List<Change>> install(PublicKey key, Did did, List<String> program, Existing existing) {
        Path folder = repository.commonFolder().resolve("kith");
        Map<String, String> settings = new TreeMap<>(Map.of(
                "gpg.format",
                "ssh",
                "gpg.ssh.program",
                folder.resolve("ssh-program").toString(),
                "gpg.ssh.allowedSignersFile",
                folder.resolve("allowed-signers").toString(),
                "user.signingKey",
                "key::" + SshPublicKey.line(key),
                "commit.gpgSign",
                "true"));
        try {
            StoredConfig config = repository.jgit().getConfig();
            config.load();
            Path hook = repository.commonFolder().resolve("hooks").resolve("commit-msg");
            List<Problem> problems = new ArrayList<>(hookInTheWay(config, hook, did));
            List<Change> changes = new ArrayList<>();
            settings.forEach((name, value) -> {
                Optional<String> before = value(config, name);
                if (before.isPresent() && !before.get().equals(value) && existing == Existing.KEEP) {
                    problems.add(refused(
                            "This repository has " + name + " = " + before.get() + " already.",
                            "Replace it with --replace, or unset it: git config --unset " + name));
                }
                changes.add(new Change(name, before, value));
            });
            if (!problems.isEmpty()) {
                return Result.refused(problems);
            }
            Files.createDirectories(folder);
            write(folder.resolve("ssh-program"), script(program), "rwx------", changes);
            write(
                    folder.resolve("allowed-signers"),
                    did + " namespaces=\"git\" " + SshPublicKey.line(key) + '\n',
                    "rw-------",
                    changes);
            Files.createDirectories(hook.getParent() == null ? hook : hook.getParent());
            if (!Files.exists(hook) || isOurs(hook)) {
                write(hook, hook(did), "rwxr-xr-x", changes);
            }
            settings.forEach((name, value) -> set(config, name, value));
            config.save();
            return Result.ok(List.copyOf(changes));
        } catch (IOException | ConfigInvalidException failed) {
            return Result.refused(refused(
                    "The repository cannot be set up: " + SafeText.of(String.valueOf(failed.getMessage())) + '.',
                    "Check who may write to " + repository.commonFolder() + '.'));
        }
    }

    private static List<Problem> hookInTheWay(StoredConfig config, Path hook, Did did) throws IOException {
        String line = trailerCommand(did);
        if (value(config, "core.hooksPath").isPresent()) {
            return List.of(refused(
                    "This repository's hooks are elsewhere (core.hooksPath = "
                            + value(config, "core.hooksPath").orElse("") + ").",
                    "Add this line to the commit-msg hook there, then run this again without core.hooksPath: " + line));
        }
        if (Files.exists(hook) && !Files.readString(hook).contains(MARK)) {
            return List.of(refused(
                    "This repository has a commit-msg hook of its own: " + hook,
                    "Add this line to it, and " + MARK + " as a comment, if it is to name the signer: " + line));
        }
        return List.of();
    }

    private static final String MARK = "# kith: names the signer";

    /** A hook with the mark and anything besides is the user's own, who added our line to it. */
    private static boolean isOurs(Path hook) throws IOException {
        List<String> lines = Files.readAllLines(hook);
        return lines.size() == 3 && lines.get(1).equals(MARK);
    }

    private static String hook(Did did) {
        return "#!/bin/sh\n" + MARK + "\n" + trailerCommand(did) + "\n";
    }

    /** The last trailer is the one that counts, so a trailer that is there already, as in a commit picked from somebody else, is replaced by the one who signs now. */
    private static String trailerCommand(Did did) {
        return "exec git interpret-trailers --in-place --no-divider --where end --if-exists replace --if-missing add --trailer "
                + quoted(SignerClaim.TRAILER + ": " + did) + " \"$1\"";
    }

    private static String script(List<String> program) {
        return "#!/bin/sh\nexec " + program.stream().map(GitSetup::quoted).collect(Collectors.joining(" "))
                + " \"$@\"\n";
    }

    /** For a POSIX shell: nothing within single quotes means anything but itself. */
    private static String quoted(String word) {
        return '\'' + word.replace("'", "'\\''") + '\'';
    }

    private static void write(Path file, String content, String permissions, List<Change> changes) throws IOException {
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Files.writeString(file, content);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
        changes.add(new Change(file.toString(), before, content));
    }

    private static Optional<String> value(StoredConfig config, String name) {
        String[] parts = parts(name);
        return Optional.ofNullable(config.getString(parts[0], parts[1].isEmpty() ? null : parts[1], parts[2]));
    }

    private static void set(StoredConfig config, String name, String value) {
        String[] parts = parts(name);
        config.setString(parts[0], parts[1].isEmpty() ? null : parts[1], parts[2], value);
    }

    /** Section, subsection or nothing, and name. */
    private static String[] parts(String name) {
        int first = name.indexOf('.');
        int last = name.lastIndexOf('.');
        return new String[] {
            name.substring(0, first), first == last ? "" : name.substring(first + 1, last), name.substring(last + 1)
        };
    }

    private static Problem refused(String detail, String next) {
        return Problem.of(RepositoryProblem.SETUP_REFUSED, detail).next(next);
    }
}
