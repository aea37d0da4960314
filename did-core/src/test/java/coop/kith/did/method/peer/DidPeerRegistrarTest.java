package coop.kith.did.method.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import org.junit.jupiter.api.Test;

class DidPeerRegistrarTest {
    private static final PublicKey SIGNING =
            Multikey.decode("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK").orThrow();
    private static final PublicKey AGREEING =
            Multikey.decode("z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc").orThrow();
    private static final DidPeerRegistrar REGISTRAR = new DidPeerRegistrar();

    private static DidDocument made(RegistrationRequest.Create request) {
        return assertInstanceOf(Registration.Finished.class, REGISTRAR.create(request))
                .document()
                .orElseThrow();
    }

    @Test
    void oneKeyForEverythingIsADidPeer0() {
        DidDocument document = made(RegistrationRequest.Create.of(Inputs.of(SIGNING)));
        assertEquals(DidPeer.of(SIGNING), document.id());
    }

    @Test
    void keysThatSayWhatTheyAreForAndServicesAreADidPeer2() {
        JsonObject service = JsonObject.empty().with("type", "Inbox").with("serviceEndpoint", "https://a.example/");
        Inputs inputs = Inputs.none()
                .with(ProvidedKey.of(SIGNING).as("authentication").as("assertionMethod"))
                .with(ProvidedKey.of(AGREEING).as("keyAgreement"))
                .option(DidPeerRegistrar.SERVICES, service);
        DidDocument document = made(RegistrationRequest.Create.of(inputs));
        assertTrue(document.id().toString().startsWith("did:peer:2."));
        assertEquals(3, document.verificationMethods().size());
        assertEquals(1, document.listed(VerificationRelationship.KEY_AGREEMENT).size());
        assertEquals(1, document.services().size());
    }

    @Test
    void aDocumentWithoutIdIsADidPeer4() {
        JsonObject input =
                Json.parseObject("{\"alsoKnownAs\":[\"https://a.example/\"]}").orThrow();
        DidDocument document = made(RegistrationRequest.Create.of(Inputs.none()).withDocument(input));
        assertTrue(document.id().toString().startsWith("did:peer:4"));
        assertTrue(document.alsoKnownAs().contains("https://a.example/"));
    }

    @Test
    void withNothingKeysAreAskedFor() {
        Registration state = REGISTRAR.create(RegistrationRequest.Create.of(Inputs.none()));
        assertEquals(
                "getVerificationMethod",
                assertInstanceOf(Registration.ActionRequired.class, state)
                        .action()
                        .name());
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        Did did = DidPeer.of(SIGNING);
        JsonObject document = JsonObject.empty();
        Inputs one = Inputs.of(SIGNING);
        refused(RegistrationRequest.Create.of(did, one));
        refused(RegistrationRequest.Create.of(one).withDocument(document));
        refused(RegistrationRequest.Create.of(one.with(ProvidedKey.of(AGREEING))));
        refused(RegistrationRequest.Create.of(
                Inputs.none().with(ProvidedKey.of(SIGNING).as("everything"))));
        refused(RegistrationRequest.Create.of(one.option(DidPeerRegistrar.SERVICES, JsonNumber.of(1))));
        refused(RegistrationRequest.Create.of(Inputs.none().option(DidPeerRegistrar.SERVICES, JsonObject.empty()))
                .withDocument(document));
        refused(RegistrationRequest.Create.of(one.option("numalgo", "2")));
    }

    private static void refused(RegistrationRequest.Create request) {
        Registration.Failed failed = assertInstanceOf(Registration.Failed.class, REGISTRAR.create(request));
        assertEquals(
                RegistrationProblem.INVALID_REQUEST, failed.problems().get(0).type(), failed.toString());
    }
}
