package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.keystore.FileKeystore;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a did:webvh is kept and with which keys; mixed into the commands that write one. */
final class LogHome {
    @Mixin
    private KeyHome home;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder of did.jsonl and what belongs to it. Default: this folder.")
    private Path folder;

    @Option(names = "--time", paramLabel = "TIME", description = "The version's time. Default: now.")
    private Optional<String> time = Optional.empty();

    LogFolder folder(Terminal terminal) {
        return LogFolder.at(terminal.folder().resolve(folder).normalize());
    }

    Result<LogKeeper> keeper(Terminal terminal) {
        return instant(terminal).map(now -> LogKeeper.of(folder(terminal), InstantSource.fixed(now)));
    }

    Result<Instant> instant(Terminal terminal) {
        return Setting.time("--time", time, terminal);
    }

    Result<Signer> signer(String name, Terminal terminal) {
        return home.signer(name, terminal, Cryptography.standard());
    }

    /** The key in the keystore, whatever its name, that one of these Multikeys is of. */
    Result<Signer> signerOf(List<String> multikeys, Terminal terminal) {
        return home.open(terminal, Cryptography.standard())
                .flatMap(keystore -> multikeys.stream()
                        .flatMap(text -> Multikey.decode(text).fold(List::of, bad -> List.<PublicKey>of()).stream())
                        .flatMap(key -> keystore.signer(key).stream())
                        .findFirst()
                        .map(Result::ok)
                        .orElseGet(() -> Result.refused(Problem.of(
                                        CliProblem.NO_SUCH_KEY,
                                        "None of the keys that may sign is in this keystore: "
                                                + String.join(", ", multikeys) + ".")
                                .next("Say where the keystore is with --home DIR."))));
    }

    /** Keys by their names in the keystore, or as Multikeys where somebody else holds them. */
    Result<List<PublicKey>> keys(List<String> names, Terminal terminal) {
        if (names.isEmpty()) {
            return Result.ok(List.of());
        }
        boolean open = names.stream().anyMatch(name -> !Multikey.decode(name).isOk());
        return open
                ? home.open(terminal, Cryptography.standard()).flatMap(keystore -> named(names, keystore))
                : Result.ok(names.stream()
                        .map(name -> Multikey.decode(name).orThrow())
                        .toList());
    }

    private static Result<List<PublicKey>> named(List<String> names, FileKeystore keystore) {
        List<PublicKey> keys = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            Multikey.decode(name)
                    .fold(Optional::of, bad -> keystore.signer(name).map(Signer::publicKey))
                    .ifPresentOrElse(
                            keys::add,
                            () -> problems.add(Problem.of(
                                            CliProblem.NO_SUCH_KEY,
                                            "'" + name
                                                    + "' is neither the name of a key in the keystore nor a Multikey.")
                                    .next("See the names with: kith key list.")));
        }
        return problems.isEmpty() ? Result.ok(keys) : Result.refused(problems);
    }

    /** Witnesses by did:key, Multikey or name, and how many of them must approve; all of them unless it is said. */
    Result<Optional<WitnessRule>> witnesses(List<String> names, Optional<Integer> threshold, Terminal terminal) {
        if (names.isEmpty()) {
            return threshold.isEmpty()
                    ? Result.ok(Optional.empty())
                    : Result.refused(
                            Problem.of(CliProblem.BAD_WITNESSES, "There is a threshold, and there are no witnesses.")
                                    .next("Name them with --witness."));
        }
        List<String> plain = names.stream()
                .map(name -> name.startsWith("did:key:") ? name.substring("did:key:".length()) : name)
                .toList();
        return keys(plain, terminal).flatMap(keys -> {
            Set<String> ids = new LinkedHashSet<>();
            keys.forEach(key -> ids.add(DidKey.of(key).toString()));
            int needed = threshold.orElse(ids.size());
            return ids.size() < keys.size() || needed < 1 || needed > ids.size()
                    ? Result.refused(Problem.of(
                                    CliProblem.BAD_WITNESSES,
                                    needed + " of " + ids.size() + " witnesses cannot be: each is named once, and the"
                                            + " threshold is from 1 to their number.")
                            .next("Correct --witness or --threshold."))
                    : Result.ok(Optional.of(new WitnessRule(needed, ids)));
        });
    }
}
