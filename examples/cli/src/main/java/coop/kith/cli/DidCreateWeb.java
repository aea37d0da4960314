package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.location.WebLocation;
import coop.kith.did.method.web.DidWeb;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = {
            "Print the did:web of a domain with a key, the document to publish, and the address to publish it at.",
            "Nothing is published: put the file there yourself, to be served over HTTPS."
        },
        footer = {
            "",
            "Examples:",
            "  kith did create web --domain coop.example --key coop --out did.json",
            "  kith did create web --domain coop.example --path people/ana --key ana"
        })
final class DidCreateWeb extends Command {
    @Mixin
    private KeyHome home;

    @Option(
            names = "--domain",
            required = true,
            paramLabel = "DOMAIN",
            description = "A DNS name, with :PORT where it is not 443.")
    private String domain;

    @Option(
            names = "--path",
            paramLabel = "A/B",
            description = "Where on the server, if more than one DID lives there.")
    private Optional<String> path = Optional.empty();

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the document to this file; it must not be there.")
    private Optional<Path> out = Optional.empty();

    DidCreateWeb(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        List<String> segments = path.map(text -> List.of(text.split("/", -1))).orElse(List.of());
        return DidWeb.of(domain, segments)
                .flatMap(did -> home.signer(key, terminal(), Cryptography.standard())
                        .flatMap(signer -> created(did, signer.publicKey())))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Answer> created(Did did, PublicKey publicKey) {
        return DidWeb.documentFor(did, List.of(publicKey))
                .flatMap(document -> WebLocation.ofDidWeb(did).flatMap(place -> told(did, document, place)));
    }

    private Result<Answer> told(Did did, DidDocument document, WebLocation place) {
        JsonObject json = JsonObject.empty()
                .with("did", did.toString())
                .with("publishAt", place.toString())
                .with("document", document.json());
        String pretty = Json.pretty(document.json());
        if (out.isEmpty()) {
            return Result.ok(
                    new Answer(Exit.ACCEPTED, json, did + "\n\nPublish this document at " + place + "\n" + pretty));
        }
        Path file = path(out.get());
        try {
            Files.writeString(file, pretty + "\n", java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException notWritable) {
            return Result.refused(CliProblem.unreadable(file, notWritable));
        }
        return Result.ok(new Answer(
                Exit.ACCEPTED,
                json.with("file", file.toString()),
                did + "\n\nWrote " + file + "\nPublish it at " + place));
    }
}
