package coop.kith.did.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against a registrar that asks for signatures, checks them, and asks again until it has had enough. */
class SigningRegistrarTest {
    private static final SigningKey ED = key(KeyType.ED25519);
    private static final SigningKey P256 = key(KeyType.P256);
    private static final Did DID = Did.parse("did:example:1").orThrow();
    private static final RegistrationRequest.Create CREATE = RegistrationRequest.Create.of(Inputs.none());

    /** Asks for the given signatures in each of {@code rounds}; Finished only when every one of them holds. */
    private static final class Asking implements DidRegistrar {
        private final List<SigningKey> keys;
        private final int needed;
        private final int rounds;
        private final List<String> seen = new ArrayList<>();

        Asking(List<SigningKey> keys, int needed, int rounds) {
            this.keys = keys;
            this.needed = needed;
            this.rounds = rounds;
        }

        @Override
        public String method() {
            return "example";
        }

        @Override
        public Registration create(RegistrationRequest.Create request) {
            int round = request.inputs().jobId().map(Integer::parseInt).orElse(0);
            if (round > 0) {
                assertTrue(
                        request.inputs().signatures().size() == needed,
                        () -> request.inputs().toString());
                request.inputs().signatures().forEach((id, response) -> {
                    SigningKey key = keys.get(Integer.parseInt(id.substring(1)));
                    byte[] signature = response.signature().toArray();
                    assertEquals(
                            Outcome.PASSED,
                            Cryptography.standard()
                                    .verify(key.publicKey(), key.algorithm(), message(round - 1), signature)
                                    .outcome());
                    seen.add(round + id + response.alg());
                });
            }
            if (round == rounds) {
                return new Registration.Finished(DID, Optional.empty(), JsonObject.empty());
            }
            Map<String, SigningRequest> requests = new TreeMap<>();
            for (int at = 0; at < keys.size(); at++) {
                SigningKey key = keys.get(at);
                requests.put(
                        "r" + at,
                        new SigningRequest(
                                Optional.empty(),
                                Bytes.of(message(round)),
                                Optional.of("did:key:" + Multikey.encode(key.publicKey()) + "#"
                                        + Multikey.encode(key.publicKey())),
                                JoseName.of(key.algorithm()),
                                Optional.empty()));
            }
            return new Registration.ActionRequired(
                    Integer.toString(round + 1), Optional.of(DID), new Action.Sign(requests, needed));
        }

        private static byte[] message(int round) {
            return ("message " + round).getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void everySignatureOfEveryRoundIsGiven() {
        Asking asking = new Asking(List.of(ED, P256), 2, 2);
        assertInstanceOf(
                Registration.Finished.class,
                SigningRegistrar.of(asking, List.of(P256, ED)).create(CREATE));
        assertEquals(List.of("1r0EdDSA", "1r1ES256", "2r0EdDSA", "2r1ES256"), asking.seen);
    }

    @Test
    void noMoreAreGivenThanAreNeeded() {
        Asking asking = new Asking(List.of(ED, P256), 1, 1);
        assertInstanceOf(
                Registration.Finished.class,
                SigningRegistrar.of(asking, List.of(P256)).create(CREATE));
        assertEquals(List.of("1r1ES256"), asking.seen);
    }

    @Test
    void aSignerThatIsMissingIsNamed() {
        Asking asking = new Asking(List.of(ED, P256), 2, 1);
        Problem refused = refusal(SigningRegistrar.of(asking, List.of(ED)));
        assertEquals(RegistrationProblem.NO_SIGNER, refused.type());
        assertTrue(refused.detail().contains(Multikey.encode(P256.publicKey())), refused.detail());
        assertTrue(!refused.detail().contains(Multikey.encode(ED.publicKey())), refused.detail());
    }

    @Test
    void aFinderMayDecline() {
        Asking asking = new Asking(List.of(ED), 1, 1);
        Problem refused = refusal(SigningRegistrar.of(asking, request -> Optional.empty()));
        assertEquals(RegistrationProblem.NO_SIGNER, refused.type());
    }

    @Test
    void aRegistrarThatNeverHasEnoughIsLeft() {
        Problem refused = refusal(SigningRegistrar.of(new Asking(List.of(ED), 1, 1_000), List.of(ED)));
        assertEquals(RegistrationProblem.TOO_MANY_STEPS, refused.type());
    }

    @Test
    void aQuestionThatIsNotForASignatureGoesBackToTheCaller() {
        Registration.ActionRequired publish =
                new Registration.ActionRequired("1", Optional.of(DID), new Action.Publish(List.of(), List.of()));
        DidRegistrar asking = new DidRegistrar() {
            @Override
            public String method() {
                return "example";
            }

            @Override
            public Registration create(RegistrationRequest.Create request) {
                return publish;
            }
        };
        assertEquals(publish, SigningRegistrar.of(asking, List.of(ED)).create(CREATE));
    }

    @Test
    void aKeyServiceSignsWithoutItsKeyEverBeingHere() {
        Asking asking = new Asking(List.of(ED), 1, 1);
        Signer service = new Signer() {
            @Override
            public coop.kith.key.PublicKey publicKey() {
                return ED.publicKey();
            }

            @Override
            public SignatureAlgorithm algorithm() {
                return SignatureAlgorithm.ED25519;
            }

            @Override
            public byte[] sign(byte[] message) {
                return ED.sign(message);
            }
        };
        assertInstanceOf(
                Registration.Finished.class,
                SigningRegistrar.of(asking, List.of(service)).create(CREATE));
    }

    private static Problem refusal(DidRegistrar registrar) {
        return assertInstanceOf(Registration.Failed.class, registrar.create(CREATE))
                .problems()
                .get(0);
    }

    private static SigningKey key(KeyType type) {
        return Cryptography.standard().generate(type, new SecureRandom());
    }
}
