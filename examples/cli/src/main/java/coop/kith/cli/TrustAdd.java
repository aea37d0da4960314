package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.generic.Mapping;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        description = {
            "Verify credentials and admit them to the evidence log. Folders are searched for .json files.",
            "What is refused is named with its reason; the rest is admitted. Many that are admitted are counted, not listed.",
            "A credential that may be revoked is admitted once its status list was looked at, and one with a schema once it fits: --linked,"
                    + " --fetch.",
            "Exit status: 0 all admitted or known before, 1 one refused, 2 one undecided."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust add credentials/",
            "  kith trust add ana.json ben.json --json",
            "  kith trust add work/ --mapping workers.json",
            "  kith trust add credentials/ --linked lists/"
        })
final class TrustAdd extends Command {
    /** As many files as a person reads line by line. */
    private static final int FEW = 5;

    @Mixin
    private EvidenceHome home;

    @Mixin
    private LinkOptions links;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Credentials, JSON; - is standard input.")
    private List<Path> given;

    @Option(names = "--verbose", description = "List every file, however many there are.")
    private boolean verbose;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "What credentials of another vocabulary mean as evidence: rules, JSON, as"
                            + " coop.kith.trust.intake.generic.Mapping describes them. Kept beside the log, and used from then on.")
    private List<Path> mappings = List.of();

    TrustAdd(Terminal terminal) {
        super(terminal);
    }

    /** What became of one file. */
    private record Row(String file, String word, Exit exit, List<Problem> problems, List<Evidence> evidence) {
        static Row refused(String file, List<Problem> problems) {
            return new Row(file, "refused", Exit.REJECTED, problems, List.of());
        }
    }

    @Override
    Answer answer() {
        return CredentialFiles.among(given, terminal())
                .flatMap(files -> mappings()
                        .flatMap(given -> checks().flatMap(checks -> home.with(
                                terminal(), given, opened -> Result.ok(told(addAll(files, checks, opened), given))))))
                .fold(answer -> answer, Answer::refused);
    }

    /** How credentials are verified, one verifier for all: it remembers the lists it saw. */
    private record Checks(CredentialVerifier verifier, VerificationPolicy policy) {}

    private Result<Checks> checks() {
        return links.limited(VerificationPolicy.strict())
                .flatMap(policy -> links.documents(terminal(), false)
                        .map(documents -> new Checks(
                                Setting.verifier(terminal())
                                        .following(documents)
                                        .withSchemas(List.of(JsonSchemaCheck.standard())),
                                policy)));
    }

    private Result<List<Mapping>> mappings() {
        List<Mapping> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : mappings) {
            InputFile.read(file, terminal()).flatMap(Mapping::parse).fold(read::add, problems::addAll);
        }
        return problems.isEmpty() ? Result.ok(read) : Result.refused(problems);
    }

    private List<Row> addAll(List<Path> files, Checks checks, EvidenceHome.Opened opened) {
        Instant now = terminal().clock().instant();
        List<Row> rows = new ArrayList<>();
        for (Path file : files) {
            rows.add(add(file, checks, opened, now));
        }
        return rows;
    }

    private Row add(Path file, Checks checks, EvidenceHome.Opened opened, Instant now) {
        String name = file.toString();
        return InputFile.read(file, terminal())
                .fold(
                        content -> checks.verifier()
                                .verify(content, checks.policy(), now)
                                .fold(
                                        accepted -> admit(name, accepted, opened, now),
                                        rejected -> Row.refused(name, rejected.problems()),
                                        undecided -> new Row(
                                                name, "undecided", Exit.UNDECIDED, undecided.problems(), List.of())),
                        problems -> Row.refused(name, problems));
    }

    private static Row admit(
            String name, Verdict.Accepted<VerifiedCredential> accepted, EvidenceHome.Opened opened, Instant now) {
        return opened.intake()
                .read(accepted.value(), now)
                .flatMap(evidence -> opened.log()
                        .append(evidence)
                        .map(isNew -> new Row(
                                name, isNew ? "admitted" : "known", Exit.ACCEPTED, List.of(), List.of(evidence))))
                .fold(row -> row, problems -> Row.refused(name, problems));
    }

    private Answer told(List<Row> rows, List<Mapping> given) {
        Exit exit = Exit.ACCEPTED;
        List<JsonValue> json = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("admitted", "known", "undecided", "refused").forEach(word -> counts.put(word, 0));
        for (Row row : rows) {
            exit = exit.and(row.exit());
            counts.merge(row.word(), 1, Integer::sum);
            json.add(json(row));
            if (verbose || rows.size() <= FEW || row.exit() != Exit.ACCEPTED) {
                lines.addAll(lines(row));
            }
        }
        counts.remove("known", 0);
        counts.remove("undecided", 0);
        lines.add((rows.size() == 1 ? "1 file: " : rows.size() + " files: ")
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + ".");
        JsonObject said = JsonObject.empty()
                .with("admitted", JsonNumber.of(counts.getOrDefault("admitted", 0)))
                .with("files", new JsonArray(json));
        return new Answer(
                exit,
                given.isEmpty()
                        ? said
                        : said.with(
                                "mappings",
                                JsonArray.ofStrings(
                                        given.stream().map(Mapping::digest).toList())),
                String.join("\n", lines));
    }

    private static List<String> lines(Row row) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-9s %s", row.word(), Wording.printable(row.file())) + says(row));
        row.problems()
                .forEach(problem ->
                        lines.add(Wording.problems(List.of(problem)).indent(10).stripTrailing()));
        return lines;
    }

    private static String says(Row row) {
        return row.evidence().stream()
                .map(evidence ->
                        ": " + evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                                + evidence.issuer() + " about " + evidence.subject())
                .findFirst()
                .orElse("");
    }

    private static JsonObject json(Row row) {
        JsonObject json = JsonObject.empty().with("file", row.file()).with("result", row.word());
        for (Evidence evidence : row.evidence()) {
            json = json.with("evidence", evidence.digestMultibase())
                    .with(
                            "kind",
                            evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .with("issuer", evidence.issuer().toString())
                    .with("subject", evidence.subject().toString());
        }
        return row.problems().isEmpty() ? json : json.with("problems", Answer.problemArray(row.problems()));
    }
}
