package coop.kith.vc.verify;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.linked.LinkedProblem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The links that one verification follows, counted: whoever made the credentials chose them. A linked credential may link on, to a list of its own status or its schema; that
 * far and no further, and never back.
 */
final class Links {
    /** In one verification: two lists and a schema for each of ten issuers. */
    static final int MOST = 32;

    /** A credential, its status list, and the status of that. */
    private static final int DEEPEST = 2;

    private final LinkedDocuments documents;
    private final Deadline deadline;
    private final AtomicInteger followed;
    private final List<String> path;

    private Links(LinkedDocuments documents, Deadline deadline, AtomicInteger followed, List<String> path) {
        this.documents = documents;
        this.deadline = deadline;
        this.followed = followed;
        this.path = path;
    }

    /** For one verification, with nothing followed yet. */
    static Links from(LinkedDocuments documents, Deadline deadline) {
        return new Links(documents, deadline, new AtomicInteger(), List.of());
    }

    /** The links out of the document at {@code url}, which was reached through these; counted together with them. */
    Links within(String url) {
        List<String> longer = new ArrayList<>(path);
        longer.add(url);
        return new Links(documents, deadline, followed, List.copyOf(longer));
    }

    Result<Bytes> get(String url) {
        if (path.contains(url)) {
            return refused(LinkedProblem.TOO_DEEP, "leads back to itself", url);
        }
        if (path.size() >= DEEPEST) {
            return refused(
                    LinkedProblem.TOO_DEEP,
                    "is " + (path.size() + 1) + " links away, and " + DEEPEST + " are followed",
                    url);
        }
        if (followed.incrementAndGet() > MOST) {
            return refused(
                    LinkedProblem.TOO_MANY,
                    "is one link more than the " + MOST + " that one verification follows",
                    url);
        }
        if (deadline.isOver()) {
            return Result.refused(Problem.of(
                            LinkedProblem.TIME_SPENT,
                            "The link to " + Shown.text(url) + " was not followed: this verification had taken "
                                    + deadline.given() + ".")
                    .next("Verify again; where many are slow, verify the credentials one by one."));
        }
        return documents.get(url);
    }

    private static Result<Bytes> refused(LinkedProblem type, String why, String url) {
        return Result.refused(Problem.of(type, "The link to " + Shown.text(url) + " was not followed: it " + why + ".")
                .next("Ask the issuer for a credential that links to fewer documents."));
    }
}
