package coop.kith.did.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.DidRegistrars;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** did:key and did:jwk through the registrars that Kith brings along. */
class OneKeyRegistrarTest {
    private static final PublicKey KEY =
            Multikey.decode("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK").orThrow();
    private static final DidResolver RESOLVER =
            DidResolver.of(DidMethods.standard(), InstantSource.fixed(Instant.EPOCH));
    private static final DidRegistration REGISTRATION = DidRegistration.of(DidRegistrars.standard(RESOLVER));

    @ParameterizedTest
    @ValueSource(strings = {"key", "jwk"})
    void theDocumentIsTheOneThatResolves(String method) {
        Registration.Finished made = assertInstanceOf(
                Registration.Finished.class,
                REGISTRATION.create(method, RegistrationRequest.Create.of(Inputs.of(KEY))));
        assertEquals(method, made.did().method());
        Resolution.Resolved resolved = assertInstanceOf(Resolution.Resolved.class, RESOLVER.resolve(made.did()));
        assertEquals(Optional.of(resolved.document()), made.document());
        assertEquals(
                KEY,
                resolved.document().verificationMethods().get(0).publicKey().orThrow());
    }

    @Test
    void withoutAKeyOneIsAskedFor() {
        RegistrationRequest.Create request = RegistrationRequest.Create.of(Inputs.none());
        Registration.ActionRequired needed =
                assertInstanceOf(Registration.ActionRequired.class, REGISTRATION.create("key", request));
        assertEquals("getVerificationMethod", needed.action().name());
        Registration then = REGISTRATION.create(
                "key", request.with(request.inputs().continuing(needed.jobId()).with(ProvidedKey.of(KEY))));
        assertInstanceOf(Registration.Finished.class, then);
    }

    @Test
    void whatFollowsFromTheKeyCannotBeChosen() {
        Did did = Did.parse("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
                .orThrow();
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal("key", RegistrationRequest.Create.of(did, Inputs.of(KEY)))
                        .type());
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal("key", RegistrationRequest.Create.of(Inputs.of(KEY)).withDocument(JsonObject.empty()))
                        .type());
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal("key", RegistrationRequest.Create.of(Inputs.of(KEY).with(ProvidedKey.of(KEY))))
                        .type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"storeSecrets", "returnSecrets"})
    void aRegistrarIsNeverGivenSecrets(String option) {
        Inputs inputs = Inputs.of(KEY).option(option, JsonLiteral.TRUE);
        Problem refused = refusal("key", RegistrationRequest.Create.of(inputs));
        assertEquals(RegistrationProblem.SECRETS_STAY_OUTSIDE, refused.type());
        assertTrue(refused.detail().contains(option), refused.detail());
        Inputs declined = Inputs.of(KEY).option(option, JsonLiteral.FALSE).option("clientSecretMode", JsonLiteral.TRUE);
        assertInstanceOf(
                Registration.Finished.class, REGISTRATION.create("key", RegistrationRequest.Create.of(declined)));
        Inputs internal = Inputs.of(KEY).option("clientSecretMode", JsonLiteral.FALSE);
        assertEquals(
                RegistrationProblem.SECRETS_STAY_OUTSIDE,
                refusal("key", RegistrationRequest.Create.of(internal)).type());
    }

    @Test
    void anUnknownOptionIsNamed() {
        Problem refused =
                refusal("jwk", RegistrationRequest.Create.of(Inputs.of(KEY).option("network", "test")));
        assertTrue(refused.detail().contains("\"network\""), refused.detail());
    }

    @Test
    void aKeyDidCannotBeChangedOrEnded() {
        Did did = Did.parse("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
                .orThrow();
        for (Registration state : List.of(
                REGISTRATION.update(RegistrationRequest.Update.to(did, JsonObject.empty(), Inputs.none())),
                REGISTRATION.deactivate(new RegistrationRequest.Deactivate(did, Inputs.none())))) {
            Registration.Failed failed = assertInstanceOf(Registration.Failed.class, state);
            assertEquals(Optional.of(did), failed.did());
            assertEquals(
                    RegistrationProblem.OPERATION_NOT_SUPPORTED,
                    failed.problems().get(0).type());
        }
    }

    @Test
    void aMethodThatNobodyRegistersIsNamedBesideThoseThatAre() {
        Problem refused = refusal("indy", RegistrationRequest.Create.of(Inputs.of(KEY)));
        assertEquals(RegistrationProblem.METHOD_NOT_SUPPORTED, refused.type());
        assertTrue(refused.detail().contains("jwk, key, peer, web"), refused.detail());
        Did other = Did.parse("did:web:club.example").orThrow();
        assertEquals(
                RegistrationProblem.INVALID_REQUEST,
                refusal("key", RegistrationRequest.Create.of(other, Inputs.of(KEY)))
                        .type());
    }

    @Test
    void didWebvhIsAmongThemWhereLogsCanBeKept() {
        assertEquals(
                Set.of("jwk", "key", "peer", "web", "webvh"),
                DidRegistration.of(DidRegistrars.keepingLogs(
                                RESOLVER, Path.of("logs"), InstantSource.fixed(Instant.EPOCH)))
                        .methods());
    }

    private static Problem refusal(String method, RegistrationRequest.Create request) {
        return assertInstanceOf(Registration.Failed.class, REGISTRATION.create(method, request))
                .problems()
                .get(0);
    }
}
