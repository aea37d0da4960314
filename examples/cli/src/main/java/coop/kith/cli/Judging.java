package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verifies one document, credential or presentation, as its {@code type} says. */
final class Judging {
    private static final String UNASKED = "\n"
            + "This is a presentation, made for one verifier: pass --challenge and --domain as you stated them to"
            + " the holder.";

    private Judging() {}

    static Answer judge(
            Result<byte[]> read,
            Instant time,
            Optional<String> challenge,
            Optional<String> domain,
            LinkOptions links,
            SigningTimeOptions signing,
            Terminal terminal) {
        VerificationPolicy expecting = challenge.isPresent() && domain.isPresent()
                ? VerificationPolicy.expecting(challenge.get(), domain.get())
                : VerificationPolicy.strict();
        return links.limited(expecting)
                .flatMap(limited -> signing.on(limited, terminal))
                .flatMap(policy -> links.documents(terminal, false)
                        .map(documents -> read.fold(
                                content -> judge(
                                        content, time, policy, challenge.isPresent(), verifier(documents, terminal)),
                                problems -> answer(new Verdict.Rejected<>(problems, List.of())))))
                .fold(answer -> answer, Answer::refused);
    }

    private static CredentialVerifier verifier(LinkedDocuments documents, Terminal terminal) {
        return Setting.verifier(terminal).following(documents).withSchemas(List.of(JsonSchemaCheck.standard()));
    }

    private static Answer judge(
            byte[] content, Instant time, VerificationPolicy policy, boolean asked, CredentialVerifier verifier) {
        boolean presentation = Json.parseObject(content, JsonLimits.standard())
                .map(Judging::isPresentation)
                .fold(is -> is, problems -> false);
        if (!presentation) {
            return answer(verifier.verify(content, policy, time));
        }
        Answer shown = answer(
                PresentationVerifier.of(verifier, ReplayMemory.of(() -> time)).verify(content, policy, time));
        return asked ? shown : new Answer(shown.exit(), shown.json(), shown.text() + UNASKED);
    }

    static boolean isPresentation(JsonObject json) {
        return json.oneOrMany("type").contains(new JsonString("VerifiablePresentation"));
    }

    static Answer answer(Verdict<?> verdict) {
        Exit exit = verdict.fold(accepted -> Exit.ACCEPTED, rejected -> Exit.REJECTED, undecided -> Exit.UNDECIDED);
        return new Answer(exit, VerdictJson.of(verdict), VerdictText.of(verdict));
    }
}
