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
        return policy(options)
                .fold(
                        policy -> {
                            Verdict<?> verdict = credentials.verify(credential, policy);
                            return reply(
                                    verdict,
                                    options,
                                    more(
                                            options,
                                            "returnCredential",
                                            "credential",
                                            credential,
                                            StepResults.of(credential, verdict.protocol())));
                        },
                        Reply::refused);
    }

    Reply presentation(JsonObject presentation, JsonObject options) {
        return policy(options)
                .fold(
                        policy -> {
                            Verdict<?> verdict = presentations.verify(presentation, policy);
                            return reply(
                                    verdict,
                                    options,
                                    more(
                                            options,
                                            "returnPresentation",
                                            "verifiablePresentation",
                                            presentation,
                                            StepResults.ofPresentation(presentation, verdict.protocol())));
                        },
                        Reply::refused);
    }

    private static JsonObject more(
            JsonObject options, String wish, String member, JsonObject document, JsonObject results) {
        JsonObject input = isTrue(options, wish) ? JsonObject.empty().with(member, document) : JsonObject.empty();
        return isTrue(options, "returnResults") ? input.with("results", results) : input;
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

    /** No member but those that VCALM has, unless Kith's own are asked for. */
    private static Reply reply(Verdict<?> verdict, JsonObject options, JsonObject asked) {
        JsonObject json = VerdictJson.of(verdict);
        JsonObject answer = JsonObject.empty()
                .with("verified", verdict instanceof Verdict.Accepted<?> ? JsonLiteral.TRUE : JsonLiteral.FALSE)
                .with("problemDetails", json.get("problems").orElse(new JsonArray(List.of())));
        for (var member : asked.members().entrySet()) {
            answer = answer.with(member.getKey(), member.getValue());
        }
        if (isTrue(options, "returnChecks")) {
            answer = answer.with("checks", json.get("checks").orElse(new JsonArray(List.of())));
        }
        return Reply.of(verdict.fold(accepted -> 200, rejected -> 400, undecided -> 422), answer);
    }

    private static boolean isTrue(JsonObject options, String name) {
        return options.get(name).equals(Optional.of(JsonLiteral.TRUE));
    }
}
