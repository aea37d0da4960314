package coop.kith.cli;

import coop.kith.did.method.remote.RemoteResolver;
import coop.kith.did.resolve.DidMethod;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The remote resolvers that are trusted for methods which are not verified here.
 *
 * @param places the addresses for each method, in the order in which they are asked
 */
record Delegates(Map<String, List<String>> places) {
    /** In the environment: METHOD=URL, with spaces between several. */
    static final String VARIABLE = "KITH_DELEGATES";

    /** What the environment says, for every command. */
    static Result<Delegates> of(Map<String, String> environment) {
        String said = environment.getOrDefault(VARIABLE, "").strip();
        return said.isEmpty()
                ? Result.ok(new Delegates(Map.of()))
                : parse(VARIABLE, List.of(said.split("\\s+")), Setting.newMethods());
    }

    /**
     * METHOD=URL each.
     *
     * @param source where they were written, for the reader of a problem
     * @param own the methods that nobody else is asked for
     */
    static Result<Delegates> parse(String source, List<String> given, List<DidMethod> own) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (String one : given) {
            int middle = one.indexOf('=');
            String method = middle < 0 ? "" : one.substring(0, middle);
            String place = one.substring(middle + 1);
            if (!method.matches("[a-z0-9]+")
                    || place.indexOf('?') >= 0
                    || !HttpsUrl.parse(place).isOk()) {
                return refused(source, source + " takes a method and an https address, not '" + one + "'.");
            }
            if (own.stream().anyMatch(known -> known.name().equals(method))) {
                return refused(source, "did:" + method + " is resolved and verified here, so nobody is asked for it.");
            }
            places.computeIfAbsent(method, first -> new ArrayList<>()).add(place);
        }
        return Result.ok(new Delegates(places));
    }

    /** These, and {@code others} for the methods that are not among them. */
    Delegates before(Delegates others) {
        Map<String, List<String>> all = new LinkedHashMap<>(others.places);
        all.putAll(places);
        return new Delegates(all);
    }

    List<DidMethod> beside(List<DidMethod> own) {
        List<DidMethod> methods = new ArrayList<>(own);
        places.forEach((method, urls) -> methods.add(
                RemoteResolver.at(urls.get(0), urls.subList(1, urls.size()).toArray(String[]::new))
                        .method(method)));
        return List.copyOf(methods);
    }

    private static Result<Delegates> refused(String source, String detail) {
        String example = source.equals(VARIABLE) ? VARIABLE + "=" : source + " ";
        return Result.refused(Problem.of(CliProblem.BAD_DELEGATE, detail)
                .next("Write " + example + "ethr=https://resolver.example/1.0/identifiers/."));
    }
}
