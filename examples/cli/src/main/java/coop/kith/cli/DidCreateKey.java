package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "key",
        description = "Print the did:key that a key makes by itself, with nothing to publish.",
        footer = {
            "",
            "Examples:",
            "  kith did create key --key ana",
            "  kith did create key --key ana --jwk-jcs-pub --json"
        })
final class DidCreateKey extends Command {
    @Mixin
    private KeyHome home;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--jwk-jcs-pub",
            description = "In the jwk_jcs-pub form, which EBSI uses for natural persons; another DID than the usual"
                    + " one.")
    private boolean jwk;

    DidCreateKey(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .map(signer -> did(signer.publicKey()))
                .fold(
                        did -> new Answer(
                                Exit.ACCEPTED, JsonObject.empty().with("did", did.toString()), did.toString()),
                        Answer::refused);
    }

    private Did did(PublicKey publicKey) {
        return jwk ? DidKey.ofJwk(publicKey) : DidKey.of(publicKey);
    }
}
