package coop.kith.cli.git;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commits and tags of one range of which another word is said once a key is known to be stolen: what it signed, and what others signed who are trusted through it. */
public record CommitBlast(List<Change> commits, List<Change> tags) {
    public CommitBlast {
        commits = List.copyOf(commits);
        tags = List.copyOf(tags);
    }

    /**
     * One commit or tag.
     *
     * @param id of the commit, or the tag
     * @param name the subject of the commit, or the name of the tag; its maker's own words
     */
    public record Change(String id, String name, Assessment before, Assessment after) {
        /** {@code {NAME,"subject"|"name","signer","before","after","because"}}. */
        JsonObject json(String kind, String what) {
            JsonObject json = JsonObject.empty().with(kind, id).with(what, name);
            json = after.signer().isPresent()
                    ? json.with("signer", after.signer().get().toString())
                    : json;
            return json.with("before", before.word().word())
                    .with("after", after.word().word())
                    .with("because", JsonArray.ofStrings(after.because()));
        }
    }

    /** Of two reports on one range. */
    public static CommitBlast between(GitReport before, GitReport after) {
        List<Change> commits = new ArrayList<>();
        for (int at = 0; at < Math.min(before.commits().size(), after.commits().size()); at++) {
            CommitReport now = after.commits().get(at);
            commits.add(
                    new Change(now.id(), now.subject(), before.commits().get(at).assessment(), now.assessment()));
        }
        List<Change> tags = new ArrayList<>();
        for (int at = 0; at < Math.min(before.tags().size(), after.tags().size()); at++) {
            TagReport now = after.tags().get(at);
            tags.add(new Change(now.id(), now.name(), before.tags().get(at).assessment(), now.assessment()));
        }
        return new CommitBlast(changed(commits), changed(tags));
    }

    private static List<Change> changed(List<Change> all) {
        return all.stream()
                .filter(one -> one.before().word() != one.after().word())
                .toList();
    }

    public boolean isEmpty() {
        return commits.isEmpty() && tags.isEmpty();
    }

    /** The members {@code commits} and {@code tags}, after those of {@code start}. */
    public JsonObject json(JsonObject start) {
        return start.with("commits", array(commits.stream().map(one -> one.json("commit", "subject"))))
                .with("tags", array(tags.stream().map(one -> one.json("tag", "name"))));
    }

    private static JsonArray array(Stream<JsonObject> items) {
        return new JsonArray(items.map(JsonValue.class::cast).toList());
    }

    /** One line for each, fit for a terminal. */
    public List<String> lines() {
        return Stream.concat(
                        commits.stream().map(one -> line(one, "")),
                        tags.stream().map(one -> line(one, "tag ")))
                .toList();
    }

    private static String line(Change change, String kind) {
        return change.before().word().word() + " -> " + change.after().word().word() + "  " + kind
                + change.id().substring(0, Math.min(10, change.id().length())) + "  "
                + SafeText.of(SafeText.shortened(change.name(), 50));
    }
}
