package coop.kith.vcapi;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
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
        return reply(credentials.verify(credential, policy(options)));
    }

    Reply presentation(JsonObject presentation, JsonObject options) {
        return reply(presentations.verify(presentation, policy(options)));
    }

    private static VerificationPolicy policy(JsonObject options) {
        Optional<String> challenge = options.string("challenge");
        Optional<String> domain = options.string("domain");
        VerificationPolicy policy = challenge.isPresent() && domain.isPresent()
                ? VerificationPolicy.expecting(challenge.get(), domain.get())
                : VerificationPolicy.strict().withoutChallenge("the request names no challenge and domain");
        policy = policy.issuerNeedNotControlKey(VECTORS).holderNeedNotBeSubject(SUITES);
        return asksForStatus(options) ? policy : policy.ignoringStatus("the request's checks leave it out");
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
