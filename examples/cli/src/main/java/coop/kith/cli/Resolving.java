package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that resolve: which version, as of when, and out of which bundle. */
final class Resolving {
    @Option(names = "--version-id", paramLabel = "ID", description = "The version of that id.")
    private Optional<String> versionId = Optional.empty();

    @Option(
            names = "--version-time",
            paramLabel = "TIME",
            description = "The version of that time; only methods with versions.")
    private Optional<String> versionTime = Optional.empty();

    @Option(
            names = "--version-number",
            paramLabel = "N",
            description = "The version of that number, from 1 (did:webvh).")
    private Optional<String> versionNumber = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "What was so at that time; also methods whose documents never change.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--no-cache", description = "Ask for an answer that nobody kept.")
    private boolean noCache;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Out of this bundle, at its time, without a network.")
    private Optional<Path> bundle = Optional.empty();

    /** The resolver of this machine, or of the bundle. */
    Result<DidResolver> resolver(Terminal terminal) {
        return bundle.map(file -> BundleFile.read(file, terminal).map(read -> read.resolver(DidMethods.standard())))
                .orElseGet(() -> Result.ok(Setting.resolver(terminal)));
    }

    Result<ResolutionOptions> options(Terminal terminal) {
        if (at.isPresent() && (versionId.isPresent() || versionTime.isPresent() || versionNumber.isPresent())) {
            return Result.refused(
                    Problem.of(CliProblem.TWO_VERSIONS, "--at chooses a version, and so do the options beside it.")
                            .next("Give one of --at, --version-id, --version-time and --version-number."));
        }
        ResolutionOptions plain = noCache ? ResolutionOptions.none().withoutCache() : ResolutionOptions.none();
        ResolutionOptions named = versionId.map(plain::atVersion).orElse(plain);
        ResolutionOptions numbered =
                versionNumber.map(number -> named.with("versionNumber", number)).orElse(named);
        return versionTime.isEmpty()
                ? Result.ok(numbered)
                : Setting.time("--version-time", versionTime, terminal).map(numbered::asOf);
    }

    /** One DID by these options. */
    Result<Resolution> resolve(String did, ResolutionOptions options, DidResolver resolver, Terminal terminal) {
        if (at.isEmpty()) {
            return Result.ok(resolver.resolve(did, options));
        }
        Result<Instant> time = Setting.time("--at", at, terminal);
        return time.map(instant -> Did.parse(did)
                .fold(
                        valid -> resolver.resolveAt(valid, instant),
                        problems -> new Resolution.Invalid(List.copyOf(problems))));
    }
}
