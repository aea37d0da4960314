package coop.kith.vc.resource;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the resources that a credential relates to are the ones its issuer meant (VCDM 2.0 section 5.3). Every digest that the credential states of a
 * resource must be that of one and the same content known under its URL: one that is not fails, and one that cannot be computed, because the resource or the
 * algorithm is not known, is undecided.
 */
public final class RelatedResourceCheck {
    /** The name of the check. */
    public static final String NAME = "related-resources";

    private static final String MEMBER = "relatedResource";

    private RelatedResourceCheck() {}

    /** With a part for each resource; not requested where the credential names none. */
    public static Check of(Credential credential, RelatedResources known) {
        List<JsonObject> resources = credential.relatedResources();
        boolean listed = credential.json().array(MEMBER).isPresent();
        List<Check> parts = new ArrayList<>();
        for (int index = 0; index < resources.size(); index++) {
            JsonPointer at = listed ? JsonPointer.of(MEMBER).append(index) : JsonPointer.of(MEMBER);
            parts.add(one(resources.get(index), known).under(at));
        }
        return Check.of(NAME, parts);
    }

    private static Check one(JsonObject resource, RelatedResources known) {
        String url = resource.string("id").orElse("");
        List<Optional<ResourceDigest>> stated = StatedDigests.of(resource);
        List<PublishedResource> published = known.at(url);
        if (published.isEmpty()) {
            return undecided(
                    "The resource " + Shown.text(url) + " was not looked at, since its content is not at hand.");
        }
        if (stated.stream().anyMatch(Optional::isEmpty)) {
            return undecided("The resource " + Shown.text(url) + " has a digest of a kind that is not known here.");
        }
        List<ResourceDigest> digests = stated.stream().flatMap(Optional::stream).toList();
        boolean open = false;
        for (PublishedResource one : published) {
            List<Optional<Boolean>> fits = digests.stream().map(one::fits).toList();
            if (fits.stream().allMatch(Optional.of(true)::equals)) {
                return Check.passed(NAME);
            }
            open |= fits.stream().noneMatch(Optional.of(false)::equals);
        }
        return open
                ? undecided("The resource " + Shown.text(url) + " has a digest that could not be computed.")
                : Check.failed(
                        NAME,
                        Problem.of(
                                        ResourceProblem.RELATED_RESOURCE_CHANGED,
                                        "What is known under " + Shown.text(url)
                                                + " is not what the credential was issued with: it has another digest.")
                                .next("Get the resource from its publisher again; if it was changed on purpose, ask"
                                        + " the issuer for a new credential."));
    }

    private static Check undecided(String detail) {
        return Check.undecided(
                NAME,
                Problem.of(ResourceProblem.RELATED_RESOURCE_NOT_CHECKED, detail)
                        .next("Hand the resource to the verifier, or verify with a policy that says why it may be"
                                + " left out."));
    }
}
