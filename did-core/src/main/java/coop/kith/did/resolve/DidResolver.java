package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resolves DIDs with the methods it was given, and no others (DID Resolution 1.0 section 4.4). Immutable, safe for many threads. Whatever a method
 * does, the caller gets a {@link Resolution}: the document of another DID is refused here, and a method that throws is Unavailable.
 */
public final class DidResolver {
    private final Map<String, DidMethod> methods;
    private final Surroundings around;

    private DidResolver(Map<String, DidMethod> methods, Surroundings around) {
        this.methods = methods;
        this.around = around;
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
        return new DidResolver(Collections.unmodifiableMap(byName), around);
    }

    /** The names of the methods, sorted. */
    public Set<String> methods() {
        return methods.keySet();
    }

    public Resolution resolve(Did did) {
        return resolve(did, ResolutionOptions.none());
    }

    public Resolution resolve(Did did, ResolutionOptions options) {
        DidMethod method = methods.get(did.method());
        if (method == null) {
            return refused(Problem.of(
                            DidProblem.METHOD_NOT_SUPPORTED,
                            "did:" + did.method() + " is not among the methods of this resolver ("
                                    + String.join(", ", methods.keySet()) + ")")
                    .next("Pass that method to DidResolver.of, or ask for a DID of another method."));
        }
        List<Problem> problems = objections(method, options);
        if (!problems.isEmpty()) {
            return new Resolution.Invalid(problems);
        }
        return asked(method, did, options);
    }

    /** As above from text; a text that is no DID gives Invalid with INVALID_DID. */
    public Resolution resolve(String did, ResolutionOptions options) {
        return Did.parse(did).fold(valid -> resolve(valid, options), Resolution.Invalid::new);
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
            return new Resolution.Unavailable(List.of(Problem.of(
                            DidProblem.INTERNAL_ERROR,
                            "did:" + method.name() + " failed on " + did + " with "
                                    + broken.getClass().getName())
                    .next("This is a fault of the method, not of the DID: report it to whoever wrote the method.")));
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
        return options.expandRelativeUrls() ? resolved.expanded() : resolved;
    }

    private static Resolution refused(Problem problem) {
        return new Resolution.Invalid(List.of(problem));
    }
}
