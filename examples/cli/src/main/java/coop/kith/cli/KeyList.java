package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.keystore.FileKeystore;
import coop.kith.vc.model.DateTimeStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "list",
        description = "List the keys of the keystore: their names, types and DIDs.",
        footer = {"", "Examples:", "  kith key list", "  kith key list --json"})
final class KeyList extends Command {
    @Mixin
    private KeyHome home;

    KeyList(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.open(terminal(), Cryptography.standard()).fold(KeyList::listed, Answer::refused);
    }

    private static Answer listed(FileKeystore keystore) {
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (FileKeystore.Entry entry : keystore.entries()) {
            rows.add(entry(entry));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s %-8s %s",
                    entry.name(),
                    typeName(entry.publicKey().type()),
                    DidKey.of(entry.publicKey())));
        }
        String text = lines.isEmpty()
                ? "The keystore is empty. Make a key with: kith key new NAME"
                : String.join("\n", lines);
        return new Answer(Exit.ACCEPTED, JsonObject.empty().with("keys", new JsonArray(rows)), text);
    }

    /** {@code {"name","type","publicKeyMultibase","did","created"}}. */
    static JsonObject entry(FileKeystore.Entry entry) {
        return JsonObject.empty()
                .with("name", entry.name())
                .with("type", typeName(entry.publicKey().type()))
                .with("publicKeyMultibase", Multikey.encode(entry.publicKey()))
                .with("did", DidKey.of(entry.publicKey()).toString())
                .with("created", DateTimeStamp.format(entry.created()));
    }

    static String typeName(KeyType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
