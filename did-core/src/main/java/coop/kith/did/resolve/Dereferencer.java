package coop.kith.did.resolve;

import coop.kith.did.DidParameters;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Follows DID URLs: resolves the DID at the version that the URL asks for, then lets a chain of steps find the resource; the first step that feels
 * responsible decides. The chain is an argument, since this part of DID Resolution 1.0 is at risk and methods add their own steps. Nothing is fetched: a service
 * endpoint's address is given, not followed, so there is no cycle to fall into. Immutable, safe for many threads.
 */
public final class Dereferencer {
    private final DidResolver resolver;
    private final List<DereferencingStep> steps;

    private Dereferencer(DidResolver resolver, List<DereferencingStep> steps) {
        this.resolver = resolver;
        this.steps = List.copyOf(steps);
    }

    /** With {@link DereferencingSteps#standard()}. */
    public static Dereferencer of(DidResolver resolver) {
        return of(resolver, DereferencingSteps.standard());
    }

    public static Dereferencer of(DidResolver resolver, List<DereferencingStep> steps) {
        return new Dereferencer(resolver, steps);
    }

    /** As below from text; a text that is no DID URL gives Invalid with INVALID_DID_URL. */
    public Dereferenced dereference(String url, ResolutionOptions options) {
        return DidUrl.parse(url).fold(valid -> dereference(valid, options), Dereferenced.Invalid::new);
    }

    /** What {@code url} names; NOT_FOUND when no step knows such a URL or the document has no such part. */
    public Dereferenced dereference(DidUrl url, ResolutionOptions options) {
        return versioned(url.parameters(), options)
                .fold(
                        asked -> resolver.resolve(url.did(), forDocument(asked))
                                .fold(
                                        found -> resource(url, asked, found),
                                        gone -> new Dereferenced.Gone(gone.documentMetadata()),
                                        invalid -> new Dereferenced.Invalid(invalid.problems()),
                                        unavailable -> new Dereferenced.Unavailable(unavailable.problems())),
                        Dereferenced.Invalid::new);
    }

    /** A list of addresses is no representation of a document: that wish is for the steps. */
    private static ResolutionOptions forDocument(ResolutionOptions options) {
        return options.accept().equals(Optional.of(Dereferenced.URI_LIST)) ? options.acceptingAnything() : options;
    }

    private Dereferenced resource(DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        for (DereferencingStep step : steps) {
            Optional<Dereferenced> found = step.take(url, options, document);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Dereferenced.Invalid(List.of(
                Problem.of(DidProblem.NOT_FOUND, "nothing here knows how to follow the path or query of " + url)));
    }

    /** DID Resolution 1.0 section 5.4: the version parameters of a DID URL are resolution options. */
    private static Result<ResolutionOptions> versioned(DidParameters parameters, ResolutionOptions options) {
        Optional<String> id = parameters.value("versionId");
        Optional<String> time = parameters.value("versionTime");
        if (id.isEmpty() && time.isEmpty()) {
            return Result.ok(options);
        }
        if (options.versionId().isPresent() || options.versionTime().isPresent()) {
            return Result.refused(Problem.of(
                    DidProblem.INVALID_OPTIONS, "a version is asked for twice, in the DID URL and in the options"));
        }
        return id.isPresent()
                ? Result.ok(options.atVersion(id.get()))
                : time(time.orElse("")).map(options::asOf);
    }

    /** DID Core 1.1 section 4 "datetime" as DID Resolution 1.0 narrows it: UTC, whole seconds, {@code 2026-01-31T00:00:00Z}. */
    private static Result<Instant> time(String text) {
        try {
            if (text.length() == 20 && text.endsWith("Z")) {
                return Result.ok(Instant.parse(text));
            }
        } catch (DateTimeException notATime) {
            return refusedTime();
        }
        return refusedTime();
    }

    private static Result<Instant> refusedTime() {
        return Result.refused(Problem.of(
                DidProblem.INVALID_DID_URL, "versionTime must be UTC in whole seconds, such as 2026-01-31T00:00:00Z"));
    }
}
