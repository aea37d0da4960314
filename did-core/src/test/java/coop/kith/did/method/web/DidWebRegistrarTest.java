package coop.kith.did.method.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.PublishedFile;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The registrar and a web server whose files the test puts where the registrar says. */
class DidWebRegistrarTest {
    private static final Did DID = Did.parse("did:web:club.example:members").orThrow();
    private static final PublicKey KEY =
            Multikey.decode("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK").orThrow();
    private static final RegistrationRequest.Create CREATE = RegistrationRequest.Create.of(DID, Inputs.of(KEY));

    private final Map<String, PublishedFile> server = new TreeMap<>();
    private final DidRegistrar registrar = registrar((url, limits) -> {
        Optional<PublishedFile> file = Optional.ofNullable(server.get(url.toString()));
        return Result.ok(new Fetched(
                url,
                file.isPresent() ? 200 : 404,
                file.map(PublishedFile::mediaType),
                file.flatMap(PublishedFile::content).orElse(Bytes.of(new byte[0])),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    });

    @Test
    void theFileIsProducedAndFinishedOnceItIsFoundThere() {
        Registration.ActionRequired first = publishing(registrar.create(CREATE));
        PublishedFile file = file(first);
        assertEquals("https://club.example/members/did.json", file.url());
        assertEquals(Optional.of(DID), first.did());
        assertEquals(List.of(), ((Action.Publish) first.action()).found());

        RegistrationRequest.Create again = CREATE.with(CREATE.inputs().continuing(first.jobId()));
        Registration.ActionRequired notYet = publishing(registrar.create(again));
        assertTrue(((Action.Publish) notYet.action()).found().get(0).detail().contains("404"), notYet.toString());
        assertEquals(file, file(notYet));

        publish(file);
        Registration.Finished done = assertInstanceOf(Registration.Finished.class, registrar.create(again));
        assertEquals(
                KEY,
                done.document()
                        .orElseThrow()
                        .verificationMethods()
                        .get(0)
                        .publicKey()
                        .orThrow());
    }

    @Test
    void anotherDocumentInItsPlaceIsNotFinished() {
        Registration.ActionRequired first = publishing(registrar.create(CREATE));
        publish(new PublishedFile(
                file(first).url(), "application/did", Optional.of(bytes("{\"id\":\"" + DID + "\"}"))));
        Registration.ActionRequired then =
                publishing(registrar.create(CREATE.with(CREATE.inputs().continuing(first.jobId()))));
        assertEquals(
                RegistrationProblem.NOT_PUBLISHED,
                ((Action.Publish) then.action()).found().get(0).type());
    }

    @Test
    void aServerThatCannotBeAskedIsWaitedFor() {
        Registration.ActionRequired first = publishing(registrar.create(CREATE));
        Registration later =
                registrar(Fetcher.offline()).create(CREATE.with(CREATE.inputs().continuing(first.jobId())));
        assertEquals(
                first.jobId(),
                assertInstanceOf(Registration.Waiting.class, later).jobId());
    }

    @Test
    void withoutKeysOrDocumentKeysAreAskedFor() {
        Registration state = registrar.create(RegistrationRequest.Create.of(DID, Inputs.none()));
        Registration.ActionRequired needed = assertInstanceOf(Registration.ActionRequired.class, state);
        assertEquals("getVerificationMethod", needed.action().name());
        RegistrationRequest.Create given =
                RegistrationRequest.Create.of(DID, Inputs.none().with(ProvidedKey.of(KEY)));
        publishing(registrar.create(given));
    }

    @Test
    void aDocumentOfAnotherDidIsRefused() {
        JsonObject other = JsonObject.empty().with("id", "did:web:other.example");
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(registrar.create(
                        RegistrationRequest.Create.of(DID, Inputs.none()).withDocument(other))));
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(registrar.create(RegistrationRequest.Create.of(Inputs.of(KEY)))));
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(registrar.create(RegistrationRequest.Create.of(
                        Did.parse("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
                                .orThrow(),
                        Inputs.none().with(ProvidedKey.of(KEY)).option("x", "y")))));
    }

    @Test
    void anUpdateStartsFromWhatIsPublishedNow() {
        publish(file(publishing(registrar.create(CREATE))));
        RegistrationRequest.Update update = new RegistrationRequest.Update(
                DID,
                List.of(new DocumentChange.Add(
                        JsonObject.empty().with("alsoKnownAs", JsonArray.ofStrings(List.of("https://club.example/"))))),
                Inputs.none());
        Registration.ActionRequired first = publishing(registrar.update(update));
        publish(file(first));
        Registration.Finished done = assertInstanceOf(
                Registration.Finished.class,
                registrar.update(update.with(update.inputs().continuing(first.jobId()))));
        DidDocument document = done.document().orElseThrow();
        assertEquals(List.of("https://club.example/"), document.alsoKnownAs());
        assertEquals(1, document.verificationMethods().size());
    }

    @Test
    void anUpdateOfWhatIsNotThereIsRefused() {
        Registration state = registrar.update(new RegistrationRequest.Update(
                DID, List.of(new DocumentChange.Remove(JsonObject.empty())), Inputs.none()));
        assertInstanceOf(Registration.Failed.class, state);
        assertEquals(
                RegistrationProblem.OPERATION_NOT_SUPPORTED,
                refusal(registrar.update(new RegistrationRequest.Update(
                        DID,
                        List.of(
                                new DocumentChange.Replace(JsonObject.empty().with("id", DID.toString())),
                                new DocumentChange.Other("anchor", JsonObject.empty())),
                        Inputs.none()))));
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal(registrar.update(new RegistrationRequest.Update(DID, List.of(), Inputs.none()))));
    }

    @Test
    void itEndsWhenItsFileIsGone() {
        PublishedFile file = file(publishing(registrar.create(CREATE)));
        publish(file);
        RegistrationRequest.Deactivate request = new RegistrationRequest.Deactivate(DID, Inputs.none());
        Registration.ActionRequired first = publishing(registrar.deactivate(request));
        assertEquals(Optional.empty(), file(first).content());
        RegistrationRequest.Deactivate again = request.with(request.inputs().continuing(first.jobId()));
        assertEquals(
                RegistrationProblem.NOT_PUBLISHED,
                ((Action.Publish) publishing(registrar.deactivate(again)).action())
                        .found()
                        .get(0)
                        .type());
        server.remove(file.url());
        assertEquals(
                Optional.empty(),
                assertInstanceOf(Registration.Finished.class, registrar.deactivate(again))
                        .document());
    }

    @Test
    void aJobOfSomebodyElseIsRefused() {
        assertEquals(
                RegistrationProblem.UNKNOWN_JOB,
                refusal(registrar.create(CREATE.with(CREATE.inputs().continuing("e30")))));
        assertEquals(
                RegistrationProblem.UNKNOWN_JOB,
                refusal(registrar.create(CREATE.with(CREATE.inputs().continuing("nonsense!")))));
    }

    private static Bytes bytes(String text) {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Bytes.of(
                Json.parse(utf8, JsonLimits.standard()).map(valid -> utf8).orThrow());
    }

    private void publish(PublishedFile file) {
        server.put(file.url(), file);
    }

    private static Registration.ActionRequired publishing(Registration state) {
        Registration.ActionRequired needed =
                assertInstanceOf(Registration.ActionRequired.class, state, state::toString);
        assertInstanceOf(Action.Publish.class, needed.action());
        return needed;
    }

    private static PublishedFile file(Registration.ActionRequired needed) {
        return ((Action.Publish) needed.action()).files().get(0);
    }

    private static Object refusal(Registration state) {
        return assertInstanceOf(Registration.Failed.class, state, state::toString)
                .problems()
                .get(0)
                .type();
    }

    private static DidRegistrar registrar(Fetcher web) {
        return DidWebRegistrar.of(
                DidResolver.of(List.of(new DidWeb()), new Surroundings(InstantSource.fixed(Instant.EPOCH), web)));
    }
}
