package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.policy.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose trust is asked for, under which policy, as of when; mixed into the commands that ask. */
final class Asking {
    @Mixin
    private EvidenceHome home;

    @Mixin
    private Sources sources;

    @Option(
            names = "--anchor",
            paramLabel = "DID",
            description = "Whom you trust to begin with, by DID or by your name for them; several times for several."
                    + " Replaces the policy's own.")
    private List<String> anchors = List.of();

    @Option(
            names = "--policy",
            paramLabel = "NAME|FILE",
            defaultValue = "vouched-newcomer",
            description = "A bundled policy (see: kith trust policies) or a file. Default: ${DEFAULT-VALUE}.")
    private String policy;

    @Option(
            names = "--community",
            paramLabel = "DID",
            description = "For whose purposes you ask, by DID or by your name for it: what was stated for another"
                    + " community does not count. Default: the anchors.")
    private Optional<String> community = Optional.empty();

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time that claims must hold at. Default: now.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "Count only evidence that had reached you by then. Default: now.")
    private Optional<String> knownAt = Optional.empty();

    @Mixin
    private Names names;

    /** A question with all that answering it takes. */
    record Asked(
            TrustEngine engine,
            List<Evidence> evidence,
            TrustGraph graph,
            Policy policy,
            Optional<Did> community,
            Instant asOf,
            Instant knownAt,
            View view,
            Names.Known names,
            Sources.Gathered gathered) {
        TrustAnswer answer(Did subject) {
            return engine.ask(new TrustQuestion(subject, community, asOf, knownAt), policy);
        }

        /** The same, shown another way. */
        Asked seen(View another) {
            return new Asked(engine, evidence, graph, policy, community, asOf, knownAt, another, names, gathered);
        }

        /** Problems of rows of the log that no longer verify. */
        List<Problem> unreadEvidence() {
            return gathered.unread();
        }
    }

    Result<Asked> prepare(Terminal terminal) {
        return prepare(Sources.Clocks::at, terminal);
    }

    /** The same by the clocks of a receipt: what the log knew then, and what was read for it then read as of then again. */
    Result<Asked> prepareThen(Clocks receipt, Terminal terminal) {
        return prepare(
                (claims, learned) -> new Sources.Clocks(
                        receipt.asOf(),
                        learned.isBefore(receipt.knownAt()) ? learned : receipt.knownAt(),
                        receipt.knownAt()),
                terminal);
    }

    /** The same, with all that the log knows now, where the receipt is of somebody who knew it before. */
    Result<Asked> prepareSince(Clocks receipt, Terminal terminal) {
        return prepare((claims, learned) -> new Sources.Clocks(receipt.asOf(), learned, receipt.knownAt()), terminal);
    }

    /** Those of a receipt: the time that it is about, and when what it was given on was known. */
    record Clocks(Instant asOf, Instant knownAt) {}

    private Result<Asked> prepare(BiFunction<Instant, Instant, Sources.Clocks> clocks, Terminal terminal) {
        return names.read(terminal)
                .flatMap(known -> chosenPolicy(terminal, known)
                        .flatMap(chosen -> chosenCommunity(known)
                                .flatMap(within -> Setting.time("--as-of", asOf, terminal)
                                        .flatMap(claims -> Setting.time("--known-at", knownAt, terminal)
                                                .flatMap(learned -> sources.with(
                                                                home,
                                                                known,
                                                                clocks.apply(claims, learned),
                                                                knownAt,
                                                                terminal)
                                                        .map(gathered -> new Asked(
                                                                TrustEngine.over(gathered.evidence()),
                                                                gathered.evidence(),
                                                                TrustGraph.of(gathered.evidence(), claims),
                                                                chosen,
                                                                within,
                                                                claims,
                                                                learned,
                                                                View.plain().named(known.names()),
                                                                known,
                                                                gathered)))))));
    }

    /** What was typed apart from the evidence, which is wrong whatever the evidence says. */
    Result<Names.Known> checked(Terminal terminal) {
        return names.read(terminal)
                .flatMap(known -> chosenPolicy(terminal, known)
                        .flatMap(policy -> chosenCommunity(known))
                        .flatMap(within -> Setting.time("--as-of", asOf, terminal))
                        .flatMap(claims -> Setting.time("--known-at", knownAt, terminal))
                        .map(learned -> known));
    }

    private Result<Policy> chosenPolicy(Terminal terminal, Names.Known known) {
        Result<Policy> found = Policy.bundledNames().contains(policy)
                ? Policy.bundled(policy)
                : policy.endsWith(".json") || policy.contains("/")
                        ? InputFile.read(Path.of(policy), terminal)
                                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                                .flatMap(Policy::parse)
                        : Result.refused(Problem.of(
                                        CliProblem.NO_SUCH_POLICY, "There is no bundled policy named '" + policy + "'.")
                                .next("Choose one of " + String.join(", ", Policy.bundledNames())
                                        + ", or name a .json file."));
        return anchors.isEmpty() ? found : found.flatMap(chosen -> dids(known).map(chosen::withAnchors));
    }

    private Result<Optional<Did>> chosenCommunity(Names.Known known) {
        return community.isEmpty()
                ? Result.ok(Optional.empty())
                : known.did(community.get()).map(Optional::of);
    }

    private Result<List<Did>> dids(Names.Known known) {
        List<Did> dids = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String anchor : anchors) {
            known.did(anchor).fold(dids::add, problems::addAll);
        }
        return problems.isEmpty() ? Result.ok(dids) : Result.refused(problems);
    }
}
