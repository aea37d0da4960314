package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.keystore.FileKeystore;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where keys and evidence are kept, and how the keystore is opened; mixed into the commands that need them. */
final class KeyHome {
    private static final String PASSPHRASE = "KITH_PASSPHRASE";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where keys and evidence are kept. Default: $KITH_HOME, else .kith in your home directory.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "The keystore's passphrase is this file's first line. Default: $KITH_PASSPHRASE, else you are asked.")
    private Optional<Path> passphraseFile = Optional.empty();

    /** The options that lead another call of the command to the same keystore; the passphrase itself is never among them. */
    List<String> arguments(Terminal terminal) {
        List<String> arguments =
                new ArrayList<>(List.of("--home", folder(terminal).toString()));
        passphraseFile.ifPresent(file -> arguments.addAll(List.of(
                "--passphrase-file", terminal.folder().resolve(file).normalize().toString())));
        return arguments;
    }

    private Path folder(Terminal terminal) {
        return home.map(chosen -> terminal.folder().resolve(chosen).normalize())
                .orElseGet(() -> Setting.home(terminal));
    }

    private Path keys(Terminal terminal) {
        return folder(terminal).resolve("keys.json");
    }

    /** The keystore, made where there is none yet. */
    Result<FileKeystore> openOrCreate(Terminal terminal, Cryptography cryptography) {
        Path file = keys(terminal);
        return passphrase(terminal).flatMap(passphrase -> {
            try {
                if (Files.exists(file)) {
                    return FileKeystore.open(file, passphrase, cryptography, terminal.random());
                }
                Files.createDirectories(folder(terminal));
                return FileKeystore.create(file, passphrase, cryptography, terminal.random());
            } catch (IOException notWritable) {
                return Result.refused(CliProblem.unreadable(file, notWritable));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        });
    }

    Result<FileKeystore> open(Terminal terminal, Cryptography cryptography) {
        if (!Files.exists(keys(terminal))) {
            return Result.refused(Problem.of(CliProblem.NO_KEYSTORE, "There is no keystore at " + keys(terminal) + ".")
                    .next("Make a key with: kith key new NAME, or say where the keystore is with --home DIR."));
        }
        return openOrCreate(terminal, cryptography);
    }

    /** The key of that name. */
    Result<Signer> signer(String name, Terminal terminal, Cryptography cryptography) {
        return open(terminal, cryptography)
                .flatMap(keystore -> keystore.signer(name)
                        .map(Result::ok)
                        .orElseGet(() -> Result.refused(Problem.of(
                                        CliProblem.NO_SUCH_KEY,
                                        "The keystore at " + keys(terminal) + " has no key named '" + name + "'.")
                                .next("See the names with: kith key list."))));
    }

    private Result<char[]> passphrase(Terminal terminal) {
        if (passphraseFile.isPresent()) {
            Path file = terminal.folder().resolve(passphraseFile.get());
            try {
                String text = Files.readString(file);
                return Result.ok(text.lines().findFirst().orElse("").toCharArray());
            } catch (IOException unreadable) {
                return Result.refused(CliProblem.unreadable(file, unreadable));
            }
        }
        String given = terminal.environment().get(PASSPHRASE);
        if (given != null) {
            return Result.ok(given.toCharArray());
        }
        Optional<char[]> typed =
                Tty.console().map(console -> console.readPassword("Passphrase of %s: ", keys(terminal)));
        if (typed.isPresent()) {
            return Result.ok(typed.get());
        }
        return Result.refused(Problem.of(
                        CliProblem.NO_PASSPHRASE,
                        "The keystore needs a passphrase, and there is no terminal to ask on.")
                .next("Put it into the first line of a file and pass --passphrase-file FILE, or set " + PASSPHRASE
                        + "."));
    }
}
