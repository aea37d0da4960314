package coop.kith.cli;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.registry.RecordIntake;
import coop.kith.trust.intake.registry.TrqpExchange;
import coop.kith.vc.issue.CredentialIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** What a registry answered, signed by whoever asked, so that a log can verify it again. */
final class RecordedAnswer {
    private RecordedAnswer() {}

    /** The exchange that a file is; empty where it is something else. */
    static Optional<JsonObject> exchange(byte[] content) {
        return Json.parseObject(content, JsonLimits.standard())
                .flatMap(written -> TrqpExchange.parse(written).map(read -> written))
                .fold(Optional::of, problems -> Optional.empty());
    }

    static Problem unsigned() {
        return Problem.of(
                        CliProblem.UNSIGNED_ANSWER,
                        "What a trust registry answered is not signed, so a log could not verify it again.")
                .next("Sign a record of it with a key of yours: --key NAME. Or give it to those who ask: kith trust ask"
                        + " --registry FILE.");
    }

    static Did recorder(Signer signer) {
        return SigningChoice.method(signer, Set.of()).did();
    }

    static Result<byte[]> signed(JsonObject exchange, Signer signer, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        return RecordIntake.unsigned(exchange, recorder(signer), at)
                .flatMap(record -> CredentialIssuer.of(SigningChoice.method(signer, Set.of()), signer)
                        .issue(record, at))
                .map(signed -> Json.write(signed).getBytes(StandardCharsets.UTF_8));
    }
}
