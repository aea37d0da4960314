package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/** The key by which a credential's holder will show that it is theirs. */
final class HolderKey {
    private HolderKey() {}

    /** The one that is named, or the first that the named DID, or else the subject's, lists for authentication. */
    static Result<DidUrl> of(Optional<String> named, JsonObject unsigned, DidResolver resolver) {
        Optional<String> holder =
                named.or(() -> unsigned.object("credentialSubject").flatMap(subject -> subject.string("id")));
        if (holder.isEmpty()) {
            return Result.refused(Problem.of(
                            CliProblem.NO_HOLDER,
                            "The credential has no subject with an id, so it is not told whose it will be.")
                    .next("Name who may present it: --holder DID."));
        }
        return DidUrl.parse(holder.get())
                .flatMap(url -> url.fragment().isPresent() ? Result.ok(url) : firstOf(url.did(), resolver));
    }

    private static Result<DidUrl> firstOf(Did did, DidResolver resolver) {
        return resolver.resolve(did)
                .fold(
                        found -> first(found.document()),
                        gone -> Result.refused(Problem.of(CliProblem.NO_HOLDER, did + " was deactivated.")),
                        invalid -> Result.<DidUrl>refused(invalid.problems()),
                        later -> Result.<DidUrl>refused(later.problems()));
    }

    private static Result<DidUrl> first(DidDocument document) {
        List<DidUrl> keys = document.listed(VerificationRelationship.AUTHENTICATION);
        return keys.isEmpty()
                ? Result.refused(Problem.of(CliProblem.NO_HOLDER, document.id() + " lists no key for authentication.")
                        .next("Name the holder by a DID that lists one."))
                : Result.ok(keys.get(0));
    }
}
