package coop.kith.did.resolve;

import coop.kith.did.DidParameters;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.json.DateTimeStamp;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A DID URL taken apart for dereferencing: the parameters that choose a document become resolution options (DID Resolution 1.0, "Dereferencing the Resource", step
 * 2), the rest of the URL is for the steps.
 *
 * @param rest without the parameters that were understood
 */
record Wish(DidUrl rest, ResolutionOptions options) {
    /** {@code methodOptions}: the parameters that the DID's method knows besides the two of the specification. */
    static Result<Wish> of(DidUrl url, ResolutionOptions options, Set<String> methodOptions) {
        ResolutionOptions asked = options;
        List<DidParameters.Parameter> left = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DidParameters.Parameter parameter : url.parameters().list()) {
            String name = parameter.name();
            boolean version = name.equals("versionId") || name.equals("versionTime");
            if (!version && !methodOptions.contains(name)) {
                left.add(parameter);
                continue;
            }
            if (!seen.add(name)) {
                return Result.refused(Problem.of(
                        DidProblem.INVALID_DID_URL,
                        "the parameter " + name
                                + " stands more than once in the query, and it can have one value only"));
            }
            boolean twice = version
                    ? options.versionId().isPresent() || options.versionTime().isPresent()
                    : options.more().containsKey(name);
            if (twice) {
                return Result.refused(Problem.of(
                        DidProblem.INVALID_OPTIONS,
                        version
                                ? "a version is asked for twice, in the DID URL and in the options"
                                : name + " is asked for twice, in the DID URL and in the options"));
            }
            Result<ResolutionOptions> more = with(asked, name, parameter.value());
            if (!more.isOk()) {
                return Result.refused(more.problems());
            }
            asked = more.orThrow();
        }
        return Result.ok(new Wish(seen.isEmpty() ? url : without(url, seen, left.isEmpty()), asked));
    }

    private static Result<ResolutionOptions> with(ResolutionOptions options, String name, String value) {
        return switch (name) {
            case "versionId" -> Result.ok(options.atVersion(value));
            case "versionTime" -> time(value).map(options::asOf);
            default -> Result.ok(options.with(name, value));
        };
    }

    /** The query as it was written, without the pairs of these names. */
    private static DidUrl without(DidUrl url, Set<String> names, boolean all) {
        if (all) {
            return new DidUrl(url.did(), url.path(), Optional.empty(), url.fragment());
        }
        String[] pairs = url.query().orElse("").split("&", -1);
        List<DidParameters.Parameter> read = url.parameters().list();
        List<String> kept = new ArrayList<>();
        for (int at = 0; at < pairs.length; at++) {
            if (!names.contains(read.get(at).name())) {
                kept.add(pairs[at]);
            }
        }
        return new DidUrl(url.did(), url.path(), Optional.of(String.join("&", kept)), url.fragment());
    }

    /** DID Resolution 1.0, "Datetime": UTC, whole seconds, {@code 2026-01-31T00:00:00Z}. */
    static Result<Instant> time(String text) {
        boolean shaped = text.length() == "2026-01-31T00:00:00Z".length() && text.endsWith("Z");
        Optional<Instant> time =
                shaped ? DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()) : Optional.empty();
        return time.map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                        DidProblem.INVALID_DID_URL,
                        "versionTime must be UTC in whole seconds, such as 2026-01-31T00:00:00Z")));
    }
}
