package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.jwk.DidJwk;
import coop.kith.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "jwk",
        description = "Print the did:jwk that a key makes by itself, with nothing to publish.",
        footer = {"", "Examples:", "  kith did create jwk --key ana", "  kith did create jwk --key ana --json"})
final class DidCreateJwk extends Command {
    @Mixin
    private KeyHome home;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    DidCreateJwk(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .map(signer -> DidJwk.of(signer.publicKey()))
                .fold(
                        did -> new Answer(
                                Exit.ACCEPTED, JsonObject.empty().with("did", did.toString()), did.toString()),
                        Answer::refused);
    }
}
