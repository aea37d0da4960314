package coop.kith.did.register;

/**
 * How the DIDs of one method are made, changed and ended (DIF DID Registration, "Operations"). Private keys never come here: a registrar asks for a public
 * key ({@link Action.ProvideKey}) or for a signature ({@link Action.Sign}), and is called again with it, as the specification's client-managed secret mode says.
 * {@link SigningRegistrar} answers those questions for callers who have a {@link coop.kith.crypto.Signer}.
 *
 * <p>Implementations are safe for many threads, and keep nothing between calls: what an unfinished operation needs is in its {@code jobId}. What a request
 * does wrong is {@link Registration.Failed}, never an exception.
 */
public interface DidRegistrar {
    /** The method name, as it stands between the colons. */
    String method();

    Registration create(RegistrationRequest.Create request);

    /** Failed with OPERATION_NOT_SUPPORTED unless the method can change its documents. */
    default Registration update(RegistrationRequest.Update request) {
        return Registration.Failed.of(RegistrationProblem.unsupported("update", method()))
                .about(request.did());
    }

    /** Failed with OPERATION_NOT_SUPPORTED unless the method can end its DIDs. */
    default Registration deactivate(RegistrationRequest.Deactivate request) {
        return Registration.Failed.of(RegistrationProblem.unsupported("deactivate", method()))
                .about(request.did());
    }

    /** Whichever of the three {@code request} is. */
    default Registration perform(RegistrationRequest request) {
        return request.fold(this::create, this::update, this::deactivate);
    }
}
