package coop.kith.did.method.web;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_DELEGATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_INVOCATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.KeyDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.location.WebLocation;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.net.FetchLimits;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * did:web (W3C CCG did-method-web): the document lies on a web server, and whoever holds the domain, its name servers or its certificates holds the DID. It has
 * no history: a past signature is judged by the keys of today. Goes out through the fetcher of the surroundings only, with no redirect; what the network does
 * wrong is Unavailable, what the server says wrong is Invalid.
 */
public final class DidWeb implements DidMethod {
    private static final List<String> CONTEXT = List.of("https://www.w3.org/ns/did/v1.1");

    private static final Set<VerificationRelationship> SIGNATURES =
            EnumSet.of(AUTHENTICATION, ASSERTION_METHOD, CAPABILITY_INVOCATION, CAPABILITY_DELEGATION);

    /**
     * The DID of a domain, with a path where more than one lives there.
     *
     * @param domain a DNS name, with {@code :port} where it is not 443
     * @param path segments, percent-encoded where they need it
     */
    public static Result<Did> of(String domain, List<String> path) {
        String host = domain.toLowerCase(Locale.ROOT).replace(":", "%3A");
        String tail = path.isEmpty() ? "" : ":" + String.join(":", path);
        return Did.parse("did:web:" + host + tail)
                .flatMap(did -> WebLocation.ofDidWeb(did).map(location -> did));
    }

    /**
     * The document to publish at {@link WebLocation#ofDidWeb}, with the keys as {@code #key-1}, {@code #key-2} and so on: keys for signatures under
     * the four relationships of signatures, X25519 keys under keyAgreement. Throws IllegalArgumentException for a DID of another method.
     */
    public static Result<DidDocument> documentFor(Did did, List<PublicKey> keys) {
        return WebLocation.ofDidWeb(did).map(location -> {
            KeyDocument document = KeyDocument.of(did, CONTEXT);
            int number = 1;
            for (PublicKey key : keys) {
                document.method(
                        "key-" + number++,
                        "Multikey",
                        key,
                        () -> JsonObject.empty().with("publicKeyMultibase", Multikey.encode(key)),
                        key.type() == KeyType.X25519 ? EnumSet.of(KEY_AGREEMENT) : SIGNATURES);
            }
            return document.build();
        });
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String specification() {
        return "W3C CCG did:web, 2023-05-06 and later drafts";
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return WebLocation.ofDidWeb(did)
                .flatMap(location -> HttpsUrl.parse(location.toString()))
                .fold(
                        url -> around.fetcher()
                                .fetch(url, FetchLimits.document())
                                .fold(
                                        answer -> WebAnswer.judged(
                                                did, answer, around.clock().instant()),
                                        Resolution.Unavailable::new),
                        problems -> new Resolution.Invalid(problems.stream()
                                .map(problem -> WebAnswer.as(DidProblem.INVALID_DID, problem))
                                .toList()));
    }
}
