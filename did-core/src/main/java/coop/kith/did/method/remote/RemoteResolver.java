package coop.kith.did.method.remote;

import coop.kith.did.http.ResolverClient;
import coop.kith.did.resolve.DidMethod;
import coop.kith.net.HttpsUrl;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resolvers elsewhere, asked over HTTPS for the methods that Kith does not implement (DID Resolution 1.0, "HTTP(S) Binding", as the Universal Resolver has it).
 * Whoever runs them decides what the documents say: nothing but the form of an answer and the DID in it can be checked, and the evidence of every answer
 * says so ({@link coop.kith.did.evidence.Delegation}). So methods are delegated one by one, by name:
 *
 * <pre>{@code
 * RemoteResolver ours = RemoteResolver.at("https://resolver.coop.example/1.0/identifiers/");
 * List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
 * methods.addAll(ours.methods("ethr", "cheqd", "ebsi"));
 * DidResolver resolver = DidResolver.of(methods, new Surroundings(InstantSource.system(), HttpsFetcher.standard()));
 * }</pre>
 *
 * Immutable, safe for many threads.
 */
public final class RemoteResolver {
    private static final Pattern METHOD = Pattern.compile("[a-z0-9]+");

    private final List<ResolverClient> resolvers;

    private RemoteResolver(List<ResolverClient> resolvers) {
        this.resolvers = resolvers;
    }

    /**
     * A resolver, and others to be asked in this order where one cannot tell now. An answer that something is invalid or not found stands.
     *
     * @param base what the DID is put behind, such as {@code https://resolver.coop.example/1.0/identifiers/}; throws IllegalArgumentException when it is no HTTPS
     *     address or has a query
     */
    public static RemoteResolver at(String base, String... others) {
        return new RemoteResolver(Stream.concat(Stream.of(base), Stream.of(others))
                .map(RemoteResolver::client)
                .toList());
    }

    private static ResolverClient client(String base) {
        if (base.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a query cannot stand in front of a DID: " + base);
        }
        return HttpsUrl.parse(base.endsWith("/") ? base : base + '/').fold(ResolverClient::new, problems -> {
            throw new IllegalArgumentException(problems.get(0).detail());
        });
    }

    /** One method, delegated. Throws IllegalArgumentException when {@code name} is no method name. */
    public DidMethod method(String name) {
        if (!METHOD.matcher(name).matches()) {
            throw new IllegalArgumentException("a method name has lower-case letters and digits: " + name);
        }
        return new RemoteMethod(name, resolvers);
    }

    /** Several methods, each delegated. */
    public List<DidMethod> methods(String... names) {
        return Stream.of(names).map(this::method).toList();
    }
}
