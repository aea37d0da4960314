package coop.kith.did.method.web;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a web server's answer says about a DID. */
final class WebAnswer {
    /**
     * Whatever declares the body to be JSON. A page for people is refused even when it happens to parse, since what a server shows under another type
     * may have been put there by somebody who does not hold the domain.
     */
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/did",
            "application/did+json",
            "application/did+ld+json",
            "application/json",
            "application/ld+json");

    private static final Evidence EVIDENCE = Evidence.of(Check.of(
            "did-web",
            List.of(
                    Check.passed("location"),
                    Check.passed("https"),
                    Check.passed("media-type"),
                    Check.passed("json"),
                    Check.passed("document"),
                    Check.passed("document-id"))));

    private WebAnswer() {}

    static Resolution judged(Did did, Fetched answer, Instant readAt) {
        // RFC 9110 sections 15.5.5 and 15.5.11. Every other status is about the server, and says nothing about the DID.
        if (answer.status() == 404 || answer.status() == 410) {
            return new Resolution.Invalid(List.of(Problem.of(
                            DidProblem.NOT_FOUND,
                            answer.url() + " answered " + answer.status() + ": there is no document for " + did)
                    .next("Publish the document at that address, or check the DID's spelling.")));
        }
        if (!answer.isSuccess()) {
            return new Resolution.Unavailable(List.of(Problem.of(
                            DidProblem.INTERNAL_ERROR,
                            answer.url() + " answered " + answer.status() + ", which decides nothing about " + did)
                    .next("Ask again later, or ask whoever runs that server.")));
        }
        return document(did, answer)
                .fold(
                        document -> new Resolution.Resolved(
                                document,
                                JsonObject.empty(),
                                EVIDENCE.readFrom(Source.of(answer, readAt)),
                                answer.maxAge().map(Freshness::lasting).orElse(Freshness.unstated())),
                        Resolution.Invalid::new);
    }

    /** The same problem under another name. */
    static Problem as(ProblemType type, Problem problem) {
        return new Problem(type, problem.detail(), problem.where(), problem.context());
    }

    private static Result<DidDocument> document(Did did, Fetched answer) {
        String mediaType = answer.mediaType().orElse("no media type");
        if (!MEDIA_TYPES.contains(mediaType)) {
            return Result.refused(Problem.of(
                            DidProblem.INVALID_DID_DOCUMENT,
                            answer.url() + " was served as " + mediaType + ", which is not JSON")
                    .next("Serve did.json as application/did or application/json."));
        }
        return Json.parseObject(answer.body().toArray(), JsonLimits.standard())
                .<Result<DidDocument>>fold(
                        DidDocument::parse,
                        problems -> Result.refused(problems.stream()
                                .map(problem -> as(DidProblem.INVALID_DID_DOCUMENT, problem))
                                .toList()))
                .flatMap(document -> document.id().equals(did)
                        ? Result.ok(document)
                        : Result.refused(Problem.of(
                                DidProblem.INVALID_DID_DOCUMENT,
                                "the document at " + answer.url() + " is of " + document.id() + ", not of " + did,
                                JsonPointer.of("id"))));
    }
}
