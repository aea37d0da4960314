package coop.kith.vc.linked;

import coop.kith.bytes.Bytes;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where documents are had from that credentials link to: status lists, schemas. Whatever lies there is a stranger's bytes, judged by whoever asks. Implementations are
 * safe for many threads.
 *
 * <pre>{@code
 * LinkedDocuments atTheDoor = LinkedDocuments.of(Map.of("https://club.example/status/1", saved))
 *         .orElse(LinkedDocuments.over(HttpsFetcher.standard()));
 * }</pre>
 */
@FunctionalInterface
public interface LinkedDocuments {
    /** Whoever made a credential chooses the address, so nobody waits as long for it as for a DID document. */
    FetchLimits LIMITS = FetchLimits.document().within(Duration.ofSeconds(10));

    /** The whole document at {@code url}, exactly as it lies there; refused where it cannot be had. */
    Result<Bytes> get(String url);

    /** Has nothing: whatever depends on a linked document stays undecided. */
    static LinkedDocuments none() {
        return url -> Result.refused(Problem.of(
                        LinkedProblem.NOT_AT_HAND,
                        "This verifier has no source for linked documents, and the credential links to "
                                + Shown.text(url) + ".")
                .next("Give the verifier the document, or allow it the network."));
    }

    /** Documents at hand, by their exact URL; copied, nothing is fetched. */
    static LinkedDocuments of(Map<String, Bytes> documents) {
        Map<String, Bytes> kept = Map.copyOf(documents);
        return url -> kept.containsKey(url)
                ? Result.ok(kept.get(url))
                : Result.refused(Problem.of(
                                LinkedProblem.NOT_AT_HAND,
                                "The document at " + Shown.text(url) + " is not among the " + kept.size() + " at hand.")
                        .next("Get it where there is a network, and give it to the verifier."));
    }

    /** From the network, within {@link #LIMITS}; only {@code https} addresses with a DNS name, and only what is answered with 200. */
    static LinkedDocuments over(Fetcher fetcher) {
        return url -> HttpsUrl.parse(url)
                .flatMap(address -> fetcher.fetch(address, LIMITS).flatMap(LinkedDocuments::served));
    }

    /** This, and where this has nothing the other. */
    default LinkedDocuments orElse(LinkedDocuments other) {
        return url -> get(url).fold(
                        Result::ok,
                        here -> other.get(url).fold(Result::ok, there -> {
                            List<Problem> both = new ArrayList<>(here);
                            both.addAll(there);
                            return Result.refused(both);
                        }));
    }

    private static Result<Bytes> served(Fetched fetched) {
        return fetched.isSuccess()
                ? Result.ok(fetched.body())
                : Result.refused(Problem.of(
                                LinkedProblem.NOT_SERVED,
                                Shown.text(fetched.url().toString()) + " answered with status " + fetched.status()
                                        + ".")
                        .next("Try again later; if it stays, tell the issuer."));
    }
}
