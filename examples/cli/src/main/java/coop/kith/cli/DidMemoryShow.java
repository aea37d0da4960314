package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.did.method.webvh.Equivocation;
import coop.kith.did.method.webvh.StoredMemory;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        description = {
            "What is remembered of one DID, and the proofs that it has another history, where one was seen.",
            "Exit status 1 where there is such a proof."
        },
        footer = {
            "",
            "Examples:",
            "  kith did memory show did:webvh:QmSCID...:coop.example",
            "  kith did memory show did:webvh:QmSCID...:coop.example --save proof --json"
        })
final class DidMemoryShow extends Command {
    @Parameters(paramLabel = "DID", description = "The DID, or its SCID alone.")
    private String did;

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "Write the logs of each proof there, for others to verify: N-first.jsonl and N-other.jsonl.")
    private Optional<Path> save = Optional.empty();

    DidMemoryShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return MemoryAccess.one(
                        did,
                        terminal(),
                        (memory, log) -> memory.equivocations(log.scid())
                                .flatMap(this::saved)
                                .map(proofs -> shown(log, proofs)))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<List<Equivocation>> saved(List<Equivocation> proofs) {
        if (save.isEmpty()) {
            return Result.ok(proofs);
        }
        Path folder = path(save.get());
        try {
            Files.createDirectories(folder);
            for (int at = 0; at < proofs.size(); at++) {
                write(folder.resolve((at + 1) + "-first.jsonl"), proofs.get(at).first());
                write(folder.resolve((at + 1) + "-other.jsonl"), proofs.get(at).other());
            }
            return Result.ok(proofs);
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(folder, unwritable));
        }
    }

    private static void write(Path file, Bytes log) throws IOException {
        Files.write(file, log.toArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Answer shown(StoredMemory.Kept log, List<Equivocation> proofs) {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.printable(DidMemoryList.name(log) + " " + log.head()));
        proofs.forEach(proof -> lines.add("another history, from version " + proof.number() + " on: "
                + Wording.printable(proof.firstHead() + " was seen first, and " + proof.otherHead()) + " at "
                + DateTimeStamp.format(proof.noticed())));
        JsonObject json = DidMemoryList.json(log)
                .with(
                        "proofs",
                        new JsonArray(List.copyOf(
                                proofs.stream().map(DidMemoryShow::json).toList())));
        return new Answer(proofs.isEmpty() ? Exit.ACCEPTED : Exit.REJECTED, json, String.join("\n", lines));
    }

    private static JsonObject json(Equivocation proof) {
        return JsonObject.empty()
                .with("parts", JsonNumber.of(proof.number()))
                .with("firstHead", proof.firstHead().toString())
                .with("otherHead", proof.otherHead().toString())
                .with("noticed", DateTimeStamp.format(proof.noticed()));
    }
}
