package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes what peers need to work on the same document: {@code unsigned.json}, {@code signed-SUITE.json} for each Ed25519 suite that Kith has, {@code contexts.json}
 * with the JSON-LD contexts by their URL, and {@code task.json} with the key (which everybody knows), the times, and the names of the did:webvh whose log lies in {@code did.jsonl} and {@code did-witness.json}.
 */
public final class Handout {
    private Handout() {}

    /** Argument: the folder to write to, which is made where it is missing. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        WebvhWork webvh = new WebvhWork();
        write(folder, "task.json", task(webvh));
        Files.write(folder.resolve("did.jsonl"), webvh.log().toArray());
        Files.write(folder.resolve("did-witness.json"), webvh.approvals().toArray());
        write(folder, "contexts.json", contexts());
        write(folder, "unsigned.json", Membership.unsigned());
        for (Cryptosuite suite : Cryptosuites.standard()) {
            if (suite.id().startsWith("eddsa-")) {
                write(folder, "signed-" + suite.id() + ".json", Membership.signed(suite.id()));
            }
        }
    }

    static JsonObject task(WebvhWork webvh) {
        return JsonObject.empty()
                .with("verificationMethod", Membership.verificationMethod().toString())
                .with("controller", Membership.issuer().toString())
                .with("publicKeyMultibase", Multikey.encode(Membership.key().publicKey()))
                .with("seed", Bytes.of(Keys.secret(KeyType.ED25519)).toString())
                .with("created", Membership.CREATED.toString())
                .with("at", Membership.AT.toString())
                .with("webvh", webvh.did().toString())
                .with("webvhVersion", webvh.newest().versionId().toString());
    }

    /** The very documents that Kith works with, so that no peer needs a network or works with an older edition. */
    static JsonObject contexts() throws IOException {
        return JsonObject.empty()
                .with(DataModel.V2_0.context(), context("credentials-v2"))
                .with(Membership.DTG_CONTEXT, context("dtg-v1"));
    }

    private static JsonObject context(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Canonicalizer.class.getResourceAsStream(name + ".jsonld"), name)) {
            return Json.parseObject(stream.readAllBytes(), JsonLimits.standard())
                    .orThrow();
        }
    }

    private static void write(Path folder, String name, JsonObject content) throws IOException {
        Files.writeString(folder.resolve(name), Json.write(content));
    }
}
