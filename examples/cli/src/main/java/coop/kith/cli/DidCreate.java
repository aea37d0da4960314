package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "create",
        description = "Print the DID of a key: did:key or did:jwk.",
        footer = {"", "Examples:", "  kith did create key --key ana", "  kith did create jwk --key ana --json"})
final class DidCreate extends Command {
    /** The methods that need nothing but a key. */
    enum Method {
        key,
        jwk
    }

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "METHOD", description = "${COMPLETION-CANDIDATES}")
    private Method method;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    DidCreate(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .fold(
                        signer -> {
                            Did did = method == Method.key
                                    ? DidKey.of(signer.publicKey())
                                    : DidJwk.of(signer.publicKey());
                            return new Answer(
                                    Exit.ACCEPTED, JsonObject.empty().with("did", did.toString()), did.toString());
                        },
                        Answer::refused);
    }
}
