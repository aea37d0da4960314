package coop.kith.did.register.http;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.net.PostRequest;
import coop.kith.net.Poster;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A registrar elsewhere, such as a Universal Registrar, for methods that Kith does not register itself (DIF DID Registration, "HTTPS Binding"). Always in
 * client-managed secret mode: private keys are neither sent nor taken.
 *
 * <pre>{@code
 * DidRegistrar cheqd = RemoteRegistrar.of("cheqd", HttpsUrl.parse("https://uniregistrar.example/1.0/").orThrow(), HttpsFetcher.standard());
 * Registration made = SigningRegistrar.of(cheqd, List.of(kms)).create(request);
 * }</pre>
 *
 * <p>What it says is believed as far as its form goes and no further: resolve the DID to know what was registered. Safe for many threads.
 */
public final class RemoteRegistrar implements DidRegistrar {
    private final String method;
    private final HttpsUrl base;
    private final Poster poster;
    private final FetchLimits limits;

    private RemoteRegistrar(String method, HttpsUrl base, Poster poster, FetchLimits limits) {
        this.method = method;
        this.base = base;
        this.poster = poster;
        this.limits = limits;
    }

    /** With the limits of one document; {@code base} is what {@code create}, {@code update} and {@code deactivate} follow, with a slash at its end. */
    public static RemoteRegistrar of(String method, HttpsUrl base, Poster poster) {
        return of(method, base, poster, FetchLimits.document());
    }

    /** Throws IllegalArgumentException where {@code method} is no method name or {@code base} has a query or no slash at its end. */
    public static RemoteRegistrar of(String method, HttpsUrl base, Poster poster, FetchLimits limits) {
        if (!method.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                || method.isEmpty()
                || !base.target().endsWith("/")
                || base.target().contains("?")) {
            throw new IllegalArgumentException("not a method and a base address: " + method + ", " + base);
        }
        return new RemoteRegistrar(method, base, poster, limits);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Registration create(RegistrationRequest.Create request) {
        return asked("create?method=" + method, request, request.did());
    }

    @Override
    public Registration update(RegistrationRequest.Update request) {
        return asked("update", request, Optional.of(request.did()));
    }

    @Override
    public Registration deactivate(RegistrationRequest.Deactivate request) {
        return asked("deactivate", request, Optional.of(request.did()));
    }

    private Registration asked(String operation, RegistrationRequest request, Optional<Did> did) {
        HttpsUrl url = new HttpsUrl(base.host(), base.port(), base.target() + operation);
        byte[] body = Json.write(RequestJson.of(request)).getBytes(StandardCharsets.UTF_8);
        return poster.post(PostRequest.json(url, Bytes.of(body)), limits)
                .fold(answer -> judged(answer, did), problems -> unsure(problems, did));
    }

    private Registration judged(Fetched answer, Optional<Did> did) {
        Result<JsonObject> json = Json.parseObject(answer.body().toArray(), JsonLimits.standard());
        boolean state = json.fold(object -> object.has("didState"), refused -> false);
        if (!state) {
            return new Registration.Failed(
                    did,
                    List.of(Problem.of(
                                    answer.isSuccess() || answer.status() == 201
                                            ? RegistrationProblem.MALFORMED_STATE
                                            : RegistrationProblem.REGISTRAR_FAILED,
                                    answer.url() + " answered " + answer.status() + " and no registration state")
                            .next("Check the address and the method, or ask whoever runs the registrar.")));
        }
        return StateJson.read(json.orThrow(), method, did);
    }

    /** The request may have arrived although no answer did. */
    private static Registration unsure(List<Problem> problems, Optional<Did> did) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(Problem.of(RegistrationProblem.REGISTRAR_FAILED, "whether the registrar did anything is not known")
                .next("Resolve the DID before you ask again."));
        return new Registration.Failed(did, all);
    }
}
