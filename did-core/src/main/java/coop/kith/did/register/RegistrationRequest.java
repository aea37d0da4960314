package coop.kith.did.register;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of a registrar (DIF DID Registration, "Input Fields"). Immutable. */
public sealed interface RegistrationRequest
        permits RegistrationRequest.Create, RegistrationRequest.Update, RegistrationRequest.Deactivate {
    /** What each of the three operations takes. */
    Inputs inputs();

    /** The same request with other inputs: how an operation goes on after {@link Registration.ActionRequired}. */
    RegistrationRequest with(Inputs inputs);

    /**
     * To make a DID.
     *
     * @param did the DID that is wished for, where the method lets the caller choose it (did:web)
     * @param document the first document, where the method lets the caller choose it
     */
    record Create(Optional<Did> did, Optional<JsonObject> document, Inputs inputs) implements RegistrationRequest {
        /** With nothing but these inputs. */
        public static Create of(Inputs inputs) {
            return new Create(Optional.empty(), Optional.empty(), inputs);
        }

        /** Of exactly this DID. */
        public static Create of(Did did, Inputs inputs) {
            return new Create(Optional.of(did), Optional.empty(), inputs);
        }

        public Create withDocument(JsonObject first) {
            return new Create(did, Optional.of(first), inputs);
        }

        @Override
        public Create with(Inputs others) {
            return new Create(did, document, others);
        }
    }

    /**
     * To change a DID's document.
     *
     * @param changes carried out one after the other; with none, only what the inputs' options say changes
     */
    record Update(Did did, List<DocumentChange> changes, Inputs inputs) implements RegistrationRequest {
        public Update {
            changes = List.copyOf(changes);
        }

        /** The document becomes this one. */
        public static Update to(Did did, JsonObject document, Inputs inputs) {
            return new Update(did, List.of(new DocumentChange.Replace(document)), inputs);
        }

        @Override
        public Update with(Inputs others) {
            return new Update(did, changes, others);
        }
    }

    /** To end a DID. */
    record Deactivate(Did did, Inputs inputs) implements RegistrationRequest {
        @Override
        public Deactivate with(Inputs others) {
            return new Deactivate(did, others);
        }
    }

    default <R> R fold(
            Function<? super Create, ? extends R> create,
            Function<? super Update, ? extends R> update,
            Function<? super Deactivate, ? extends R> deactivate) {
        if (this instanceof Create first) {
            return create.apply(first);
        }
        return this instanceof Update change ? update.apply(change) : deactivate.apply((Deactivate) this);
    }
}
