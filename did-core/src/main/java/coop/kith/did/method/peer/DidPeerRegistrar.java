package coop.kith.did.method.peer;

import coop.kith.did.Did;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.Job;
import coop.kith.did.register.KeyTemplate;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes did:peer 0, 2 and 4 in one call: 4 of a document that does not know its DID; 2 of keys that say what each is for, and of the services in the option
 * {@value #SERVICES}; 0 of a single key for everything. Nothing is published; the other side is sent the long form.
 */
public final class DidPeerRegistrar implements DidRegistrar {
    /** Services of a did:peer:2: an object or an array of objects. */
    public static final String SERVICES = "service";

    /** A did:peer says nothing about time. */
    private static final Surroundings NO_CLOCK = new Surroundings(InstantSource.fixed(Instant.EPOCH));

    @Override
    public String method() {
        return "peer";
    }

    @Override
    public Registration create(RegistrationRequest.Create request) {
        List<Problem> problems = new ArrayList<>(request.inputs().objections(Set.of(SERVICES)));
        List<ProvidedKey> keys = request.inputs().keys();
        if (request.did().isPresent()) {
            problems.add(invalid("a did:peer follows from what is in it and cannot be chosen", "did"));
        }
        if (request.document().isPresent() && !keys.isEmpty()) {
            problems.add(invalid("a did:peer is made of a document or of keys, and both were given", "didDocument"));
        }
        if (!problems.isEmpty()) {
            return Registration.Failed.of(problems);
        }
        if (request.document().isEmpty() && keys.isEmpty()) {
            return new Registration.ActionRequired(
                    Job.token(JsonObject.empty().with("method", "peer")),
                    Optional.empty(),
                    new Action.ProvideKey(
                            List.of(KeyTemplate.multikey("authentication"), KeyTemplate.multikey("keyAgreement"))));
        }
        return named(request).fold(DidPeerRegistrar::made, Registration.Failed::of);
    }

    private static Result<Did> named(RegistrationRequest.Create request) {
        List<ProvidedKey> keys = request.inputs().keys();
        List<JsonValue> services = request.inputs().options().oneOrMany(SERVICES);
        if (request.document().isPresent()) {
            return services.isEmpty()
                    ? DidPeer.of(request.document().get())
                    : Result.refused(invalid("the services of a did:peer:4 stand in its document", "options"));
        }
        if (keys.size() == 1 && keys.get(0).purposes().isEmpty() && services.isEmpty()) {
            return Result.ok(DidPeer.of(keys.get(0).key()));
        }
        return peerKeys(keys).flatMap(peer -> objects(services).flatMap(stated -> DidPeer.of(peer, stated)));
    }

    private static Result<List<PeerKey>> peerKeys(List<ProvidedKey> keys) {
        List<PeerKey> all = new ArrayList<>();
        for (ProvidedKey key : keys) {
            if (key.purposes().isEmpty()) {
                return Result.refused(invalid("each of several keys says what it is for, and one does not", "secret"));
            }
            for (String purpose : key.purposes()) {
                Optional<VerificationRelationship> relationship = Arrays.stream(VerificationRelationship.values())
                        .filter(known -> known.term().equals(purpose))
                        .findFirst();
                if (relationship.isEmpty()) {
                    return Result.refused(invalid("no key is for \"" + purpose + "\" here", "secret"));
                }
                all.add(new PeerKey(relationship.get(), key.key()));
            }
        }
        return Result.ok(all);
    }

    private static Result<List<JsonObject>> objects(List<JsonValue> services) {
        List<JsonObject> all = new ArrayList<>();
        for (JsonValue service : services) {
            if (!(service instanceof JsonObject object)) {
                return Result.refused(invalid("a service is an object, and this is " + service.kind(), "options"));
            }
            all.add(object);
        }
        return Result.ok(all);
    }

    private static Registration made(Did did) {
        return new DidPeer()
                .resolve(did, ResolutionOptions.none(), NO_CLOCK)
                .fold(
                        found -> Registration.Finished.of(found.document()),
                        gone -> {
                            throw new AssertionError("a did:peer cannot be deactivated; please report " + did);
                        },
                        wrong -> new Registration.Failed(Optional.of(did), wrong.problems()),
                        later -> new Registration.Failed(Optional.of(did), later.problems()));
    }

    private static Problem invalid(String detail, String member) {
        return Problem.of(RegistrationProblem.INVALID_REQUEST, detail, JsonPointer.of(member))
                .next("Give a document without id, or keys that say what each is for, or one key.");
    }
}
