package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.generic.Mapping;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import coop.kith.trust.intake.registry.RegistryProblem;
import coop.kith.trust.intake.tag.TagProblem;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        description = {
            "Verify credentials, lists of tags, records of registries' answers and OpenPGP keyrings, and admit them to the evidence log. Folders are searched for .json"
                    + " files.",
            "What is refused is named with its reason; the rest is admitted. Many that are admitted are counted, not listed.",
            "A credential that may be revoked is admitted once its status list was looked at, and one with a schema once it fits: --linked,"
                    + " --fetch.",
            "Of a keyring the log keeps every certificate, and verifies its signatures again for each answer; a keyring that comes later adds"
                    + " what it knows more, revocations too.",
            "What a trust registry answered is not signed: of an exchange that you wrote down, a record signed with --key is kept.",
            "Exit status: 0 all admitted or known before, 1 one refused, 2 one undecided."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust add credentials/",
            "  kith trust add ana.json ben.json --json",
            "  kith trust add work/ --mapping workers.json",
            "  kith trust add credentials/ --linked lists/",
            "  kith trust add keyring.pgp",
            "  kith trust add tags.json --keeper did:key:z6Mk...",
            "  kith trust add answer.json --key coop"
        })
final class TrustAdd extends Command {
    /** As many files as a person reads line by line. */
    private static final int FEW = 5;

    @Mixin
    private EvidenceHome home;

    @Mixin
    private LinkOptions links;

    @Mixin
    private Names names;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description =
                    "Credentials and lists of tags, JSON, and OpenPGP keyrings, armored or not; - is standard input.")
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

    @Option(
            names = "--keeper",
            paramLabel = "DID",
            description =
                    "Whose word you take for which tags are different people, by DID or by your name for it. Kept beside the log, and taken"
                            + " from then on.")
    private List<String> keepers = List.of();

    @Option(
            names = "--recorder",
            paramLabel = "DID",
            description =
                    "Whose signed records of what a registry answered you believe, by DID or by your name for them. Kept like keepers.")
    private List<String> recorders = List.of();

    @Mixin
    private KeyHome keys;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description =
                    "Your key that signs records of what a registry answered you; what it signs is believed from then on.")
    private Optional<String> key = Optional.empty();

    TrustAdd(Terminal terminal) {
        super(terminal);
    }

    /**
     * What became of one file.
     *
     * @param kept what of it the log holds, in the words of JSON
     * @param says the same for a person
     */
    private record Row(String file, String word, Exit exit, List<Problem> problems, JsonObject kept, String says) {
        static Row refused(String file, List<Problem> problems) {
            return new Row(file, "refused", Exit.REJECTED, problems, JsonObject.empty(), "");
        }
    }

    @Override
    Answer answer() {
        return CredentialFiles.among(given, terminal())
                .flatMap(files -> mappings()
                        .flatMap(given -> signer().flatMap(recorder -> believed(recorder)
                                .flatMap(believed -> checks(recorder)
                                        .flatMap(checks -> home.with(
                                                terminal(),
                                                given,
                                                believed,
                                                opened -> Result.ok(told(addAll(files, checks, opened), given))))))))
                .fold(answer -> answer, Answer::refused);
    }

    /** How credentials are verified, one verifier for all: it remembers the lists it saw. */
    private record Checks(CredentialVerifier verifier, VerificationPolicy policy, Optional<Signer> recorder) {}

    private Result<Checks> checks(Optional<Signer> recorder) {
        return links.limited(VerificationPolicy.strict())
                .flatMap(policy -> links.documents(terminal(), false)
                        .map(documents -> new Checks(
                                Setting.verifier(terminal())
                                        .following(documents)
                                        .withSchemas(List.of(JsonSchemaCheck.standard())),
                                policy,
                                recorder)));
    }

    private Result<List<Mapping>> mappings() {
        List<Mapping> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : mappings) {
            InputFile.read(file, terminal()).flatMap(Mapping::parse).fold(read::add, problems::addAll);
        }
        return problems.isEmpty() ? Result.ok(read) : Result.refused(problems);
    }

    private Result<Optional<Signer>> signer() {
        return key.isEmpty()
                ? Result.ok(Optional.empty())
                : keys.signer(key.get(), terminal(), Cryptography.standard()).map(Optional::of);
    }

    private Result<Believed> believed(Optional<Signer> signer) {
        return names.read(terminal())
                .flatMap(known -> dids(keepers, known)
                        .flatMap(trusted -> dids(recorders, known).map(recording -> new Believed(trusted, recording))))
                .map(named -> signer.map(own -> named.and(new Believed(Set.of(), Set.of(RecordedAnswer.recorder(own)))))
                        .orElse(named));
    }

    private static Result<Set<Did>> dids(List<String> named, Names.Known known) {
        Set<Did> dids = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        named.forEach(one -> known.did(one).fold(dids::add, problems::addAll));
        return problems.isEmpty() ? Result.ok(dids) : Result.refused(problems);
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
        return InputFile.read(file, OpenPgpKeyring.MOST_BYTES, terminal())
                .fold(
                        content -> {
                            if (AddedKeyring.isKeyring(content)) {
                                return keyring(name, content, opened, now);
                            }
                            int most = JsonLimits.standard().bytes();
                            return content.length > most
                                    ? Row.refused(name, List.of(InputFile.tooLarge(file, most)))
                                    : json(name, content, checks, opened, now);
                        },
                        problems -> Row.refused(name, problems));
    }

    private static Row keyring(String name, byte[] content, EvidenceHome.Opened opened, Instant now) {
        return AddedKeyring.to(opened.log(), content, now)
                .fold(
                        added -> new Row(
                                name,
                                word(added.isNew()),
                                added.skipped().isEmpty() ? Exit.ACCEPTED : Exit.REJECTED,
                                added.skipped(),
                                added.json(),
                                added.says()),
                        problems -> Row.refused(name, problems));
    }

    private static Row json(String name, byte[] content, Checks checks, EvidenceHome.Opened opened, Instant now) {
        Optional<JsonObject> exchange = RecordedAnswer.exchange(content);
        if (exchange.isEmpty()) {
            return credential(name, content, checks, opened, now);
        }
        return checks.recorder()
                .map(recorder -> RecordedAnswer.signed(exchange.get(), recorder, now))
                .orElseGet(() -> Result.refused(RecordedAnswer.unsigned()))
                .fold(record -> credential(name, record, checks, opened, now), problems -> Row.refused(name, problems));
    }

    private static Row credential(String name, byte[] content, Checks checks, EvidenceHome.Opened opened, Instant now) {
        return checks.verifier()
                .verify(content, checks.policy(), now)
                .fold(
                        accepted -> admit(name, accepted, opened, now),
                        rejected -> Row.refused(name, rejected.problems()),
                        undecided -> new Row(
                                name, "undecided", Exit.UNDECIDED, undecided.problems(), JsonObject.empty(), ""));
    }

    private static Row admit(
            String name, Verdict.Accepted<VerifiedCredential> accepted, EvidenceHome.Opened opened, Instant now) {
        return opened.intake()
                .readAll(accepted.value(), now)
                .flatMap(evidence -> opened.log()
                        .appendAll(evidence)
                        .map(added -> new Row(
                                name,
                                word(added > 0),
                                Exit.ACCEPTED,
                                List.of(),
                                Kept.json(accepted.value(), evidence),
                                Kept.says(accepted.value(), evidence))))
                .fold(
                        row -> row,
                        problems -> Row.refused(
                                name, problems.stream().map(TrustAdd::wayOn).toList()));
    }

    private static Problem wayOn(Problem problem) {
        if (problem.type() == TagProblem.KEEPER_NOT_ACCEPTED) {
            return problem.next("Name the keeper, if you take its word for who is who: --keeper DID.");
        }
        return problem.type() == RegistryProblem.RECORDER_NOT_ACCEPTED
                ? problem.next("Name the recorder, if you take its word for what a registry answered: --recorder DID.")
                : problem;
    }

    private static String word(boolean isNew) {
        return isNew ? "admitted" : "known";
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
        lines.add(String.format(Locale.ROOT, "%-9s %s", row.word(), Wording.printable(row.file())) + row.says());
        row.problems()
                .forEach(problem ->
                        lines.add(Wording.problems(List.of(problem)).indent(10).stripTrailing()));
        return lines;
    }

    private static JsonObject json(Row row) {
        JsonObject json = JsonObject.empty().with("file", row.file()).with("result", row.word());
        for (Map.Entry<String, JsonValue> member : row.kept().members().entrySet()) {
            json = json.with(member.getKey(), member.getValue());
        }
        return row.problems().isEmpty() ? json : json.with("problems", Answer.problemArray(row.problems()));
    }
}
