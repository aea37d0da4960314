package coop.kith.did.register;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the client has to do before an operation can go on (DIF DID Registration, {@code didState.state="action"}). */
public sealed interface Action permits Action.ProvideKey, Action.Sign, Action.Publish, Action.Other {
    /** The value of {@code didState.action}. */
    String name();

    /** {@code getVerificationMethod}: public keys like these are to be given as {@link Inputs#keys}. */
    record ProvideKey(List<KeyTemplate> templates) implements Action {
        public ProvideKey {
            templates = List.copyOf(templates);
        }

        @Override
        public String name() {
            return "getVerificationMethod";
        }
    }

    /**
     * {@code signPayload}: signatures are to be given as {@link Inputs#signatures}.
     *
     * @param requests by their ids, sorted
     * @param needed how many of them must be answered, from 1 to all; the specification, which knows no such number, means all
     */
    record Sign(Map<String, SigningRequest> requests, int needed) implements Action {
        public Sign {
            requests = Collections.unmodifiableMap(new TreeMap<>(requests));
            if (needed < 1 || needed > requests.size()) {
                throw new IllegalArgumentException(needed + " of " + requests.size() + " signatures");
            }
        }

        /** All of them. */
        public Sign(Map<String, SigningRequest> requests) {
            this(requests, requests.size());
        }

        @Override
        public String name() {
            return "signPayload";
        }
    }

    /**
     * {@code publish}: files are to be put on a web server, in this order. The specification knows the need ("upload a file to a webserver") and has no word
     * for it; this one is ours.
     *
     * @param found why what is published there now does not do; empty at the beginning
     */
    record Publish(List<PublishedFile> files, List<Problem> found) implements Action {
        public Publish {
            files = List.copyOf(files);
            found = List.copyOf(found);
        }

        @Override
        public String name() {
            return "publish";
        }
    }

    /** Any other, by its name, with the members of {@code didState} that go with it: {@code redirect}, {@code decryptPayload}, a payment, a contract. */
    record Other(String name, JsonObject details) implements Action {}

    default <R> R fold(
            Function<? super ProvideKey, ? extends R> provideKey,
            Function<? super Sign, ? extends R> sign,
            Function<? super Publish, ? extends R> publish,
            Function<? super Other, ? extends R> other) {
        if (this instanceof ProvideKey key) {
            return provideKey.apply(key);
        }
        if (this instanceof Sign payload) {
            return sign.apply(payload);
        }
        return this instanceof Publish files ? publish.apply(files) : other.apply((Other) this);
    }
}
