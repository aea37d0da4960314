package coop.kith.vcapi;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.util.List;
import java.util.Optional;

/** Verifies, with what this server waives. */
final class Verifying {
    private static final String VECTORS = "published vectors sign for issuers that do not control the key";
    private static final String TOKENS = "the data model suite presents a token of version 1.1";
    private static final String SUITES = "a conformance server takes whatever a suite presents";

    private final CredentialVerifier credentials;
    private final PresentationVerifier presentations;

    /** Suites use one challenge for many presentations, so none is remembered. */
    Verifying(CredentialVerifier credentials) {
        this.credentials = credentials.withReplayGuard((challenge, domain) -> Check.notRequested("replay"));
        this.presentations =
                PresentationVerifier.of(this.credentials, (challenge, domain) -> Check.notRequested("replay"));
    }

    Reply credential(JsonObject credential, JsonObject options) {
        return policy(options).fold(policy -> reply(credentials.verify(credential, policy)), Reply::refused);
    }

    Reply presentation(JsonObject presentation, JsonObject options) {
        return policy(options).fold(policy -> reply(presentations.verify(presentation, policy)), Reply::refused);
    }

    /** A blank or other than a text is nothing that a proof could answer. */
    private static Result<VerificationPolicy> policy(JsonObject options) {
        for (String name : List.of("challenge", "domain")) {
            if (options.has(name)
                    && options.string(name).filter(text -> !text.isBlank()).isEmpty()) {
                return Result.refused(Problem.of(
                        ApiProblem.MALFORMED_REQUEST,
                        "The option " + name + " is no text, or a blank one.",
                        JsonPointer.of("options", name)));
            }
        }
        return Result.ok(named(options));
    }

    private static VerificationPolicy named(JsonObject options) {
        Optional<String> challenge = options.string("challenge");
        Optional<String> domain = options.string("domain");
        VerificationPolicy policy = audience(challenge, domain)
                .issuerNeedNotControlKey(VECTORS)
                .holderNeedNotBeSubject(SUITES)
                .acceptingOlderTokens(TOKENS);
        return asksForStatus(options) ? policy : policy.ignoringStatus("the request's checks leave it out");
    }

    /** What the request names is held against the proof, one without the other too. */
    private static VerificationPolicy audience(Optional<String> challenge, Optional<String> domain) {
        if (challenge.isPresent() && domain.isPresent()) {
            return VerificationPolicy.expecting(challenge.get(), domain.get());
        }
        return challenge
                .map(text -> VerificationPolicy.expectingChallenge(text, "the request names no domain"))
                .or(() ->
                        domain.map(text -> VerificationPolicy.expectingDomain(text, "the request names no challenge")))
                .orElseGet(() ->
                        VerificationPolicy.strict().withoutChallenge("the request names no challenge and domain"));
    }

    private static boolean asksForStatus(JsonObject options) {
        List<JsonValue> checks = options.oneOrMany("checks");
        return checks.isEmpty()
                || checks.stream()
                        .anyMatch(check -> check instanceof JsonString name
                                && name.value()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("status"));
    }

    private static Reply reply(Verdict<?> verdict) {
        JsonObject json = VerdictJson.of(verdict);
        return verdict.fold(
                accepted -> Reply.of(
                        200,
                        JsonObject.empty()
                                .with("verified", JsonLiteral.TRUE)
                                .with("problemDetails", new JsonArray(List.of()))
                                .with("checks", json.get("checks").orElse(JsonLiteral.NULL))),
                rejected -> failed(400, json),
                undecided -> failed(422, json));
    }

    private static Reply failed(int status, JsonObject verdict) {
        return Reply.of(
                status,
                JsonObject.empty()
                        .with("verified", JsonLiteral.FALSE)
                        .with("problemDetails", verdict.get("problems").orElse(new JsonArray(List.of())))
                        .with("checks", verdict.get("checks").orElse(JsonLiteral.NULL)));
    }
}
