package coop.kith.cli.git;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.trust.intake.git.GitPerson;
import java.util.List;
import java.util.Optional;

/**
 * What is said of one commit. Author, committer, signer and tagger are four roles, and only the signer's is proved.
 *
 * @param subject the message's first line
 * @param author whom the commit names as the author; empty when the commit cannot be read
 * @param committer whom the commit names as its maker; empty when the commit cannot be read
 * @param vouchedBy signed tags through which alone the commit is reached: their taggers vouch for it, and did not sign it
 */
public record CommitReport(
        String id,
        String subject,
        Optional<GitPerson> author,
        Optional<GitPerson> committer,
        Assessment assessment,
        List<TagReport> vouchedBy) {
    public CommitReport {
        vouchedBy = List.copyOf(vouchedBy);
    }

    /** {@code {"commit","verdict","signer","because","author","committer","roles",...}}. */
    public JsonObject toJson() {
        JsonObject json = assessment.json(JsonObject.empty().with("commit", id)).with("subject", subject);
        JsonObject roles = JsonObject.empty();
        if (author.isPresent() && committer.isPresent()) {
            json = json.with("author", author.get().toString())
                    .with("committer", committer.get().toString());
            roles = roles.with("author", person(author.get())).with("committer", person(committer.get()));
        }
        if (assessment.signer().isPresent()) {
            JsonObject signer =
                    JsonObject.empty().with("did", assessment.signer().get().toString());
            roles = roles.with("signer", signer.with("standing", "proved"));
        }
        List<JsonObject> taggers = vouchedBy.stream()
                .map(tag -> JsonObject.empty()
                        .with("tag", tag.name())
                        .with("tagger", tag.assessment().signer().orElseThrow().toString())
                        .with("verdict", tag.assessment().word().word()))
                .toList();
        return json.with("roles", roles).with("vouchedBy", new JsonArray(List.copyOf(taggers)));
    }

    private static JsonObject person(GitPerson person) {
        return JsonObject.empty()
                .with("name", person.name())
                .with("email", person.email())
                .with("standing", "stated");
    }
}
