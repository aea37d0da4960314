package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.keystore.FileKeystore;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "new",
        description = "Make a key and keep it in the encrypted keystore.",
        footer = {"", "Examples:", "  kith key new ana", "  kith key new club --type p256 --json"})
final class KeyNew extends Command {
    /** The types the command offers. */
    enum Type {
        ed25519(KeyType.ED25519),
        p256(KeyType.P256),
        p384(KeyType.P384),
        mldsa44(KeyType.ML_DSA_44),
        slhdsa128(KeyType.SLH_DSA_SHA2_128S);

        private final KeyType keyType;

        Type(KeyType keyType) {
            this.keyType = keyType;
        }
    }

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "NAME", description = "What you will call the key.")
    private String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "ed25519",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Type type;

    KeyNew(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        Cryptography cryptography = Cryptography.standard();
        return home.openOrCreate(terminal(), cryptography)
                .flatMap(keystore -> keystore.add(
                        name,
                        cryptography.generate(type.keyType, terminal().random()),
                        terminal().clock().instant().truncatedTo(ChronoUnit.SECONDS)))
                .fold(KeyNew::made, Answer::refused);
    }

    private static Answer made(FileKeystore.Entry entry) {
        JsonObject json = KeyList.entry(entry);
        return new Answer(
                Exit.ACCEPTED,
                json,
                "Made key '" + entry.name() + "' ("
                        + KeyList.typeName(entry.publicKey().type()) + ").\nIts DID: " + DidKey.of(entry.publicKey()));
    }
}
