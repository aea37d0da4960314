package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.trust.intake.git.SshPublicKey;
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

    KeyExport(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(name, terminal(), Cryptography.standard())
                .fold(signer -> exported(signer.publicKey()), Answer::refused);
    }

    private Answer exported(PublicKey key) {
        JsonObject json = JsonObject.empty()
                .with("name", name)
                .with("publicKeyMultibase", Multikey.encode(key))
                .with("publicKeyJwk", Jwk.encode(key))
                .with("did", DidKey.of(key).toString())
                .with("ssh", SshPublicKey.line(key));
        String text = switch (format) {
            case multikey -> Multikey.encode(key);
            case jwk -> Json.pretty(Jwk.encode(key));
            case did -> DidKey.of(key).toString();
            case ssh -> SshPublicKey.line(key);
        };
        return new Answer(Exit.ACCEPTED, json, text);
    }
}
