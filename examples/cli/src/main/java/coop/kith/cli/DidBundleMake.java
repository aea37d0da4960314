package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.bundle.Bundle;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "make",
        description = {
            "Resolve DIDs now, and keep their documents, logs and evidence in one file.",
            "Note the digest where nobody can change it: of methods without a history nothing else protects the file."
        },
        footer = {"", "Examples:", "  kith did bundle make did:web:coop.example did:webvh:Qm... --out kept.json"})
final class DidBundleMake extends Command {
    @Parameters(arity = "1..*", paramLabel = "DID", description = "The DIDs.")
    private List<String> dids;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to make; it must not be there.")
    private Path out;

    @Mixin
    private MethodOptions methods = new MethodOptions();

    DidBundleMake(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return parsed().flatMap(valid -> methods.ofAnotherTime(terminal())
                        .flatMap(known -> Bundle.of(
                                valid,
                                known,
                                new Surroundings(terminal().clock(), terminal().network()))))
                .flatMap(bundle ->
                        methods.methods(terminal()).flatMap(known -> remembered(bundle, bundle.resolver(known))))
                .flatMap(this::written)
                .fold(this::made, Answer::refused);
    }

    /** The bundle, where its logs go on from those that are remembered here. They were verified from their beginning, as they will be in another place. */
    private static Result<Bundle> remembered(Bundle bundle, DidResolver here) {
        List<Problem> problems = new ArrayList<>();
        for (Did did : bundle.dids()) {
            here.resolve(did)
                    .fold(
                            found -> true,
                            gone -> true,
                            wrong -> problems.addAll(wrong.problems()),
                            later -> problems.addAll(later.problems()));
        }
        return problems.isEmpty() ? Result.ok(bundle) : Result.refused(problems);
    }

    private Result<List<Did>> parsed() {
        List<Did> valid = new ArrayList<>();
        for (String did : dids) {
            Result<Did> one = Did.parse(did);
            if (!one.isOk()) {
                return Result.refused(one.problems());
            }
            valid.add(one.orThrow());
        }
        return Result.ok(valid);
    }

    private Result<Bundle> written(Bundle bundle) {
        Path file = path(out);
        try {
            Files.write(file, bundle.bytes().toArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return Result.ok(bundle);
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(file, unwritable));
        }
    }

    private Answer made(Bundle bundle) {
        JsonObject json = JsonObject.empty()
                .with("file", path(out).toString())
                .with("madeAt", DateTimeStamp.format(bundle.madeAt()))
                .with("sha256", bundle.digest().hex())
                .with(
                        "dids",
                        JsonArray.ofStrings(
                                bundle.dids().stream().map(Did::toString).toList()));
        return new Answer(
                Exit.ACCEPTED,
                json,
                "wrote " + Wording.printable(out.toString()) + ", "
                        + bundle.dids().size() + " DIDs as of " + DateTimeStamp.format(bundle.madeAt()) + "\nsha256 "
                        + bundle.digest().hex());
    }
}
