package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.peer.LongForms;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which methods a command knows beyond those of {@link Setting}; mixed into the commands that resolve DIDs. */
final class MethodOptions {
    @Option(
            names = "--delegate",
            paramLabel = "METHOD=URL",
            description = "Ask the resolver at URL for DIDs of METHOD, and trust it; can be repeated, also for one"
                    + " METHOD: the next is asked where one cannot tell. For every command: $KITH_DELEGATES.")
    private List<String> delegates = new ArrayList<>();

    @Option(
            names = "--long-forms",
            paramLabel = "FILE",
            description = "Long did:peer DIDs, one a line, so that their short forms resolve.")
    private Optional<Path> longForms = Optional.empty();

    /** The resolver of this machine; or, where {@code bundle} names one, of the bundle's bytes and time. */
    Result<DidResolver> resolver(Optional<Path> bundle, Terminal terminal) {
        return bundle.map(file -> BundleFile.read(file, terminal)
                        .flatMap(read -> ofAnotherTime(terminal).map(read::resolver)))
                .orElseGet(() -> methods(terminal)
                        .map(methods ->
                                DidResolver.of(methods, new Surroundings(terminal.clock(), terminal.network()))));
    }

    /** With what is remembered of logs. */
    Result<List<DidMethod>> methods(Terminal terminal) {
        return with(terminal.memory(), terminal);
    }

    /** For bytes that were or will be read at another time: with a memory of longer logs, they would be taken for shortened ones. */
    Result<List<DidMethod>> ofAnotherTime(Terminal terminal) {
        return with(Setting.newMemory(), terminal);
    }

    private Result<List<DidMethod>> with(LogMemory memory, Terminal terminal) {
        return longForms(terminal)
                .map(forms -> Setting.methods(memory, forms))
                .flatMap(own -> Delegates.parse("--delegate", delegates, own)
                        .map(asked -> asked.before(Setting.delegates(terminal)).beside(own)));
    }

    private Result<LongForms> longForms(Terminal terminal) {
        return longForms
                .map(file -> InputFile.read(file, terminal).flatMap(MethodOptions::longForms))
                .orElseGet(() -> Result.ok(LongForms.none()));
    }

    private static Result<LongForms> longForms(byte[] file) {
        List<Did> known = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            Result<Did> longForm = Did.parse(line.strip())
                    .flatMap(did -> DidPeer.shortForm(did).map(shortForm -> did));
            if (!longForm.isOk()) {
                return Result.refused(longForm.problems());
            }
            known.add(longForm.orThrow());
        }
        return Result.ok(LongForms.of(known));
    }
}
