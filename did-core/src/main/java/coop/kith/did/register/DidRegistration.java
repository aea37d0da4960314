package coop.kith.did.register;

import coop.kith.problem.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes, changes and ends DIDs with the registrars it was given, and no others. Immutable, safe for many threads.
 */
public final class DidRegistration {
    private final Map<String, DidRegistrar> registrars;

    private DidRegistration(Map<String, DidRegistrar> registrars) {
        this.registrars = registrars;
    }

    /** Throws IllegalArgumentException when two registrars are for one method. */
    public static DidRegistration of(Collection<? extends DidRegistrar> registrars) {
        Map<String, DidRegistrar> byName = new TreeMap<>();
        for (DidRegistrar registrar : registrars) {
            if (byName.put(registrar.method(), registrar) != null) {
                throw new IllegalArgumentException("two registrars are for did:" + registrar.method());
            }
        }
        return new DidRegistration(Collections.unmodifiableMap(byName));
    }

    /** The names of the methods, sorted. */
    public Set<String> methods() {
        return registrars.keySet();
    }

    /** A DID of {@code method}; a {@code request} that names a DID must name one of that method. */
    public Registration create(String method, RegistrationRequest.Create request) {
        if (request.did().filter(did -> !did.method().equals(method)).isPresent()) {
            return Registration.Failed.of(Problem.of(
                    RegistrationProblem.INVALID_REQUEST,
                    "a did:" + method + " is asked for, and the DID given is "
                            + request.did().get()));
        }
        return perform(method, request);
    }

    public Registration update(RegistrationRequest.Update request) {
        return perform(request.did().method(), request);
    }

    public Registration deactivate(RegistrationRequest.Deactivate request) {
        return perform(request.did().method(), request);
    }

    private Registration perform(String method, RegistrationRequest request) {
        DidRegistrar registrar = registrars.get(method);
        return registrar == null
                ? Registration.Failed.of(Problem.of(
                                RegistrationProblem.METHOD_NOT_SUPPORTED,
                                "did:" + method + " is not among the methods registered here ("
                                        + String.join(", ", registrars.keySet()) + ")")
                        .next("Pass a registrar of that method to DidRegistration.of."))
                : registrar.perform(request);
    }
}
