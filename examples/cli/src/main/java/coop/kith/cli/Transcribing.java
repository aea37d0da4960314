package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.transcript.Transcriber;
import coop.kith.vc.transcript.Transcript;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Verifies one document and writes down what the verdict rests on. */
final class Transcribing {
    private Transcribing() {}

    static Answer verify(
            Path file,
            Path out,
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
                        .flatMap(documents -> InputFile.read(file, terminal)
                                .map(content -> verify(content, out, time, policy, documents, terminal))))
                .fold(answer -> answer, Answer::refused);
    }

    private static Answer verify(
            byte[] content,
            Path out,
            Instant time,
            VerificationPolicy policy,
            LinkedDocuments documents,
            Terminal terminal) {
        Transcriber transcriber = Transcriber.of(
                Setting.methods(terminal),
                new Surroundings(terminal.clock(), terminal.network()),
                Cryptography.standard(),
                documents,
                ReplayMemory.of(terminal.clock()));
        Transcriber.Transcribed<?> transcribed = Judging.isPresentation(content)
                ? transcriber.presentation(content, policy, time)
                : transcriber.credential(content, policy, time);
        byte[] written = (transcribed.transcript().text() + "\n").getBytes(StandardCharsets.UTF_8);
        if (written.length > Transcript.MOST_BYTES) {
            return Answer.refused(Problem.of(
                            CliProblem.FILE_TOO_LARGE,
                            "The transcript would have " + written.length + " bytes, and kith vc replay reads "
                                    + Transcript.MOST_BYTES + ".")
                    .next("Verify without --transcript."));
        }
        try {
            Files.write(out, written, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            Problem problem = CliProblem.unreadable(out, unwritable);
            return Answer.refused(problem);
        }
        Answer answer = Judging.answer(transcribed.verdict());
        return new Answer(
                answer.exit(),
                answer.json().with("transcript", out.toString()),
                answer.text() + "\ntranscript: " + Wording.printable(out.toString()));
    }
}
