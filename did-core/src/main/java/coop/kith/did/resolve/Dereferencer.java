package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.resolve.Dereferenced.Origin;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows DID URLs: resolves the DID at the version that the URL asks for, then lets a chain of steps find the resource; the first step that feels
 * responsible decides. The chain is an argument, since this part of DID Resolution 1.0 is at risk and methods add their own steps. Nothing is fetched but what
 * resolving takes: the address of a service endpoint is given, and {@link #follow} goes on only where that address is a DID URL again. Immutable, safe for many
 * threads.
 *
 * <p>Of the URL's parameters, {@code versionId}, {@code versionTime} and those that the DID's method declares become options of the resolution. The option
 * {@value #VERIFICATION_RELATIONSHIP} demands a verification method that is listed for that purpose.
 */
public final class Dereferencer {
    /** The dereferencing option of DID Resolution 1.0, in {@link ResolutionOptions#more}. */
    public static final String VERIFICATION_RELATIONSHIP = "verificationRelationship";

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
        return dereference(url, options, asked -> resolver.resolve(url.did(), asked));
    }

    /**
     * What {@code url} named at {@code time}, in the document of {@link DidResolver#resolveAt}; INVALID_OPTIONS when the URL or the options choose a version
     * themselves.
     */
    public Dereferenced dereferenceAt(DidUrl url, Instant time, ResolutionOptions options) {
        return dereference(url, options, asked -> resolver.resolveAt(url.did(), time, asked));
    }

    private Dereferenced dereference(
            DidUrl url, ResolutionOptions options, Function<ResolutionOptions, Resolution> document) {
        return Wish.of(url, options, resolver.optionsOf(url.did().method()))
                .fold(
                        wish -> document.apply(forDocument(wish.options()))
                                .fold(
                                        found -> resource(wish, found),
                                        gone -> new Dereferenced.Gone(
                                                gone.documentMetadata(),
                                                List.of(new Origin(url.did(), gone.evidence(), gone.freshness()))),
                                        invalid -> new Dereferenced.Invalid(invalid.problems()),
                                        unavailable -> new Dereferenced.Unavailable(unavailable.problems())),
                        Dereferenced.Invalid::new);
    }

    /**
     * As {@link #dereference}, and where that gives addresses of which some are DID URLs again, these are followed in their turn: at most {@value Trail#MOST_DEEP}
     * deep and {@value Trail#MOST_URLS} in all, none twice on the way to an address. What goes beyond, or in a circle, is Invalid.
     */
    public Dereferenced follow(DidUrl url, ResolutionOptions options) {
        return new Trail(this, options).follow(url);
    }

    /** What only the steps understand is not for the method. */
    private static ResolutionOptions forDocument(ResolutionOptions options) {
        ResolutionOptions forMethod = options.without(VERIFICATION_RELATIONSHIP);
        boolean addresses = options.accept()
                .map(accept -> Representation.prefers(accept, Dereferenced.URI_LIST))
                .orElse(false);
        return addresses ? forMethod.acceptingAnything() : forMethod;
    }

    private Dereferenced resource(Wish wish, Resolution.Resolved document) {
        for (DereferencingStep step : steps) {
            Optional<Dereferenced> found = step.take(wish.rest(), wish.options(), document);
            if (found.isPresent()) {
                return from(wish.rest().did(), document, found.get());
            }
        }
        return new Dereferenced.Invalid(List.of(Problem.of(
                DidProblem.NOT_FOUND, "nothing here knows how to follow the path or query of " + wish.rest())));
    }

    /** What a step found rests on the document first, whatever the step says of others. */
    private static Dereferenced from(Did did, Resolution.Resolved document, Dereferenced answer) {
        if (!(answer instanceof Dereferenced.Found found)) {
            return answer;
        }
        List<Origin> origins = new ArrayList<>();
        origins.add(new Origin(did, document.evidence(), document.freshness()));
        origins.addAll(found.origins());
        return new Dereferenced.Found(found.contentType(), found.content(), found.contentMetadata(), origins);
    }
}
