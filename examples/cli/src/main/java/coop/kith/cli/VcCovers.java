package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.TermReport;
import coop.kith.vc.canon.Terms;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.ProofCoverage;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "covers",
        description = {
            "Tell what each proof of a credential speaks for, and which names in it mean nothing or little.",
            "The credential's proofs must hold; its status, schema and related resources are not looked at."
        },
        footer = {"", "Examples:", "  kith vc covers member.vc.json", "  kith vc covers member.vc.json --json"})
final class VcCovers extends Command {
    private static final String WHY = "only what is signed is asked for";

    @Parameters(paramLabel = "FILE", description = "A signed credential, JSON or a vc+jwt; - is standard input.")
    private Path file;

    @Option(names = "--at", paramLabel = "TIME", description = "Judge as of this time. Default: now.")
    private Optional<String> at = Optional.empty();

    VcCovers(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--at", at, terminal())
                .flatMap(time -> InputFile.read(file, terminal())
                        .flatMap(content -> TokenFile.credential(content)
                                .map(Result::ok)
                                .orElseGet(() -> Json.parseObject(content, JsonLimits.standard())))
                        .map(received -> answer(received, time)))
                .fold(answer -> answer, Answer::refused);
    }

    private Answer answer(JsonObject received, Instant time) {
        VerificationPolicy policy = VerificationPolicy.strict()
                .ignoringStatus(WHY)
                .ignoringSchema(WHY)
                .ignoringRelatedResources(WHY)
                .withoutChallenge(WHY);
        Verdict<VerifiedCredential> verdict = Setting.verifier(terminal()).verify(received, policy, time);
        return verdict.fold(
                accepted -> told(received, accepted.value()),
                rejected -> new Answer(Exit.REJECTED, VerdictJson.of(rejected), VerdictText.of(rejected)),
                undecided -> new Answer(Exit.UNDECIDED, VerdictJson.of(undecided), VerdictText.of(undecided)));
    }

    private static Answer told(JsonObject received, VerifiedCredential verified) {
        List<JsonValue> proofs = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (ProofCoverage one : verified.coverage(received)) {
            proofs.add(JsonObject.empty()
                    .with("proof", one.proof().toString())
                    .with("cryptosuite", one.cryptosuite())
                    .with("verificationMethod", one.verificationMethod().toString())
                    .with("covered", pointers(one.covered()))
                    .with("open", pointers(one.open())));
            lines.add(one.proof() + ": " + one.cryptosuite() + " by " + one.verificationMethod());
            lines.add("  covers    " + listed(one.covered()));
            lines.add("  open      " + listed(one.open()));
        }
        JsonObject json = JsonObject.empty().with("verdict", "accepted").with("proofs", new JsonArray(proofs));
        Result<TermReport> terms = Terms.standard()
                .report(
                        EnvelopedCredential.claims(received)
                                ? verified.credential().json()
                                : received);
        lines.addAll(terms.fold(
                VcCovers::lines,
                problems -> List.of("names not looked at: "
                        + problems.stream().map(Problem::detail).collect(Collectors.joining(" ")))));
        json = json.with("terms", terms.fold(VcCovers::json, Answer::problemsJson));
        return new Answer(
                Exit.ACCEPTED, json, lines.stream().map(Wording::printable).collect(Collectors.joining("\n")));
    }

    private static JsonObject json(TermReport report) {
        return JsonObject.empty()
                .with("undefined", pointers(report.undefined()))
                .with("byVocabulary", pointers(report.byVocabulary()))
                .with("unprotected", pointers(report.unprotected()));
    }

    private static List<String> lines(TermReport report) {
        return List.of(
                "names that no context defines:           " + listed(report.undefined()),
                "names by a default vocabulary only:      " + listed(report.byVocabulary()),
                "names that a later context may redefine: " + listed(report.unprotected()));
    }

    private static String listed(List<JsonPointer> pointers) {
        return pointers.isEmpty()
                ? "nothing"
                : pointers.stream().map(JsonPointer::toString).collect(Collectors.joining(" "));
    }

    private static JsonArray pointers(List<JsonPointer> pointers) {
        return new JsonArray(List.copyOf(pointers.stream()
                .map(pointer -> new JsonString(pointer.toString()))
                .toList()));
    }
}
