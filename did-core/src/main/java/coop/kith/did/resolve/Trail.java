package coop.kith.did.resolve;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One walk along DID URLs that lead to one another, with a list of where to go next instead of a stack of calls. */
final class Trail {
    static final int MOST_DEEP = 8;

    /** Each may cost a resolution over the network; an honest service has a handful of endpoints. */
    static final int MOST_URLS = 32;

    private final Dereferencer dereferencer;
    private final ResolutionOptions options;
    private final Set<String> addresses = new LinkedHashSet<>();
    private final List<Dereferenced.Origin> origins = new ArrayList<>();
    private int walked;

    /** A URL still to be followed, and the ones that led to it. */
    private record Stop(DidUrl url, List<DidUrl> before) {}

    Trail(Dereferencer dereferencer, ResolutionOptions options) {
        this.dereferencer = dereferencer;
        this.options = options;
    }

    Dereferenced follow(DidUrl start) {
        Dereferenced first = dereferencer.dereference(start, options);
        if (!leadsToDidUrls(first)) {
            return first;
        }
        Deque<Stop> ahead = new ArrayDeque<>(List.of(new Stop(start, List.of())));
        while (!ahead.isEmpty()) {
            Stop here = ahead.removeFirst();
            if (++walked > MOST_URLS || here.before().size() > MOST_DEEP) {
                return refused(
                        DereferencingProblem.TOO_FAR,
                        start + " leads on from one DID URL to the next, at last to " + here.url());
            }
            Dereferenced found = here.before().isEmpty() ? first : dereferencer.dereference(here.url(), options);
            if (!(found instanceof Dereferenced.Found resource)
                    || !resource.contentType().equals(Dereferenced.URI_LIST)) {
                return found;
            }
            origins.addAll(resource.origins());
            List<DidUrl> path = new ArrayList<>(here.before());
            path.add(here.url());
            Result<List<Stop>> next = sorted(resource, path);
            if (!next.isOk()) {
                return new Dereferenced.Invalid(next.problems());
            }
            ahead.addAll(next.orThrow());
        }
        return new Dereferenced.Found(
                Dereferenced.URI_LIST, JsonArray.ofStrings(List.copyOf(addresses)), JsonObject.empty(), origins);
    }

    /** Keeps the addresses; the DID URLs among them are the next stops. */
    private Result<List<Stop>> sorted(Dereferenced.Found resource, List<DidUrl> path) {
        List<Stop> next = new ArrayList<>();
        for (String address : strings(resource.content())) {
            if (!address.startsWith("did:")) {
                addresses.add(address);
                continue;
            }
            Result<DidUrl> url = DidUrl.parse(address);
            if (!url.isOk()) {
                return Result.refused(url.problems());
            }
            if (path.contains(url.orThrow())) {
                return Result.refused(Problem.of(
                        DereferencingProblem.CYCLE, path.get(path.size() - 1) + " leads back to " + url.orThrow()));
            }
            next.add(new Stop(url.orThrow(), path));
        }
        return Result.ok(next);
    }

    private static boolean leadsToDidUrls(Dereferenced answer) {
        return answer instanceof Dereferenced.Found found
                && found.contentType().equals(Dereferenced.URI_LIST)
                && strings(found.content()).stream().anyMatch(address -> address.startsWith("did:"));
    }

    private static List<String> strings(JsonValue list) {
        List<String> strings = new ArrayList<>();
        if (list instanceof JsonArray array) {
            array.items().stream()
                    .filter(JsonString.class::isInstance)
                    .forEach(item -> strings.add(((JsonString) item).value()));
        }
        return strings;
    }

    private static Dereferenced refused(DereferencingProblem type, String detail) {
        return new Dereferenced.Invalid(List.of(Problem.of(type, detail)));
    }
}
