package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.cli.vectors.KithItself;
import coop.kith.cli.vectors.Subject;
import coop.kith.cli.vectors.Subjects;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.provider.Digests;
import coop.kith.net.HttpsFetcher;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.verify.CredentialVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The contexts that vectors need beside those of Kith; mixed into the commands that ask implementations. */
final class VectorSetting {
    @Option(
            names = "--context",
            paramLabel = "URL=FILE",
            description = "A context that the vectors use and Kith does not bring along; can be repeated.")
    private List<String> contexts = new ArrayList<>();

    /** Kith, {@code kith}, an address or a command. */
    Result<Subject> subject(String text, Terminal terminal) {
        return kith(terminal)
                .flatMap(kith -> Subjects.parse(text, () -> kith, terminal.folder(), HttpsFetcher.standard()));
    }

    Result<Subject> kith(Terminal terminal) {
        return library(terminal).map(library -> {
            CredentialVerifier verifier = CredentialVerifier.of(
                    Setting.resolver(terminal),
                    Cryptography.standard(),
                    Cryptosuites.with(Canonicalizer.of(library)),
                    terminal.clock());
            return new KithItself(verifier, Canonicalizer.of(library.withAnyInline()), terminal.clock());
        });
    }

    private Result<ContextLibrary> library(Terminal terminal) {
        Result<ContextLibrary> library = Result.ok(ContextLibrary.standard());
        for (String given : contexts) {
            library = library.flatMap(before -> added(before, given, terminal));
        }
        return library;
    }

    private static Result<ContextLibrary> added(ContextLibrary library, String given, Terminal terminal) {
        int middle = given.lastIndexOf('=');
        if (middle < 1) {
            return Result.refused(
                    Problem.of(CliProblem.BAD_CONTEXT, "--context takes a URL and a file, not '" + given + "'.")
                            .next("Write --context https://example.org/context/v1=context.json."));
        }
        return InputFile.read(Path.of(given.substring(middle + 1)), terminal)
                .flatMap(content -> library.with(
                        given.substring(0, middle),
                        Bytes.of(content),
                        Bytes.of(Digests.sha256(content)).hex()));
    }
}
