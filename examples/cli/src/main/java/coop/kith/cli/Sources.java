package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Chronicle;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.intake.openpgp.OpenPgpIntake;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import coop.kith.trust.intake.registry.TrqpExchange;
import coop.kith.trust.intake.tag.TagIntake;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * Evidence on other grounds than credentials that is not in the log: read from where it is for each question, and first seen then. A policy counts it only where it names the ground
 * among its bases. Mixed into the commands that ask.
 */
final class Sources {
    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description = "An OpenPGP keyring, for policies with the basis openpgp, such as kernel-pgp-compat. What is"
                    + " in force now counts. Several times for several, as each of these.")
    private List<Path> keyrings = List.of();

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description = "A keeper's signed list of tags, for policies with the basis opaque-tag; with --keeper.")
    private List<Path> tags = List.of();

    @Option(
            names = "--keeper",
            paramLabel = "DID",
            description = "Whose word you take for which tags are different people, by DID or by your name for it.")
    private List<String> keepers = List.of();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "What a trust registry answered (TRQP), written down as"
                    + " coop.kith.trust.intake.registry.TrqpExchange describes, for policies with the basis delegated.")
    private List<Path> registries = List.of();

    /**
     * All evidence of one question.
     *
     * @param skipped of a keyring, what could not be read
     */
    record Gathered(List<Evidence> evidence, List<Problem> unread, List<Problem> skipped, List<Compromise> stolen) {}

    /**
     * By which clocks evidence is read.
     *
     * @param asOf the time that the question is about
     * @param learned what was known to the log then
     * @param given as of when what is given besides is read, and first seen
     */
    record Clocks(Instant asOf, Instant learned, Instant given) {
        /** What is given now is known now. */
        static Clocks at(Instant asOf, Instant learned) {
            return new Clocks(asOf, learned, learned);
        }
    }

    /**
     * The log of {@code home} and what was given besides. A log need not be there where something is given.
     *
     * @param past the time that was typed, where the question is about what was known then: what is read now was not
     */
    Result<Gathered> with(
            EvidenceHome home, Names.Known names, Clocks clocks, Optional<String> past, Terminal terminal) {
        if (keyrings.isEmpty() && tags.isEmpty() && registries.isEmpty()) {
            return home.read(terminal, clocks.asOf(), clocks.learned())
                    .map(log -> new Gathered(log.evidence(), log.problems(), List.of(), log.stolen()));
        }
        if (past.isPresent()) {
            return Result.refused(
                    Problem.of(
                                    CliProblem.SOURCE_OF_NOW,
                                    "A keyring, tags and registry answers are read now, and were not known at "
                                            + past.get() + ".")
                            .next(
                                    "Leave out the time, or the file; the log keeps keyrings, tags and signed records of answers: kith trust add FILE."));
        }
        return home.readIfThere(terminal, clocks.asOf(), clocks.learned())
                .flatMap(log -> read(names, clocks.given(), terminal).map(given -> joined(log, given)));
    }

    private record Given(List<Evidence> evidence, List<Problem> skipped) {}

    private static Gathered joined(EvidenceLog.Contents log, Given given) {
        Chronicle chronicle = new Chronicle();
        log.stolen().forEach(chronicle::note);
        List<Evidence> all = new ArrayList<>(log.evidence());
        given.evidence().forEach(one -> all.add(chronicle.told(one)));
        return new Gathered(List.copyOf(all), log.problems(), given.skipped(), log.stolen());
    }

    private Result<Given> read(Names.Known names, Instant at, Terminal terminal) {
        List<Evidence> evidence = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        keyrings.forEach(file -> keyring(file, terminal)
                .flatMap(ring -> {
                    skipped.addAll(ring.skipped());
                    return OpenPgpIntake.read(ring, at);
                })
                .fold(evidence::addAll, problems::addAll));
        if (!tags.isEmpty()) {
            keepers(names)
                    .fold(
                            keepers -> {
                                tags.forEach(file -> verified(file, at, terminal)
                                        .flatMap(list -> TagIntake.of(keepers).read(list, at))
                                        .fold(evidence::addAll, problems::addAll));
                                return true;
                            },
                            problems::addAll);
        }
        registries.forEach(file -> InputFile.read(file, terminal)
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(TrqpExchange::parse)
                .flatMap(exchange -> exchange.evidence(at))
                .fold(evidence::add, problems::addAll));
        return problems.isEmpty() ? Result.ok(new Given(evidence, skipped)) : Result.refused(problems);
    }

    private static Result<OpenPgpKeyring> keyring(Path file, Terminal terminal) {
        return InputFile.read(file, OpenPgpKeyring.MOST_BYTES, terminal)
                .flatMap(content -> OpenPgpKeyring.read(Bytes.of(content)));
    }

    private Result<Set<Did>> keepers(Names.Known names) {
        if (keepers.isEmpty()) {
            return Result.refused(Problem.of(
                            CliProblem.NO_KEEPER,
                            "A list of tags is worth what its keeper is worth, and none is named.")
                    .next("Name whose word you take: --keeper DID."));
        }
        Set<Did> dids = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        keepers.forEach(keeper -> names.did(keeper).fold(dids::add, problems::addAll));
        return problems.isEmpty() ? Result.ok(dids) : Result.refused(problems);
    }

    private static Result<VerifiedCredential> verified(Path file, Instant at, Terminal terminal) {
        return InputFile.read(file, terminal)
                .flatMap(content -> Setting.verifier(terminal)
                        .verify(content, VerificationPolicy.strict(), at)
                        .fold(
                                accepted -> Result.ok(accepted.value()),
                                rejected -> Result.<VerifiedCredential>refused(rejected.problems()),
                                undecided -> Result.<VerifiedCredential>refused(undecided.problems())));
    }
}
