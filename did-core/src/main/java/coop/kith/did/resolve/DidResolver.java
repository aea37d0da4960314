package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.history.Permanence;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resolves DIDs with the methods it was given, and no others (DID Resolution 1.0 section 4.4). Immutable, safe for many threads. Whatever a method
 * does, the caller gets a {@link Resolution}: the document of another DID is refused here, and a method that throws is Unavailable.
 *
 * <pre>{@code
 * DidResolver resolver = DidResolver.of(DidMethods.standard(), new Surroundings(InstantSource.system(), HttpsFetcher.standard()));
 * String keys = resolver.resolve(did)
 *         .fold(
 *                 found -> "Keys: " + found.document().verificationMethods(),
 *                 gone -> "Deactivated",
 *                 invalid -> "No: " + invalid.problems().get(0).detail(),
 *                 unsure -> "Not now: " + unsure.problems().get(0).detail());
 * Resolution then = resolver.resolveAt(did, Instant.parse("2026-03-01T00:00:00Z")); // whose clock: Evidence.basis
 * }</pre>
 */
public final class DidResolver {
    private final Map<String, DidMethod> methods;
    private final Surroundings around;
    private final ResolutionCache cache;

    private DidResolver(Map<String, DidMethod> methods, Surroundings around, ResolutionCache cache) {
        this.methods = methods;
        this.around = around;
        this.cache = cache;
    }

    /** Offline. Throws IllegalArgumentException when two methods share a name. */
    public static DidResolver of(Collection<? extends DidMethod> methods, InstantSource clock) {
        return of(methods, new Surroundings(clock));
    }

    /** Throws IllegalArgumentException when two methods share a name. */
    public static DidResolver of(Collection<? extends DidMethod> methods, Surroundings around) {
        Map<String, DidMethod> byName = new TreeMap<>();
        for (DidMethod method : methods) {
            if (byName.put(method.name(), method) != null) {
                throw new IllegalArgumentException("two methods are named " + method.name());
            }
        }
        return new DidResolver(Collections.unmodifiableMap(byName), around, ResolutionCache.none());
    }

    /** The same resolver with a cache between it and its methods. */
    public DidResolver keeping(ResolutionCache answers) {
        return new DidResolver(methods, around, answers);
    }

    /** The names of the methods, sorted. */
    public Set<String> methods() {
        return methods.keySet();
    }

    /** The names of the further options of one of its methods; none for a method it does not have. */
    public Set<String> optionsOf(String method) {
        DidMethod known = methods.get(method);
        return known == null ? Set.of() : known.options();
    }

    public Resolution resolve(Did did) {
        return resolve(did, ResolutionOptions.none());
    }

    public Resolution resolve(Did did, ResolutionOptions options) {
        DidMethod method = methods.get(did.method());
        if (method == null) {
            return refused(notSupported(did));
        }
        List<Problem> problems = objections(method, options);
        if (!problems.isEmpty()) {
            return new Resolution.Invalid(problems);
        }
        Resolution answer = cache.answer(
                new Question(did, options, method.permanence()), options.noCache(), () -> asked(method, did, options));
        return options.expandRelativeUrls() && answer instanceof Resolution.Resolved found ? found.expanded() : answer;
    }

    /**
     * A newer answer than the one seen, for a caller whom that one let down: a signature that fails under a key out of a cache may be good under the key that
     * replaced it. Empty where {@code seen} is no cache's, or the cache was asked so often that it does not go out again now.
     */
    public Optional<Resolution> newer(Did did, Resolution seen) {
        DidMethod method = methods.get(did.method());
        Optional<Freshness> freshness = seen.fold(
                found -> Optional.of(found.freshness()),
                gone -> Optional.of(gone.freshness()),
                invalid -> Optional.empty(),
                unavailable -> Optional.empty());
        return method == null
                ? Optional.empty()
                : freshness.flatMap(known -> cache.newer(
                        new Question(did, ResolutionOptions.none(), method.permanence()),
                        known,
                        () -> asked(method, did, ResolutionOptions.none().withoutCache())));
    }

    /** As above from text; a text that is no DID gives Invalid with INVALID_DID. */
    public Resolution resolve(String did, ResolutionOptions options) {
        return Did.parse(did).fold(valid -> resolve(valid, options), Resolution.Invalid::new);
    }

    /** One answer for each DID, in their order; see {@link Batch#resolve}. */
    public List<Resolution> resolveAll(List<Did> dids, ResolutionOptions options, Batch batch) {
        return batch.resolve(this, dids, options);
    }

    /**
     * The document as it was at {@code time}. A method with versions is asked for that version; the document of an immutable one is the same at any time; of a
     * method that knows the present only, a time before now cannot be answered and is FEATURE_NOT_SUPPORTED. {@link Evidence#basis} says whose clock it rests on.
     */
    public Resolution resolveAt(Did did, Instant time) {
        return resolveAt(did, time, ResolutionOptions.none());
    }

    /** As above, with options beside the time; those that choose a version themselves are INVALID_OPTIONS. */
    public Resolution resolveAt(Did did, Instant time, ResolutionOptions options) {
        if (options.versionId().isPresent() || options.versionTime().isPresent()) {
            return refused(Problem.of(
                    DidProblem.INVALID_OPTIONS,
                    "what was so at " + time + " is one version, and versionId or versionTime asks for another"));
        }
        DidMethod method = methods.get(did.method());
        if (method == null || method.permanence() == Permanence.IMMUTABLE) {
            return resolve(did, options);
        }
        if (method.permanence() == Permanence.VERSIONED) {
            return resolve(did, options.asOf(time));
        }
        Instant now = around.clock().instant();
        return time.isBefore(now)
                ? refused(Problem.of(
                                DidProblem.FEATURE_NOT_SUPPORTED,
                                "did:" + method.name() + " keeps no earlier documents, so what " + did + " had at "
                                        + time + " cannot be told at " + now)
                        .next("Ask for the document of now, or keep what you resolve with its time."))
                : resolve(did, options);
    }

    /** Every version of the document that the method can verify; options that choose one version make no sense here and are refused. */
    public Past history(Did did, ResolutionOptions options) {
        DidMethod method = methods.get(did.method());
        if (method == null) {
            return new Past.Invalid(List.of(notSupported(did)));
        }
        if (options.versionId().isPresent() || options.versionTime().isPresent()) {
            return new Past.Invalid(List.of(Problem.of(
                    DidProblem.INVALID_OPTIONS, "a history has all versions, so none of them can be asked for")));
        }
        List<Problem> problems = objections(method, options);
        if (!problems.isEmpty()) {
            return new Past.Invalid(problems);
        }
        try {
            return method.history(did, options, around);
        } catch (RuntimeException | StackOverflowError broken) {
            return new Past.Unavailable(List.of(fault(method, did, broken)));
        }
    }

    public Past history(Did did) {
        return history(did, ResolutionOptions.none());
    }

    private static List<Problem> objections(DidMethod method, ResolutionOptions options) {
        List<Problem> problems = new ArrayList<>();
        boolean versioned =
                options.versionId().isPresent() || options.versionTime().isPresent();
        if (versioned && !method.hasVersions()) {
            problems.add(Problem.of(
                    DidProblem.FEATURE_NOT_SUPPORTED,
                    "did:" + method.name() + " has no versions, so versionId and versionTime cannot be asked of it"));
        }
        for (String name : options.more().keySet()) {
            if (!method.options().contains(name)) {
                problems.add(Problem.of(
                        DidProblem.FEATURE_NOT_SUPPORTED, "did:" + method.name() + " has no option \"" + name + "\""));
            }
        }
        if (options.versionId().isPresent() && options.versionTime().isPresent()) {
            problems.add(Problem.of(
                    DidProblem.INVALID_OPTIONS, "versionId and versionTime exclude each other, and both were given"));
        }
        options.accept()
                .ifPresent(accept ->
                        problems.addAll(Representation.preferred(accept).problems()));
        return problems;
    }

    private Resolution asked(DidMethod method, Did did, ResolutionOptions options) {
        Resolution answer;
        try {
            answer = method.resolve(did, options, around);
        } catch (RuntimeException | StackOverflowError broken) {
            // The one place where a fault in somebody's method is turned into an answer: DID Resolution 1.0 section
            // 4.4, last step.
            return new Resolution.Unavailable(List.of(fault(method, did, broken)));
        }
        if (!(answer instanceof Resolution.Resolved resolved)) {
            return answer;
        }
        if (!resolved.document().id().equals(did)) {
            return refused(Problem.of(
                    DidProblem.INVALID_DID_DOCUMENT,
                    "the document found under " + did + " has the id "
                            + resolved.document().id(),
                    JsonPointer.of("id")));
        }
        return resolved;
    }

    private Problem notSupported(Did did) {
        return Problem.of(
                        DidProblem.METHOD_NOT_SUPPORTED,
                        "did:" + did.method() + " is not among the methods of this resolver ("
                                + String.join(", ", methods.keySet()) + ")")
                .next("Pass that method to DidResolver.of, or ask for a DID of another method.");
    }

    private static Problem fault(DidMethod method, Did did, Throwable broken) {
        return Problem.of(
                        DidProblem.INTERNAL_ERROR,
                        "did:" + method.name() + " failed on " + did + " with "
                                + broken.getClass().getName())
                .next("This is a fault of the method, not of the DID: report it to whoever wrote the method.");
    }

    private static Resolution refused(Problem problem) {
        return new Resolution.Invalid(List.of(problem));
    }
}
