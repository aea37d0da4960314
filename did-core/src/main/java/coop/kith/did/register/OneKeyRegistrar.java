package coop.kith.did.register;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the DIDs that are one key and nothing else: did:key, did:jwk, did:peer 0. Nothing is published and nothing signed, so one call is enough; the
 * document is the one that the method itself resolves the DID to.
 */
public final class OneKeyRegistrar implements DidRegistrar {
    /** A method that needs no clock must not get the answer from one. */
    private static final InstantSource NO_CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final DidMethod method;
    private final Function<PublicKey, Did> naming;

    private OneKeyRegistrar(DidMethod method, Function<PublicKey, Did> naming) {
        this.method = method;
        this.naming = naming;
    }

    /** Such as {@code OneKeyRegistrar.of(new DidKey(), DidKey::of)}. */
    public static OneKeyRegistrar of(DidMethod method, Function<PublicKey, Did> naming) {
        return new OneKeyRegistrar(method, naming);
    }

    @Override
    public String method() {
        return method.name();
    }

    /** Takes one key, no document, no options. Without a key, the answer is {@link Action.ProvideKey}. */
    @Override
    public Registration create(RegistrationRequest.Create request) {
        List<Problem> problems = new ArrayList<>(request.inputs().objections(Set.of()));
        List<ProvidedKey> keys = request.inputs().keys();
        if (request.did().isPresent()) {
            problems.add(Problem.of(
                    RegistrationProblem.INVALID_REQUEST,
                    "a did:" + method() + " follows from its key and cannot be chosen",
                    JsonPointer.of("did")));
        }
        if (request.document().isPresent()) {
            problems.add(Problem.of(
                    RegistrationProblem.INVALID_REQUEST,
                    "the document of a did:" + method() + " follows from its key and cannot be chosen",
                    JsonPointer.of("didDocument")));
        }
        if (keys.size() > 1) {
            problems.add(Problem.of(
                    RegistrationProblem.INVALID_REQUEST,
                    "a did:" + method() + " has one key, and " + keys.size() + " were given",
                    JsonPointer.of("secret", "verificationMethod")));
        }
        if (!problems.isEmpty()) {
            return Registration.Failed.of(problems);
        }
        return keys.isEmpty()
                ? new Registration.ActionRequired(
                        Job.token(JsonObject.empty().with("method", method())),
                        Optional.empty(),
                        new Action.ProvideKey(List.of(KeyTemplate.multikey("authentication"))))
                : made(naming.apply(keys.get(0).key()));
    }

    private Registration made(Did did) {
        Resolution resolution = method.resolve(did, ResolutionOptions.none(), new Surroundings(NO_CLOCK));
        return resolution.fold(
                found -> Registration.Finished.of(found.document()),
                gone -> {
                    throw new AssertionError("a DID that is a key cannot be deactivated; please report " + did);
                },
                wrong -> new Registration.Failed(Optional.of(did), wrong.problems()),
                later -> new Registration.Failed(Optional.of(did), later.problems()));
    }
}
