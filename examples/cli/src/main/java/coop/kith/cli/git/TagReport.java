package coop.kith.cli.git;

import coop.kith.json.JsonObject;
import coop.kith.trust.intake.git.GitPerson;
import java.util.Optional;

/**
 * What is said of one signed tag.
 *
 * @param name of the ref, without {@code refs/tags/}; for a tag that a merge carries along, the name inside the tag
 * @param id of the tag object
 * @param target id of the commit that it leads to; empty when the tag cannot be read
 * @param tagger whom the tag names as its maker; proved by nothing
 * @param mergedIn the merge commit whose {@code mergetag} header holds it
 */
public record TagReport(
        String name,
        String id,
        String target,
        Optional<GitPerson> tagger,
        Optional<String> mergedIn,
        Assessment assessment) {

    /** {@code {"tag","object","commit","verdict","signer","because","tagger",...}}. */
    public JsonObject toJson() {
        JsonObject json =
                JsonObject.empty().with("tag", name).with("object", id).with("commit", target);
        json = assessment.json(json);
        if (tagger.isPresent()) {
            json = json.with("tagger", tagger.get().toString());
        }
        return mergedIn.isPresent() ? json.with("mergedIn", mergedIn.get()) : json;
    }
}
