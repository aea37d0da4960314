package coop.kith.did.document;

import static coop.kith.did.document.MethodProblem.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID;
import static coop.kith.did.document.MethodProblem.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static coop.kith.did.document.MethodProblem.INVALID_VERIFICATION_METHOD;
import static coop.kith.did.document.MethodProblem.INVALID_VERIFICATION_METHOD_URL;

import coop.kith.did.DidUrl;
import coop.kith.json.DateTimeStamp;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** One run of Retrieve Verification Method (CID 1.0 section 3.3); its steps are the lines of {@link #at}. */
record Retrieval(DidDocument document, DidUrl wanted, VerificationRelationship relationship) {
    Result<VerificationMethod> at(Instant time) {
        if (wanted.fragment().isEmpty()) {
            return refused(
                    INVALID_VERIFICATION_METHOD_URL, wanted + " has no fragment, so it names a document and no key");
        }
        if (!wanted.withoutFragment().equals(DidUrl.of(document.id()))) {
            return refused(
                    INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID,
                    wanted + " is sought in the document of " + document.id() + ", which is another subject");
        }
        Optional<VerificationMethod> found = document.method(wanted);
        if (found.isEmpty()) {
            return refused(
                    INVALID_VERIFICATION_METHOD,
                    "the document of " + document.id() + " has no verification method " + fragment(wanted)
                            + " (it has: "
                            + fragments(document.verificationMethods().stream()
                                    .map(VerificationMethod::id)
                                    .toList()) + ")");
        }
        VerificationMethod method = found.get();
        if (!method.controller().equals(document.id())) {
            return refused(
                    INVALID_VERIFICATION_METHOD,
                    wanted + " is controlled by " + method.controller()
                            + ", not by the document's subject; only that controller's own document can vouch for the key");
        }
        if (!document.listed(relationship).contains(wanted)) {
            return refused(
                    INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
                    "the document of " + document.id()
                            + " does not list " + fragment(wanted) + " under " + relationship.term()
                            + " (listed: " + fragments(document.listed(relationship)) + ")");
        }
        return inForce(method, time);
    }

    private Result<VerificationMethod> inForce(VerificationMethod method, Instant time) {
        for (String end : new String[] {"revoked", "expires"}) {
            if (!method.stated().has(end)) {
                continue;
            }
            Optional<Instant> when = method.stated().string(end).flatMap(Retrieval::instant);
            if (when.isEmpty()) {
                return refused(
                        INVALID_VERIFICATION_METHOD,
                        wanted + " has a \"" + end + "\" that is not a dateTimeStamp such as 2026-01-31T00:00:00Z",
                        JsonPointer.of(end));
            }
            if (!time.isBefore(when.get())) {
                String word = end.equals("revoked") ? " was revoked at " : " expired at ";
                return refused(
                        INVALID_VERIFICATION_METHOD,
                        wanted + word + when.get() + ", and it is asked for as of " + time,
                        JsonPointer.of(end));
            }
        }
        return Result.ok(method);
    }

    private static Optional<Instant> instant(String text) {
        return DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty());
    }

    private Result<VerificationMethod> refused(MethodProblem type, String detail) {
        return refused(type, detail, JsonPointer.root());
    }

    private Result<VerificationMethod> refused(MethodProblem type, String detail, JsonPointer where) {
        return Result.refused(Problem.of(type, detail, where)
                .with("document", document.id().toString())
                .with("verificationMethod", wanted.toString())
                .with("relationship", relationship.term()));
    }

    private static String fragment(DidUrl url) {
        return "#" + url.fragment().orElse("");
    }

    /** At most eight, so that a document of thousands does not fill the message. */
    private static String fragments(Collection<DidUrl> urls) {
        if (urls.isEmpty()) {
            return "nothing";
        }
        String first = String.join(
                ", ", urls.stream().limit(8).map(Retrieval::fragment).toList());
        return urls.size() > 8 ? first + " and " + (urls.size() - 8) + " more" : first;
    }
}
