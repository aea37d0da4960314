package coop.kith.did.register.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.DidRegistration;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.PublishedFile;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.register.SigningRegistrar;
import coop.kith.did.register.SigningRequest;
import coop.kith.json.Json;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.net.NetProblem;
import coop.kith.net.PostRequest;
import coop.kith.net.Poster;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server of the binding, with the JSON that goes between them; then servers that answer anything else. */
class RemoteRegistrarTest {
    private static final SigningKey KEY = Cryptography.standard().generate(KeyType.ED25519, new SecureRandom());
    private static final Did DID = Did.parse("did:ledger:1").orThrow();
    private static final HttpsUrl BASE =
            HttpsUrl.parse("https://registrar.example/1.0/").orThrow();

    private final List<PostRequest> posted = new ArrayList<>();

    /** A registrar for a ledger: wants a key, then a signature by it, then time, then is done. Remembers the last request. */
    private static final class Ledger implements DidRegistrar {
        private RegistrationRequest last = new RegistrationRequest.Deactivate(DID, Inputs.none());

        @Override
        public String method() {
            return "ledger";
        }

        @Override
        public Registration create(RegistrationRequest.Create request) {
            return step(request);
        }

        @Override
        public Registration update(RegistrationRequest.Update request) {
            return step(request);
        }

        @Override
        public Registration deactivate(RegistrationRequest.Deactivate request) {
            last = request;
            return new Registration.Waiting("w1", Optional.of(DID), "for a block", Optional.of(Duration.ofSeconds(12)));
        }

        private Registration step(RegistrationRequest request) {
            last = request;
            Inputs inputs = request.inputs();
            byte[] message = "sign me".getBytes(StandardCharsets.US_ASCII);
            if (inputs.keys().isEmpty()) {
                return new Registration.ActionRequired(
                        "job-1",
                        Optional.empty(),
                        new Action.ProvideKey(List.of(coop.kith.did.register.KeyTemplate.multikey("update"))));
            }
            if (inputs.signatures().isEmpty()) {
                SigningRequest wanted = new SigningRequest(
                        Optional.of(JsonObject.empty().with("fee", "1")),
                        Bytes.of(message),
                        Optional.empty(),
                        "EdDSA",
                        Optional.of("update"));
                return new Registration.ActionRequired(
                        "job-2", Optional.of(DID), new Action.Sign(Map.of("s1", wanted)));
            }
            byte[] signature = java.util.Objects.requireNonNull(
                            inputs.signatures().get("s1"))
                    .signature()
                    .toArray();
            Outcome outcome = Cryptography.standard()
                    .verify(inputs.keys().get(0).key(), KEY.algorithm(), message, signature)
                    .outcome();
            return outcome == Outcome.PASSED
                    ? new Registration.Finished(
                            DID, Optional.empty(), JsonObject.empty().with("block", "7"))
                    : Registration.Failed.of(Problem.of(RegistrationProblem.SIGNATURE_REFUSED, "no"));
        }
    }

    private final Ledger ledger = new Ledger();

    private DidRegistrar remote() {
        RegistrationHandler handler = RegistrationHandler.of(DidRegistration.of(List.of(ledger)));
        return RemoteRegistrar.of("ledger", BASE, (request, limits) -> {
            posted.add(request);
            byte[] body = request.body().toArray();
            RegistrationHandler.Answered answer = switch (request.url().target()) {
                case "/1.0/create?method=ledger" -> handler.create(Optional.of("ledger"), body);
                case "/1.0/update" -> handler.update(body);
                case "/1.0/deactivate" -> handler.deactivate(body);
                default -> throw new AssertionError(request.url().target());
            };
            return Result.ok(fetched(answer.status(), answer.body()));
        });
    }

    private static Fetched fetched(int status, Bytes body) {
        return new Fetched(
                BASE,
                status,
                Optional.of("application/json"),
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anActionOfManyMembersIsWrittenInTimeLinearInThem() {
        Map<String, JsonValue> details = new HashMap<>();
        Map<String, SigningRequest> requests = new HashMap<>();
        SigningRequest request = new SigningRequest(
                Optional.empty(), Bytes.of(new byte[1]), Optional.empty(), "EdDSA", Optional.empty());
        for (int at = 0; at < 90_000; at++) {
            details.put("m" + at, JsonLiteral.TRUE);
            requests.put("r" + at, request);
        }
        details.put("action", JsonLiteral.NULL);
        JsonObject other = ActionJson.with(JsonObject.empty(), new Action.Other("pay", new JsonObject(details)));
        assertEquals(90_001, other.members().size());
        assertEquals("pay", other.string("action").orElseThrow());
        JsonObject sign = ActionJson.with(JsonObject.empty(), new Action.Sign(requests));
        assertEquals(
                90_000, sign.object("signingRequest").orElseThrow().members().size());
    }

    @Test
    void aDidIsCreatedThroughAllItsStates() {
        RegistrationRequest.Create request = RegistrationRequest.Create.of(
                        Inputs.none().option("network", "test"))
                .withDocument(JsonObject.empty().with("id", ""));
        Registration.ActionRequired key = assertInstanceOf(
                Registration.ActionRequired.class,
                SigningRegistrar.of(remote(), List.of(KEY)).create(request));
        assertEquals("job-1", key.jobId());
        assertEquals(
                List.of("update"),
                ((Action.ProvideKey) key.action()).templates().get(0).purposes());
        RegistrationRequest.Create again = request.with(request.inputs()
                .continuing(key.jobId())
                .with(ProvidedKey.of(KEY.publicKey()).as("update")));
        Registration.Finished done = assertInstanceOf(
                Registration.Finished.class,
                SigningRegistrar.of(remote(), List.of(KEY)).create(again));
        assertEquals(DID, done.did());
        assertEquals(JsonObject.empty().with("block", "7"), done.documentMetadata());
        RegistrationRequest.Create arrived = assertInstanceOf(RegistrationRequest.Create.class, ledger.last);
        assertEquals(Optional.of("job-2"), arrived.inputs().jobId());
        assertEquals(Optional.of("test"), arrived.inputs().options().string("network"));
        assertEquals(
                JsonLiteral.TRUE,
                arrived.inputs().options().get("clientSecretMode").orElseThrow());
        assertEquals(request.document(), arrived.document());
        assertEquals(List.of("update"), arrived.inputs().keys().get(0).purposes());
    }

    @Test
    void everyChangeArrivesAsItWasAsked() {
        List<DocumentChange> changes = List.of(
                new DocumentChange.Replace(JsonObject.empty().with("a", "1")),
                new DocumentChange.Add(JsonObject.empty().with("b", "2")),
                new DocumentChange.Remove(JsonObject.empty().with("c", "3")),
                new DocumentChange.Other("anchor", JsonObject.empty()));
        remote().update(new RegistrationRequest.Update(DID, changes, Inputs.none()));
        assertEquals(
                changes,
                assertInstanceOf(RegistrationRequest.Update.class, ledger.last).changes());
        remote().update(new RegistrationRequest.Update(DID, List.of(), Inputs.none()));
        assertEquals(
                List.of(),
                assertInstanceOf(RegistrationRequest.Update.class, ledger.last).changes());
    }

    @Test
    void aWaitIsTold() {
        Registration.Waiting later = assertInstanceOf(
                Registration.Waiting.class,
                remote().deactivate(new RegistrationRequest.Deactivate(DID, Inputs.none())));
        assertEquals(Optional.of(Duration.ofSeconds(12)), later.waitTime());
        assertEquals("for a block", later.reason());
    }

    @Test
    void filesToPublishGoThroughWhole() {
        Registration publish = new Registration.ActionRequired(
                "p",
                Optional.of(DID),
                new Action.Publish(
                        List.of(
                                new PublishedFile(
                                        "https://a.example/x",
                                        "application/did",
                                        Optional.of(Bytes.of("{\"\u00e9\":1}".getBytes(StandardCharsets.UTF_8)))),
                                new PublishedFile("https://a.example/y", "application/did", Optional.empty())),
                        List.of()));
        assertEquals(publish, StateJson.read(StateJson.of(publish), "ledger", Optional.empty()));
        Registration other = new Registration.ActionRequired(
                "o",
                Optional.of(DID),
                new Action.Other("redirect", JsonObject.empty().with("redirectUrl", "https://a.example/")));
        assertEquals(other, StateJson.read(StateJson.of(other), "ledger", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"didState\":{\"state\":\"finished\"}}",
                "{\"didState\":{\"state\":\"finished\",\"did\":\"nonsense\"}}",
                "{\"didState\":{\"state\":\"finished\",\"did\":\"did:other:1\"}}",
                "{\"didState\":{\"state\":\"finished\",\"did\":\"did:ledger:1\",\"didDocument\":{\"id\":\"did:ledger:2\"}}}",
                "{\"didState\":{\"state\":\"done\",\"did\":\"did:ledger:1\"}}",
                "{\"didState\":{\"state\":\"action\",\"did\":\"did:ledger:1\"}}",
                "{\"didState\":{\"state\":\"action\",\"action\":\"signPayload\"}}",
                "{\"didState\":{\"state\":\"action\",\"action\":\"signPayload\",\"signingRequest\":{\"a\":{\"alg\":\"EdDSA\"}}}}",
                "{\"didState\":{\"state\":\"action\",\"action\":\"signPayload\",\"signaturesNeeded\":2,"
                        + "\"signingRequest\":{\"a\":{\"alg\":\"EdDSA\",\"serializedPayload\":\"AA==\"}}}}",
                "{\"didState\":\"finished\"}",
                "{\"didState\":{}}"
            })
    void aStateThatCannotBeTakenIsAFailure(String body) {
        Registration.Failed failed = assertInstanceOf(
                Registration.Failed.class, answering(200, body).create(RegistrationRequest.Create.of(Inputs.none())));
        assertTrue(
                List.of("registration-malformed-state", "INVALID_DID").stream()
                        .anyMatch(kind -> failed.problems().get(0).type().uri().endsWith(kind)),
                failed.toString());
    }

    @Test
    void anAnswerAboutAnotherDidIsAFailure() {
        String body = "{\"didState\":{\"state\":\"finished\",\"did\":\"did:ledger:2\"}}";
        assertEquals(
                RegistrationProblem.MALFORMED_STATE,
                refusal(answering(200, body).deactivate(new RegistrationRequest.Deactivate(DID, Inputs.none()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"verificationMethod\":[{\"privateKeyJwk\":{\"kty\":\"OKP\"}}]}",
                "{\"verificationMethod\":[{\"privateKeyMultibase\":\"z1\"}]}",
                "{\"verificationMethod\":[{\"secretKeyMultibase\":\"z1\"}]}",
                "{\"verificationMethod\":[{\"secretKeyJwk\":{\"kty\":\"OKP\"}}]}",
                "{\"verificationMethod\":[{\"publicKeyJwk\":{\"kty\":\"OKP\",\"d\":\"x\"}}]}",
                "{\"seed\":\"000\"}"
            })
    void aPrivateKeyInEitherDirectionIsRefused(String secret) {
        String body = "{\"didState\":{\"state\":\"finished\",\"did\":\"did:ledger:1\",\"secret\":" + secret + "}}";
        assertEquals(
                RegistrationProblem.SECRETS_STAY_OUTSIDE,
                refusal(answering(201, body).create(RegistrationRequest.Create.of(Inputs.none()))));
        JsonObject request = Json.parseObject("{\"did\":\"did:ledger:1\",\"secret\":" + secret + "}")
                .orThrow();
        assertEquals(
                RegistrationProblem.SECRETS_STAY_OUTSIDE,
                RequestJson.create(request).problems().get(0).type());
    }

    @Test
    void whatTheRegistrarSaysOfItsFailureIsPassedOn() {
        Registration.Failed failed = assertInstanceOf(
                Registration.Failed.class,
                answering(400, "{\"jobId\":null,\"didState\":{\"state\":\"failed\",\"reason\":\"no funds\"}}")
                        .create(RegistrationRequest.Create.of(Inputs.none())));
        assertTrue(failed.problems().get(0).detail().contains("no funds"), failed.toString());
        assertEquals(
                RegistrationProblem.REGISTRAR_FAILED,
                refusal(answering(502, "<html>").create(RegistrationRequest.Create.of(Inputs.none()))));
        assertEquals(
                RegistrationProblem.MALFORMED_STATE,
                refusal(answering(200, "[]").create(RegistrationRequest.Create.of(Inputs.none()))));
    }

    @Test
    void offlineNothingIsKnown() {
        Registration.Failed failed = assertInstanceOf(
                Registration.Failed.class,
                RemoteRegistrar.of("ledger", BASE, Poster.offline())
                        .create(RegistrationRequest.Create.of(Inputs.none())));
        assertEquals(NetProblem.OFFLINE, failed.problems().get(0).type());
        assertEquals(2, failed.problems().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "a/b", "x&y"})
    void aMethodIsAName(String method) {
        assertThrows(IllegalArgumentException.class, () -> RemoteRegistrar.of(method, BASE, Poster.offline()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"did\":\"did:ledger:1\",\"didDocument\":{}}",
                "{\"did\":\"did:ledger:1\",\"didDocument\":[1]}",
                "{\"did\":\"did:ledger:1\",\"didDocument\":[{}],\"didDocumentOperation\":[]}",
                "{\"did\":\"did:ledger:1\",\"didDocument\":[{}],\"didDocumentOperation\":[1]}",
                "{\"did\":\"did:ledger:1\",\"secret\":{\"verificationMethod\":[1]}}",
                "{\"did\":\"did:ledger:1\",\"secret\":{\"verificationMethod\":[{}]}}",
                "{\"did\":\"did:ledger:1\",\"secret\":{\"signingResponse\":{\"a\":{\"signature\":\"%\"}}}}",
                "{\"did\":\"did:unknown:1\"}"
            })
    void aRequestThatCannotBeCarriedOutIsAnswered400(String body) {
        RegistrationHandler handler = RegistrationHandler.of(DidRegistration.of(List.of(ledger)));
        RegistrationHandler.Answered answer = handler.update(body.getBytes(StandardCharsets.UTF_8));
        assertEquals(400, answer.status());
        assertEquals(
                "failed",
                Json.parseObject(new String(answer.body().toArray(), StandardCharsets.UTF_8))
                        .orThrow()
                        .object("didState")
                        .orElseThrow()
                        .string("state")
                        .orElseThrow());
    }

    private static DidRegistrar answering(int status, String body) {
        return RemoteRegistrar.of(
                "ledger",
                BASE,
                (request, limits) -> Result.ok(fetched(status, Bytes.of(body.getBytes(StandardCharsets.UTF_8)))));
    }

    private static Object refusal(Registration state) {
        return assertInstanceOf(Registration.Failed.class, state, state::toString)
                .problems()
                .get(0)
                .type();
    }
}
