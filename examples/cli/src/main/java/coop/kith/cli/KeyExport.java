package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.SshPublicKey;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export-public",
        description = "Print the public half of a key.",
        footer = {
            "",
            "Examples:",
            "  kith key export-public ana",
            "  kith key export-public ana --format jwk",
            "  kith key export-public ana --format ssh"
        })
final class KeyExport extends Command {
    /** The forms the command offers. */
    enum Format {
        multikey,
        jwk,
        did,
        ssh
    }

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "NAME", description = "The key's name.")
    private String name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "multikey",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    private static final Set<KeyType> OF_SSH = EnumSet.of(KeyType.ED25519, KeyType.P256);

    KeyExport(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(name, terminal(), Cryptography.standard())
                .flatMap(signer -> exported(signer.publicKey()))
                .fold(exported -> exported, Answer::refused);
    }

    private Result<Answer> exported(PublicKey key) {
        boolean hasLine = OF_SSH.contains(key.type());
        if (format == Format.ssh && !hasLine) {
            return Result.refused(Problem.of(
                            CliProblem.NO_SSH_FORM,
                            "'" + name + "' is a key of the kind " + KeyList.typeName(key.type())
                                    + ", and git's SSH signatures are made with ed25519 and p256 keys.")
                    .next("Export it as multikey, jwk or did."));
        }
        JsonObject common = JsonObject.empty()
                .with("name", name)
                .with("publicKeyMultibase", Multikey.encode(key))
                .with("publicKeyJwk", Jwk.encode(key))
                .with("did", DidKey.of(key).toString());
        JsonObject json = hasLine ? common.with("ssh", SshPublicKey.line(key)) : common;
        String text = switch (format) {
            case multikey -> Multikey.encode(key);
            case jwk -> Json.pretty(Jwk.encode(key));
            case did -> DidKey.of(key).toString();
            case ssh -> SshPublicKey.line(key);
        };
        return Result.ok(new Answer(Exit.ACCEPTED, json, text));
    }
}
