package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.resolve.Dereferenced;
import coop.kith.did.resolve.Dereferencer;
import coop.kith.did.resolve.DereferencingResult;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "resolve",
        description = {
            "Resolve a DID to its document, or follow a DID URL to what it names.",
            "With --json: the resolution or dereferencing result of DID Resolution 1.0, with the evidence."
        },
        footer = {
            "",
            "Examples:",
            "  kith did resolve did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
            "  kith did resolve did:webvh:QmSCID...:coop.example --at 2026-01-31T00:00:00Z",
            "  kith did resolve 'did:webvh:QmSCID...:coop.example#key-1' --at 2026-01-31T00:00:00Z",
            "  kith did resolve 'did:webvh:QmSCID...:coop.example/whois'",
            "  kith did resolve did:ethr:0xb9c5... --delegate ethr=https://resolver.example/1.0/identifiers/",
            "  kith did resolve did:webvh:QmSCID...:coop.example --version-number 1 --bundle kept.json --json"
        })
final class DidResolve extends Command {
    @Parameters(paramLabel = "DID", description = "The DID, or a DID URL with a path, a query or a fragment.")
    private String did;

    @Option(
            names = "--accept",
            paramLabel = "TYPE",
            description = "The media type of the document, such as application/did, or text/uri-list.")
    private Optional<String> accept = Optional.empty();

    @Mixin
    private Resolving resolving = new Resolving();

    DidResolve(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return resolving
                .options(terminal())
                .map(options -> accept.map(options::accepting).orElse(options))
                .flatMap(options -> resolving
                        .at(terminal())
                        .flatMap(time ->
                                resolving.resolver(terminal()).map(resolver -> answer(options, time, resolver))))
                .fold(answer -> answer, Answer::refused);
    }

    private Answer answer(ResolutionOptions options, Optional<Instant> time, DidResolver resolver) {
        boolean url = did.indexOf('/') >= 0 || did.indexOf('?') >= 0 || did.indexOf('#') >= 0;
        return url
                ? dereferenced(DidUrl.parse(did)
                        .fold(valid -> dereference(valid, options, time, resolver), Dereferenced.Invalid::new))
                : resolved(
                        Did.parse(did).fold(valid -> resolve(valid, options, time, resolver), Resolution.Invalid::new),
                        options);
    }

    private static Resolution resolve(
            Did valid, ResolutionOptions options, Optional<Instant> time, DidResolver resolver) {
        return time.map(instant -> resolver.resolveAt(valid, instant, options))
                .orElseGet(() -> resolver.resolve(valid, options));
    }

    private static Dereferenced dereference(
            DidUrl valid, ResolutionOptions options, Optional<Instant> time, DidResolver resolver) {
        Dereferencer dereferencer = Dereferencer.of(resolver);
        return time.map(instant -> dereferencer.dereferenceAt(valid, instant, options))
                .orElseGet(() -> dereferencer.dereference(valid, options));
    }

    private Answer resolved(Resolution resolution, ResolutionOptions options) {
        JsonObject json = ResolutionResult.of(resolution, options);
        return resolution.fold(
                found -> new Answer(
                        Exit.ACCEPTED,
                        json,
                        Wording.pretty(found.document().json()),
                        EvidenceNotice.of(found.evidence())),
                gone -> new Answer(Exit.REJECTED, json, deactivated()),
                wrong -> new Answer(Exit.REJECTED, json, Wording.problems(wrong.problems())),
                later -> new Answer(Exit.UNDECIDED, json, Wording.problems(later.problems())));
    }

    private Answer dereferenced(Dereferenced found) {
        JsonObject json = DereferencingResult.of(found);
        return found.fold(
                resource -> new Answer(Exit.ACCEPTED, json, text(resource), notices(resource)),
                gone -> new Answer(Exit.REJECTED, json, deactivated()),
                wrong -> new Answer(Exit.REJECTED, json, Wording.problems(wrong.problems())),
                later -> new Answer(Exit.UNDECIDED, json, Wording.problems(later.problems())));
    }

    private static String notices(Dereferenced.Found resource) {
        return resource.origins().stream()
                .map(origin -> EvidenceNotice.of(origin.evidence()))
                .filter(notice -> !notice.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private String deactivated() {
        return "deactivated: " + Wording.printable(did) + " was deactivated and has no document.";
    }

    /** Addresses one on each line, anything else as JSON. */
    private static String text(Dereferenced.Found resource) {
        JsonValue content = resource.content();
        return resource.contentType().equals(Dereferenced.URI_LIST) && content instanceof JsonArray array
                ? array.items().stream()
                        .filter(JsonString.class::isInstance)
                        .map(item -> Wording.printable(((JsonString) item).value()))
                        .collect(Collectors.joining("\n"))
                : Wording.pretty(content);
    }
}
