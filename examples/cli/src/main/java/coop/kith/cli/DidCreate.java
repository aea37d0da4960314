package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = "Print the DID that a key makes by itself, with nothing to publish.",
        footer = {"", "Examples:", "  kith did create key --key ana", "  kith did create jwk --key ana --json"})
final class DidCreate extends Command {
    private final Function<PublicKey, Did> method;

    @Mixin
    private KeyHome home;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    /** {@code method} makes a DID of nothing but a key. */
    DidCreate(Terminal terminal, Function<PublicKey, Did> method) {
        super(terminal);
        this.method = method;
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .map(signer -> method.apply(signer.publicKey()))
                .fold(
                        did -> new Answer(
                                Exit.ACCEPTED, JsonObject.empty().with("did", did.toString()), did.toString()),
                        Answer::refused);
    }
}
