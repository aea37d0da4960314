package coop.kith.cli.vectors;

import coop.kith.bytes.Bytes;
import coop.kith.cli.vectors.Circumstances.Waiver;
import coop.kith.cli.vectors.Observation.Reason;
import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A VC-API verifier (VCALM 1.0 section 3.4): 200 with {@code verified} not false is accepted, any other 2xx or 4xx refused. */
final class Endpoint implements Subject {
    private final String base;
    private final BiFunction<String, Bytes, Result<Reply>> post;

    /** What came back. */
    record Reply(int status, Bytes body) {}

    /** @param post sends JSON to an address */
    Endpoint(String base, BiFunction<String, Bytes, Result<Reply>> post) {
        this.base = base.replaceFirst("(/(credentials|presentations)/verify)?/*$", "");
        this.post = post;
    }

    @Override
    public String name() {
        return base;
    }

    @Override
    public Observation ask(Task task) {
        if (!(task instanceof Task.Verify verify)) {
            return new Observation.Declined("A VC-API endpoint verifies, and does nothing else.");
        }
        if (verify.circumstances().at().isPresent()) {
            return new Observation.Declined("A VC-API endpoint judges as of now.");
        }
        boolean presentation = KithItself.isPresentation(verify.document());
        JsonObject body = JsonObject.empty()
                .with(presentation ? "verifiablePresentation" : "verifiableCredential", verify.document())
                .with("options", options(verify.circumstances()));
        String address = base + (presentation ? "/presentations/verify" : "/credentials/verify");
        return post.apply(address, Bytes.of(Json.write(body).getBytes(StandardCharsets.UTF_8)))
                .fold(Endpoint::read, Observation.Silent::new);
    }

    private static JsonObject options(Circumstances circumstances) {
        JsonObject options = JsonObject.empty();
        options = circumstances.challenge().isPresent()
                ? options.with("challenge", circumstances.challenge().get())
                        .with("domain", circumstances.domain().orElse(""))
                : options;
        return circumstances.waived().contains(Waiver.STATUS)
                ? options.with("checks", JsonArray.ofStrings(List.of("proof")))
                : options;
    }

    private static Observation read(Reply reply) {
        Result<JsonObject> parsed = Json.parseObject(reply.body().toArray(), JsonLimits.standard());
        Optional<JsonObject> json = parsed.fold(Optional::of, problems -> Optional.empty());
        if (reply.status() < 200 || reply.status() >= 500 || (reply.status() >= 300 && reply.status() < 400)) {
            return new Observation.Silent(List.of(
                    Problem.of(VectorProblem.NO_ANSWER, "The endpoint answered with status " + reply.status() + ".")));
        }
        boolean denied = json.flatMap(body -> body.get("verified")).equals(Optional.of(JsonLiteral.FALSE));
        if (reply.status() == 200 && !denied) {
            return new Observation.Judged(Word.ACCEPTED, List.of());
        }
        return new Observation.Judged(Word.REFUSED, json.map(Endpoint::reasons).orElse(List.of()));
    }

    private static List<Reason> reasons(JsonObject body) {
        return body.oneOrMany("problemDetails").stream()
                .filter(JsonObject.class::isInstance)
                .map(problem -> Reason.of((JsonObject) problem))
                .toList();
    }
}
