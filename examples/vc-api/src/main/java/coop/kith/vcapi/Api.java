package coop.kith.vcapi;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From requests to replies, free of any server. Safe for many threads. */
final class Api {
    private static final Pattern VERB = Pattern.compile(
            "/(?:(?<issuer>[^/]+/[^/]+)/)?(?<verb>credentials/(?:issue|verify|derive|status)|presentations/verify)");
    private static final String DEFAULT = "eddsa-rdfc-2022/Ed25519";

    private final Issuers issuers;
    private final Issuing issuing;
    private final Verifying verifying;

    Api(Issuers issuers, Issuing issuing, Verifying verifying) {
        this.issuers = issuers;
        this.issuing = issuing;
        this.verifying = verifying;
    }

    Reply answer(Request request) {
        if (request.method().equals("GET")) {
            return get(request);
        }
        Matcher verb = VERB.matcher(request.path());
        if (!request.method().equals("POST") || !verb.matches()) {
            return nothing(request);
        }
        String path = Optional.ofNullable(verb.group("issuer")).orElse(DEFAULT);
        return issuers.at(path)
                .fold(
                        issuer -> request.json()
                                .fold(
                                        body -> Request.options(body)
                                                .fold(
                                                        options -> post(verb.group("verb"), issuer, body, options),
                                                        Reply::refused),
                                        Reply::refused),
                        problems -> Reply.refused(404, problems));
    }

    private Reply get(Request request) {
        return request.path().equals("/issuers") ? Reply.of(200, issuers.json()) : nothing(request);
    }

    private static Reply nothing(Request request) {
        return Reply.refused(
                404,
                List.of(Problem.of(
                                ApiProblem.NOT_FOUND,
                                "There is nothing at " + request.method() + " " + request.path() + ".")
                        .next("GET /issuers lists the issuers and their paths.")));
    }

    private Reply post(String verb, Issuer issuer, JsonObject body, JsonObject options) {
        return switch (verb) {
            case "credentials/issue" ->
                Request.object(body, "credential")
                        .flatMap(credential -> issuing.issue(issuer, credential, options))
                        .fold(issued -> Reply.credential(201, issued), Reply::refused);
            case "credentials/verify" ->
                Request.object(body, "verifiableCredential")
                        .fold(credential -> verifying.credential(credential, options), Reply::refused);
            case "presentations/verify" ->
                Request.object(body, "verifiablePresentation")
                        .fold(presentation -> verifying.presentation(presentation, options), Reply::refused);
            default -> Reply.refused(404, List.of(Problem.of(ApiProblem.NOT_FOUND, "There is no verb " + verb + ".")));
        };
    }
}
