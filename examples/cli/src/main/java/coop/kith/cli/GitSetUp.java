package coop.kith.cli;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.GitSetup;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "setup",
        description = {
            "Set one repository up so that git commit signs with a Kith key and writes the Signed-by-DID trailer.",
            "Nothing outside the repository's .git folder is touched. git then needs the passphrase in $KITH_PASSPHRASE",
            "or the file named here with --passphrase-file."
        },
        footer = {
            "",
            "Examples:",
            "  kith git setup --key ana",
            "  kith git setup --key ana --repo ~/src/project --passphrase-file ~/.kith/passphrase"
        })
final class GitSetUp extends Command {
    @Mixin
    private KeyHome home;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The repository. Default: the current folder.")
    private Path repository;

    @Option(names = "--replace", description = "Replace signing settings that the repository already has.")
    private boolean replace;

    GitSetUp(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> GitRepository.open(path(repository)).flatMap(opened -> {
                    try (GitRepository closing = opened) {
                        return install(closing, signer);
                    }
                }))
                .fold(GitSetUp::told, Answer::refused);
    }

    private Result<List<GitSetup.Change>> install(GitRepository opened, Signer signer) {
        List<String> program = new ArrayList<>(SelfCall.command());
        program.addAll(List.of("git", "sign"));
        program.addAll(home.arguments(terminal()));
        return GitSetup.of(opened)
                .install(
                        signer.publicKey(),
                        DidKey.of(signer.publicKey()),
                        program,
                        replace ? GitSetup.Existing.REPLACE : GitSetup.Existing.KEEP);
    }

    private static Answer told(List<GitSetup.Change> changes) {
        List<JsonValue> rows = new ArrayList<>();
        for (GitSetup.Change change : changes) {
            JsonObject row = JsonObject.empty().with("what", change.what()).with("after", change.after());
            rows.add(change.before().map(before -> row.with("before", before)).orElse(row));
        }
        String text = changes.stream()
                .map(change -> change.what() + " = " + change.after()
                        + change.before()
                                .map(before -> "   (was " + before + ")")
                                .orElse(""))
                .collect(Collectors.joining("\n"));
        return new Answer(
                Exit.ACCEPTED,
                JsonObject.empty().with("changes", new JsonArray(rows)),
                text + "\nFrom now on, git commit signs here. Tags need the trailer in their message.");
    }
}
