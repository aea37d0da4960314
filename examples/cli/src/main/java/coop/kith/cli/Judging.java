package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verifies one document, credential or presentation, as its {@code type} says. */
final class Judging {
    private static final String UNASKED =
            "\nThis is a presentation, made for one verifier: pass --challenge and --domain as you stated them to the holder.";

    private Judging() {}

    static Answer judge(
            Result<byte[]> read, Instant time, Optional<String> challenge, Optional<String> domain, Terminal terminal) {
        return read.fold(
                content -> judge(content, time, challenge, domain, terminal),
                problems -> answer(new Verdict.Rejected<>(problems, List.of())));
    }

    private static Answer judge(
            byte[] content, Instant time, Optional<String> challenge, Optional<String> domain, Terminal terminal) {
        VerificationPolicy policy = challenge.isPresent() && domain.isPresent()
                ? VerificationPolicy.expecting(challenge.get(), domain.get())
                : VerificationPolicy.strict();
        boolean presentation = Json.parseObject(content, JsonLimits.standard())
                .map(Judging::isPresentation)
                .fold(is -> is, problems -> false);
        if (presentation && challenge.isEmpty()) {
            Answer open = answer(Setting.presentations(terminal).verify(content, policy, time));
            return new Answer(open.exit(), open.json(), open.text() + UNASKED);
        }
        return presentation
                ? answer(Setting.presentations(terminal).verify(content, policy, time))
                : answer(Setting.verifier(terminal).verify(content, policy, time));
    }

    private static boolean isPresentation(JsonObject json) {
        return json.oneOrMany("type").contains(new JsonString("VerifiablePresentation"));
    }

    private static Answer answer(Verdict<?> verdict) {
        Exit exit = verdict.fold(accepted -> Exit.ACCEPTED, rejected -> Exit.REJECTED, undecided -> Exit.UNDECIDED);
        return new Answer(exit, VerdictJson.of(verdict), VerdictText.of(verdict));
    }
}
