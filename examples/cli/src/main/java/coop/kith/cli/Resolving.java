package coop.kith.cli;

import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

    @Option(names = "--expand-relative-urls", description = "Write out the relative DID URLs of the document.")
    private boolean expandRelativeUrls;

    @Mixin
    private MethodOptions methods = new MethodOptions();

    Result<DidResolver> resolver(Terminal terminal) {
        return methods.resolver(bundle, terminal);
    }

    Result<ResolutionOptions> options(Terminal terminal) {
        if (at.isPresent() && (versionId.isPresent() || versionTime.isPresent() || versionNumber.isPresent())) {
            return Result.refused(
                    Problem.of(CliProblem.TWO_VERSIONS, "--at chooses a version, and so do the options beside it.")
                            .next("Give one of --at, --version-id, --version-time and --version-number."));
        }
        ResolutionOptions kept = noCache ? ResolutionOptions.none().withoutCache() : ResolutionOptions.none();
        ResolutionOptions plain = expandRelativeUrls ? kept.expandingRelativeUrls() : kept;
        ResolutionOptions named = versionId.map(plain::atVersion).orElse(plain);
        ResolutionOptions numbered =
                versionNumber.map(number -> named.with("versionNumber", number)).orElse(named);
        return versionTime.isEmpty()
                ? Result.ok(numbered)
                : Setting.time("--version-time", versionTime, terminal).map(numbered::asOf);
    }

    /** The time that {@code --at} names. */
    Result<Optional<Instant>> at(Terminal terminal) {
        return at.isEmpty()
                ? Result.ok(Optional.empty())
                : Setting.time("--at", at, terminal).map(Optional::of);
    }
}
