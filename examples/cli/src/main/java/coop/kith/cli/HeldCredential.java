package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.EnvelopedCredential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A credential that its holder means to show, as it was issued.
 *
 * @param json with its proof, or in its envelope
 * @param subjects whom it says it is about, by their ids; unverified
 */
record HeldCredential(JsonObject json, List<String> subjects) {
    /** From files, each with JSON or a token; the problems of all that hold no credential. */
    static Result<List<HeldCredential>> readAll(List<Path> files, Terminal terminal) {
        List<HeldCredential> held = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            InputFile.read(file, terminal)
                    .flatMap(HeldCredential::parse)
                    .fold(
                            held::add,
                            refused -> problems.addAll(refused.stream()
                                    .map(problem -> problem.with("file", file.toString()))
                                    .toList()));
        }
        return problems.isEmpty() ? Result.ok(held) : Result.refused(problems);
    }

    private static Result<HeldCredential> parse(byte[] content) {
        Optional<JsonObject> token = TokenFile.credential(content);
        return token.map(Result::ok)
                .orElseGet(() -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(json -> EnvelopedCredential.claims(json)
                        ? TokenFile.content(json).flatMap(Credential::parse).map(inside -> of(json, inside))
                        : Credential.parse(json).map(credential -> of(json, credential)));
    }

    private static HeldCredential of(JsonObject json, Credential credential) {
        return new HeldCredential(
                json,
                credential.subjects().stream()
                        .flatMap(subject -> subject.string("id").stream())
                        .toList());
    }
}
