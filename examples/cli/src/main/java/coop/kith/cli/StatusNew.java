package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.UrlGrammar;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.store.IndexOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "new",
        description = {
            "Make a status list for credentials of one issuer: the did:key of a key, or the DID given.",
            "The list has 131072 places, and is published at its URL by whoever serves that."
        },
        footer = {
            "",
            "Examples:",
            "  kith status new members --url https://club.example/status/1 --key coop",
            "  kith status new members --url https://club.example/status/1 --issuer did:web:club.example --ttl 15"
        })
final class StatusNew extends Command {
    @Mixin
    private RegistryHome registry;

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "LIST", description = "What you call the list.")
    private String name;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Where the list will be published.")
    private String url;

    @Option(names = "--key", paramLabel = "NAME", description = "The key whose did:key issues the credentials.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--issuer", paramLabel = "DID", description = "The DID that issues the credentials.")
    private Optional<String> issuer = Optional.empty();

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "revocation, suspension or refresh; may be repeated. Default: revocation and suspension.")
    private List<String> purposes = List.of("revocation", "suspension");

    @Option(names = "--sequential", description = "Give out places in order. Default: in an order nobody can foresee.")
    private boolean sequential;

    @Option(
            names = "--ttl",
            paramLabel = "MINUTES",
            description = "How long verifiers go on with a list before they ask for a new one.")
    private Optional<Integer> minutes = Optional.empty();

    @Option(names = "--valid-for", paramLabel = "DAYS", description = "How long a published list holds.")
    private Optional<Integer> days = Optional.empty();

    StatusNew(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return issuer().flatMap(this::plan)
                .flatMap(plan -> registry.with(
                        terminal(),
                        open -> open.add(name, plan, sequential ? IndexOrder.SEQUENTIAL : IndexOrder.RANDOM)))
                .fold(
                        plan -> new Answer(
                                Exit.ACCEPTED,
                                JsonObject.empty()
                                        .with("name", name)
                                        .with("url", plan.url())
                                        .with("issuer", plan.issuer())
                                        .with(
                                                "purposes",
                                                JsonArray.ofStrings(plan.purposes().stream()
                                                        .map(StatusPurpose::word)
                                                        .toList()))
                                        .with("entries", JsonNumber.of(plan.entries())),
                                "The list " + Wording.printable(name) + " is there, with " + plan.entries()
                                        + " places, for credentials by " + Wording.printable(plan.issuer())
                                        + ".\nnext: kith vc issue FILE --key NAME --status "
                                        + Wording.printable(name) + ", and publish it: kith status publish "
                                        + Wording.printable(name) + " --key NAME"),
                        Answer::refused);
    }

    private Result<String> issuer() {
        if (key.isPresent() == issuer.isPresent()) {
            return usage("A list has one issuer: pass --key NAME, or --issuer DID.");
        }
        return issuer.map(Result::ok)
                .orElseGet(() -> home.signer(key.orElseThrow(), terminal(), Cryptography.standard())
                        .map(signer -> DidKey.of(signer.publicKey()).toString()));
    }

    private Result<StatusListPlan> plan(String by) {
        List<StatusPurpose> known = purposes.stream()
                .flatMap(word -> StatusPurpose.of(word).stream())
                .filter(purpose -> purpose != StatusPurpose.MESSAGE)
                .distinct()
                .toList();
        if (known.size() != purposes.size()) {
            return usage("A purpose is revocation, suspension or refresh, each once.");
        }
        if (UrlGrammar.fault(url).isPresent() || UrlGrammar.fault(by).isPresent()) {
            return usage("--url takes a URL, and --issuer a DID.");
        }
        if (minutes.filter(count -> count < 0).isPresent()
                || days.filter(count -> count < 1).isPresent()) {
            return usage("--ttl takes a number of minutes, and --valid-for one of days.");
        }
        StatusListPlan plan = StatusListPlan.of(url, by, known.toArray(StatusPurpose[]::new));
        StatusListPlan timed = minutes.map(count -> plan.withTimeToLive(Duration.ofMinutes(count)))
                .orElse(plan);
        return Result.ok(
                days.map(count -> timed.withValidity(Duration.ofDays(count))).orElse(timed));
    }

    private static <T> Result<T> usage(String detail) {
        return Result.refused(Problem.of(CliProblem.BAD_STATUS_LIST, detail).next("See: kith status new --help"));
    }
}
