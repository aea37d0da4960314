package coop.kith.did.register;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Signer;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A registrar whose questions for signatures are answered at once, by signers of the caller: keys in memory, in a file, or in a key service.
 *
 * <pre>{@code
 * Signer kms = new KmsSigner("projects/coop/keys/did");       // yours: publicKey(), algorithm(), sign(bytes)
 * DidRegistrar registrar = SigningRegistrar.of(webvh, List.of(kms));
 * Registration made = registrar.create(RegistrationRequest.Create.of(
 *         Inputs.of(kms.publicKey()).option("domain", "coop.example")));
 * }</pre>
 *
 * <p>Only signatures are answered; a question for a key, for publication or for anything else goes back to the caller. The registrars of this library compute
 * what is signed from the caller's own request. One elsewhere can put anything before a signer: give it keys that are for this DID alone, or a finder that
 * looks at the {@link SigningRequest} and declines.
 */
public final class SigningRegistrar implements DidRegistrar {
    /** did:webvh takes one; registrars for ledgers two or three. */
    private static final int MOST_STEPS = 10;

    private final DidRegistrar registrar;
    private final Function<SigningRequest, Optional<Signer>> signers;

    private SigningRegistrar(DidRegistrar registrar, Function<SigningRequest, Optional<Signer>> signers) {
        this.registrar = registrar;
        this.signers = signers;
    }

    /**
     * With the first signer whose key the request names; a {@code kid} names a key when it is the key's Multikey, or a DID URL that ends with it. A request
     * that names no key is answered by the first signer whose algorithm it asks for.
     */
    public static SigningRegistrar of(DidRegistrar registrar, List<? extends Signer> signers) {
        List<Signer> all = List.copyOf(signers);
        return new SigningRegistrar(
                registrar,
                request -> all.stream()
                        .filter(signer -> JoseName.of(signer).equals(request.alg()))
                        .filter(signer -> request.kid()
                                .map(kid -> names(kid, signer.publicKey()))
                                .orElse(true))
                        .findFirst());
    }

    /** With whatever signer {@code finder} gives for a request; where it gives none the operation fails with NO_SIGNER. */
    public static SigningRegistrar of(DidRegistrar registrar, Function<SigningRequest, Optional<Signer>> finder) {
        return new SigningRegistrar(registrar, finder);
    }

    private static boolean names(String kid, PublicKey key) {
        String multikey = Multikey.encode(key);
        return kid.equals(multikey) || kid.endsWith('#' + multikey) || kid.endsWith(':' + multikey);
    }

    @Override
    public String method() {
        return registrar.method();
    }

    @Override
    public Registration create(RegistrationRequest.Create request) {
        return driven(request);
    }

    @Override
    public Registration update(RegistrationRequest.Update request) {
        return driven(request);
    }

    @Override
    public Registration deactivate(RegistrationRequest.Deactivate request) {
        return driven(request);
    }

    private Registration driven(RegistrationRequest request) {
        RegistrationRequest now = request;
        for (int step = 0; step < MOST_STEPS; step++) {
            Registration state = registrar.perform(now);
            if (!(state instanceof Registration.ActionRequired needed)
                    || !(needed.action() instanceof Action.Sign wanted)) {
                return state;
            }
            Map<String, SigningResponse> signed = signed(wanted);
            if (signed.size() < wanted.needed()) {
                return new Registration.Failed(needed.did(), List.of(noSigner(wanted, signed)));
            }
            now = now.with(now.inputs().continuing(needed.jobId(), signed));
        }
        return Registration.Failed.of(Problem.of(
                        RegistrationProblem.TOO_MANY_STEPS,
                        "did:" + method() + " asked for signatures " + MOST_STEPS + " times and did not finish")
                .next("Ask whoever runs the registrar."));
    }

    private Map<String, SigningResponse> signed(Action.Sign wanted) {
        Map<String, SigningResponse> signed = new LinkedHashMap<>();
        wanted.requests().forEach((id, request) -> {
            if (signed.size() < wanted.needed()) {
                signers.apply(request)
                        .ifPresent(signer -> signed.put(
                                id,
                                new SigningResponse(
                                        Bytes.of(signer.sign(request.toSign().toArray())),
                                        request.kid(),
                                        JoseName.of(signer))));
            }
        });
        return signed;
    }

    private static Problem noSigner(Action.Sign wanted, Map<String, SigningResponse> signed) {
        List<String> missing = wanted.requests().entrySet().stream()
                .filter(request -> !signed.containsKey(request.getKey()))
                .map(request -> request.getValue().kid().orElse("any key") + " ("
                        + request.getValue().alg() + ')')
                .toList();
        return Problem.of(
                        RegistrationProblem.NO_SIGNER,
                        wanted.needed() + " of " + wanted.requests().size() + " signatures are needed, "
                                + signed.size() + " could be given, and no signer is here for "
                                + String.join(", ", missing))
                .next("Give the signers of these keys.");
    }
}
