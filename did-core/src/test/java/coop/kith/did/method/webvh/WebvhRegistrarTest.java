package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.register.SigningRegistrar;
import coop.kith.did.register.SigningResponse;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations of DIF DID Registration on a did:webvh, with keys that a key service holds. */
class WebvhRegistrarTest {
    @TempDir
    private Path root;

    private final Desk desk = new Desk();
    private final List<String> signed = new ArrayList<>();

    /** A key service: whoever asks gets signatures, nobody the key. */
    private final class KeyService implements Signer {
        private final String name;
        private final SigningKey inside;

        KeyService(String name) {
            this.name = name;
            this.inside = Desk.key(name);
        }

        @Override
        public PublicKey publicKey() {
            return inside.publicKey();
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ED25519;
        }

        @Override
        public byte[] sign(byte[] message) {
            signed.add(name);
            return inside.sign(message);
        }
    }

    private DidRegistrar bare() {
        return WebvhRegistrar.of(root, desk);
    }

    private DidRegistrar with(String... names) {
        desk.after(Duration.ofMinutes(5));
        List<Signer> signers = new ArrayList<>();
        for (String name : names) {
            signers.add(new KeyService(name));
        }
        return SigningRegistrar.of(bare(), signers);
    }

    private static Inputs inputs(String... updateKeys) {
        Inputs inputs = Inputs.none();
        for (String name : updateKeys) {
            inputs = inputs.with(ProvidedKey.of(Desk.publicKey(name)).as(WebvhRegistrar.UPDATE));
        }
        return inputs;
    }

    private static Inputs creating(String... updateKeys) {
        return inputs(updateKeys).option("domain", "coop.example");
    }

    private Registration.Finished finished(Registration state) {
        return assertInstanceOf(Registration.Finished.class, state, state::toString);
    }

    private Did created(Inputs inputs, String... signers) {
        return finished(with(signers).create(RegistrationRequest.Create.of(inputs)))
                .did();
    }

    @Test
    void aDidIsCreatedChangedAndEnded() {
        Did did = created(creating("first"), "first");
        assertTrue(Files.exists(root.resolve("coop.example/.well-known/did.jsonl")));
        JsonObject more = JsonObject.empty().with("alsoKnownAs", JsonArray.ofStrings(List.of("https://coop.example/")));
        Registration.Finished changed = finished(with("first")
                .update(new RegistrationRequest.Update(did, List.of(new DocumentChange.Add(more)), Inputs.none())));
        assertEquals(
                List.of("https://coop.example/"),
                changed.document().orElseThrow().alsoKnownAs());
        assertTrue(changed.documentMetadata().string("versionId").orElseThrow().startsWith("2-"));
        finished(with("first")
                .update(new RegistrationRequest.Update(
                        did, List.of(), inputs("second").option("ttl", JsonNumber.of(9)))));
        Registration.Finished ended =
                finished(with("second").deactivate(new RegistrationRequest.Deactivate(did, Inputs.none())));
        assertTrue(ended.document().isEmpty());
        assertEquals(List.of("first", "first", "first", "second"), signed);
        assertEquals(
                WebvhProblem.AFTER_DEACTIVATION,
                refusal(with("second").update(new RegistrationRequest.Update(did, List.of(), Inputs.none()))));
    }

    @Test
    void promisedKeysRotateAndEndInTwoVersions() {
        Inputs promising =
                creating("first").with(ProvidedKey.of(Desk.publicKey("second")).as(WebvhRegistrar.NEXT));
        Did did = created(promising, "first");
        assertEquals(
                WebvhProblem.PRE_ROTATION,
                refusal(with("first").update(new RegistrationRequest.Update(did, List.of(), Inputs.none()))));
        Inputs rotation =
                inputs("second").with(ProvidedKey.of(Desk.publicKey("third")).as(WebvhRegistrar.NEXT));
        finished(with("second").update(new RegistrationRequest.Update(did, List.of(), rotation)));
        finished(with("third").deactivate(new RegistrationRequest.Deactivate(did, inputs("third"))));
        assertEquals(List.of("first", "second", "third", "third"), signed);
    }

    @Test
    void witnessesAreAskedAfterTheController() {
        Inputs witnessed = creating("first")
                .option("witness", Desk.rule(2, "ana", "ben", "chloe").json())
                .option("path", JsonArray.ofStrings(List.of("a", "b")))
                .option("watchers", JsonArray.ofStrings(List.of("https://w.example/")))
                .option("portable", JsonLiteral.TRUE);
        Did did = created(witnessed, "first", "chloe", "ana");
        assertEquals(3, signed.size());
        assertTrue(Files.exists(root.resolve("coop.example/a/b/did-witness.json")));
        assertEquals(
                RegistrationProblem.NO_SIGNER,
                refusal(with("first", "ben").update(new RegistrationRequest.Update(did, List.of(), Inputs.none()))));
        // The version waits; the controller's own keeper sees it.
        LogKeeper keeper = LogKeeper.of(LogFolder.at(root.resolve("coop.example/a/b")), desk);
        assertEquals(
                2, keeper.standing().orThrow().proposal().orElseThrow().round().missing());
    }

    @Test
    void withoutAKeyOneIsAskedForAndItsPurposeIsSaid() {
        RegistrationRequest.Create request =
                RegistrationRequest.Create.of(Inputs.none().option("domain", "coop.example"));
        Registration.ActionRequired needed =
                assertInstanceOf(Registration.ActionRequired.class, bare().create(request));
        assertEquals(
                List.of("update"),
                ((Action.ProvideKey) needed.action()).templates().get(0).purposes());
        Inputs given = request.inputs().continuing(needed.jobId()).with(ProvidedKey.of(Desk.publicKey("first")));
        finished(with("first").create(request.with(given)));
    }

    @Test
    void aSignatureThatDoesNotHoldWritesNothing() {
        RegistrationRequest.Create request = RegistrationRequest.Create.of(creating("first"));
        Registration.ActionRequired needed =
                assertInstanceOf(Registration.ActionRequired.class, bare().create(request));
        Map.Entry<String, coop.kith.did.register.SigningRequest> asked =
                ((Action.Sign) needed.action()).requests().entrySet().iterator().next();
        byte[] bytes = asked.getValue().toSign().toArray();
        for (String thief : List.of("second", "third")) {
            SigningResponse response = new SigningResponse(
                    Bytes.of(Desk.key(thief).sign(bytes)), asked.getValue().kid(), "EdDSA");
            RegistrationRequest.Create then =
                    request.with(request.inputs().continuing(needed.jobId(), Map.of(asked.getKey(), response)));
            assertEquals(WebvhProblem.SIGNATURE, refusal(bare().create(then)));
            RegistrationRequest.Create under = request.with(request.inputs()
                    .continuing(
                            needed.jobId(), Map.of(coop.kith.key.Multikey.encode(Desk.publicKey(thief)), response)));
            assertInstanceOf(Registration.Failed.class, bare().create(under));
        }
        assertTrue(Files.notExists(root.resolve("coop.example"))
                || Files.notExists(root.resolve("coop.example/.well-known/did.jsonl")));
    }

    @Test
    void aJobGoesOnUnderItsOwnRequestOnly() {
        RegistrationRequest.Create request = RegistrationRequest.Create.of(creating("first"));
        Registration.ActionRequired needed =
                assertInstanceOf(Registration.ActionRequired.class, bare().create(request));
        Map.Entry<String, coop.kith.did.register.SigningRequest> asked =
                ((Action.Sign) needed.action()).requests().entrySet().iterator().next();
        SigningResponse response = new SigningResponse(
                Bytes.of(Desk.key("first").sign(asked.getValue().toSign().toArray())),
                asked.getValue().kid(),
                "EdDSA");
        RegistrationRequest.Create other =
                RegistrationRequest.Create.of(inputs("first").option("domain", "other.example"));
        assertEquals(
                RegistrationProblem.UNKNOWN_JOB,
                refusal(bare().create(other.with(
                        other.inputs().continuing(needed.jobId(), Map.of(asked.getKey(), response))))));
        finished(bare().create(
                        request.with(request.inputs().continuing(needed.jobId(), Map.of(asked.getKey(), response)))));
        assertEquals(
                WebvhProblem.AFTER_CREATION,
                refusal(with("first").create(RegistrationRequest.Create.of(creating("first")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e30",
                "eyJlbnRyeSI6e319",
                "eyJhcHByb3ZlZEF0IjoiIn0",
                "nonsense!",
                "eyJkaWQiOiJkaWQ6d2ViOmEuZXhhbXBsZSIsImFwcHJvdmVkQXQiOiIifQ"
            })
    void aStrangersJobDoesNothing(String job) {
        RegistrationRequest.Create request = RegistrationRequest.Create.of(creating("first"));
        SigningResponse response = new SigningResponse(Bytes.of(new byte[64]), java.util.Optional.empty(), "EdDSA");
        Registration state = bare().create(request.with(request.inputs().continuing(job, Map.of("x", response))));
        assertTrue(
                !(state instanceof Registration.Finished)
                        && !Files.exists(root.resolve("coop.example/.well-known/did.jsonl")),
                state::toString);
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        Did did = Did.parse("did:webvh:" + "Q".repeat(46) + ":nowhere.example").orThrow();
        assertEquals(
                WebvhProblem.OTHER_DID,
                refusal(bare().update(new RegistrationRequest.Update(did, List.of(), Inputs.none()))));
        assertEquals(
                RegistrationProblem.OPERATION_NOT_SUPPORTED,
                refusal(bare().update(new RegistrationRequest.Update(
                        did, List.of(new DocumentChange.Other("x", JsonObject.empty())), Inputs.none()))));
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(bare().create(RegistrationRequest.Create.of(did, creating("first")))));
        Map<String, JsonValue> wrong = Map.of(
                "domain", JsonNumber.of(1),
                "ttl", new JsonString("soon"),
                "watchers", JsonNumber.of(1),
                "portable", new JsonString("yes"),
                "network", new JsonString("test"));
        wrong.forEach((name, value) -> assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(bare().create(
                                RegistrationRequest.Create.of(creating("first").option(name, value)))),
                name));
        assertEquals(
                WebvhProblem.INVALID_WITNESS_RULE,
                refusal(bare().create(
                                RegistrationRequest.Create.of(creating("first").option("witness", JsonNumber.of(1))))));
        Did mine = created(creating("first"), "first");
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(bare().update(new RegistrationRequest.Update(
                        mine, List.of(), Inputs.none().option("portable", JsonLiteral.TRUE)))));
    }

    private static Object refusal(Registration state) {
        return assertInstanceOf(Registration.Failed.class, state, state::toString)
                .problems()
                .get(0)
                .type();
    }
}
