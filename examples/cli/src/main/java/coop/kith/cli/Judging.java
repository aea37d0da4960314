package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.model.SuspiciousText;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import coop.kith.vc.verify.VerifiedPresentation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        if (!isPresentation(content)) {
            return answer(verifier.withReplayGuard(ReplayMemory.of(() -> time)).verify(content, policy, time));
        }
        Answer shown = answer(
                PresentationVerifier.of(verifier, ReplayMemory.of(() -> time)).verify(content, policy, time));
        return asked ? shown : new Answer(shown.exit(), shown.json(), shown.text() + UNASKED);
    }

    /** Whether it is one, or an envelope or a token with one in it; what is unreadable is none. */
    static boolean isPresentation(byte[] content) {
        return Json.parseObject(content, JsonLimits.standard())
                .map(json -> isPresentation(json) || EnvelopedPresentation.claims(json))
                .fold(
                        is -> is,
                        noJson -> TokenFile.presentation(content)
                                .filter(Judging::isPresentation)
                                .isPresent());
    }

    private static boolean isPresentation(JsonObject json) {
        return json.oneOrMany("type").contains(new JsonString("VerifiablePresentation"));
    }

    static Answer answer(Verdict<?> verdict) {
        Exit exit = verdict.fold(accepted -> Exit.ACCEPTED, rejected -> Exit.REJECTED, undecided -> Exit.UNDECIDED);
        List<SuspiciousText> texts =
                verdict.fold(accepted -> suspicious(accepted.value()), rejected -> List.of(), undecided -> List.of());
        Answer answer = new Answer(exit, VerdictJson.of(verdict), VerdictText.of(verdict));
        return texts.isEmpty() ? answer : noticed(answer, texts);
    }

    private static List<SuspiciousText> suspicious(Object verified) {
        if (verified instanceof VerifiedPresentation presentation) {
            return presentation.suspiciousTexts();
        }
        return verified instanceof VerifiedCredential credential ? credential.suspiciousTexts() : List.of();
    }

    private static Answer noticed(Answer answer, List<SuspiciousText> texts) {
        List<JsonValue> notices = new ArrayList<>();
        StringBuilder lines = new StringBuilder(answer.text());
        for (SuspiciousText text : texts) {
            List<String> kinds =
                    text.kinds().stream().map(SuspiciousText.Kind::name).toList();
            notices.add(JsonObject.empty()
                    .with("where", text.where().toString())
                    .with("kinds", JsonArray.ofStrings(kinds)));
            lines.append("\nnotice: the text at ")
                    .append(Wording.printable(text.where().toString()))
                    .append(" has ")
                    .append(text.kinds().stream()
                            .map(SuspiciousText.Kind::words)
                            .collect(Collectors.joining(", ")));
        }
        return new Answer(answer.exit(), answer.json().with("notices", new JsonArray(notices)), lines.toString());
    }
}
