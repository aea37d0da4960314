package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.proof.integrity.suite.Ed25519Signature2020;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Writes what peers need to work on the same document. For each suite that a peer has too, {@code unsigned-SUITE.json} and {@code signed-SUITE.json}; for
 * {@value #SELECTIVE} also {@code derived-SUITE.json}, the part that its holder shows. {@code contexts.json} has the JSON-LD contexts by their URL, and
 * {@code task.json} the issuers' keys (which everybody knows), the times, what is shown, and the names of the did:webvh whose log lies in {@code did.jsonl} and
 * {@code did-witness.json}.
 */
public final class Handout {
    static final String SELECTIVE = "ecdsa-sd-2023";

    /** The suites for whole documents that a peer has too. */
    static final List<SuiteAndKey> SHARED = List.of(
            SuiteAndKey.EDDSA_JCS_2022,
            SuiteAndKey.EDDSA_RDFC_2022,
            SuiteAndKey.ED25519_SIGNATURE_2020,
            SuiteAndKey.ECDSA_RDFC_2019_P256);

    private static final String PROOF = "proof";

    private Handout() {}

    /** Argument: the folder to write to, which is made where it is missing. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        WebvhWork webvh = new WebvhWork();
        write(folder, "task.json", task(webvh));
        Files.write(folder.resolve("did.jsonl"), webvh.log().toArray());
        Files.write(folder.resolve("did-witness.json"), webvh.approvals().toArray());
        write(folder, "contexts.json", contexts());
        for (SuiteAndKey suite : SHARED) {
            signed(folder, suite.suite(), Membership.signed(suite));
        }
        SelectiveCredential selective = new SelectiveCredential();
        signed(folder, SELECTIVE, selective.base());
        Files.write(
                folder.resolve("derived-" + SELECTIVE + ".json"),
                selective.derived().toArray());
    }

    private static void signed(Path folder, String suite, JsonObject signed) throws IOException {
        write(folder, "signed-" + suite + ".json", signed);
        write(folder, "unsigned-" + suite + ".json", signed.without(PROOF));
    }

    static JsonObject task(WebvhWork webvh) {
        return JsonObject.empty()
                .with(
                        "issuers",
                        JsonObject.empty()
                                .with("Ed25519", issuer(KeyType.ED25519))
                                .with("P-256", issuer(KeyType.P256)))
                .with("created", Membership.CREATED.toString())
                .with("at", Membership.AT.toString())
                .with(
                        "shown",
                        new JsonArray(SelectiveCredential.SHOWN.stream()
                                .map(pointer -> (JsonValue) new JsonString(pointer.toString()))
                                .toList()))
                .with("webvh", webvh.did().toString())
                .with("webvhVersion", webvh.newest().versionId().toString());
    }

    private static JsonObject issuer(KeyType type) {
        return JsonObject.empty()
                .with("verificationMethod", Membership.verificationMethod(type).toString())
                .with("controller", Membership.issuer(type).toString())
                .with("publicKeyMultibase", Multikey.encode(Keys.of(type).publicKey()))
                .with("secret", Bytes.of(Keys.secret(type)).toString());
    }

    /** The very documents that Kith works with, so that no peer needs a network or works with an older edition. */
    static JsonObject contexts() throws IOException {
        return JsonObject.empty()
                .with(DataModel.V2_0.context(), context("credentials-v2"))
                .with(new Ed25519Signature2020().context(), context("ed25519-2020-v1"))
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
