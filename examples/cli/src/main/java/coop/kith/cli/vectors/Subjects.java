package coop.kith.cli.vectors;

import coop.kith.bytes.Bytes;
import coop.kith.cli.vectors.Endpoint.Reply;
import coop.kith.net.FetchLimits;
import coop.kith.net.HttpsUrl;
import coop.kith.net.PostRequest;
import coop.kith.net.Poster;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Who is asked, by what stands on a command line. */
public final class Subjects {
    private Subjects() {}

    /** A VC-API endpoint: over HTTPS anywhere that is public, over HTTP on this machine. */
    public static Result<Subject> endpoint(String address, Poster poster) {
        if (Loopback.is(address)) {
            return Result.ok(new Endpoint(address, new Loopback()::post));
        }
        return HttpsUrl.parse(address)
                .flatMap(url -> Result.<Subject>ok(new Endpoint(address, (to, json) -> post(to, json, poster))))
                .fold(
                        Result::ok,
                        problems -> Result.refused(Problem.of(
                                        VectorProblem.BAD_SUBJECT,
                                        "\"" + address + "\" is neither an https address nor http on this machine.")
                                .next("Name one such as https://verifier.example or http://localhost:8080.")));
    }

    private static Result<Reply> post(String address, Bytes json, Poster poster) {
        return HttpsUrl.parse(address)
                .flatMap(url -> poster.post(PostRequest.json(url, json), FetchLimits.document()))
                .map(fetched -> new Reply(fetched.status(), fetched.body()));
    }

    /** A command, its words separated by white space, run in {@code folder}. */
    public static Result<Subject> program(String commandLine, Path folder) {
        return commandLine.isBlank()
                ? Result.refused(Problem.of(VectorProblem.BAD_SUBJECT, "The command is empty."))
                : Result.ok(new Program(commandLine, folder));
    }

    /** {@code kith}, an address, or else a command. */
    public static Result<Subject> parse(String text, Supplier<Subject> kith, Path folder, Poster poster) {
        if (text.equals("kith")) {
            return Result.ok(kith.get());
        }
        return text.startsWith("https://") || text.startsWith("http://")
                ? endpoint(text, poster)
                : program(text, folder);
    }
}
