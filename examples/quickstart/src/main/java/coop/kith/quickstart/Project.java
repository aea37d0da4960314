package coop.kith.quickstart;

import coop.kith.trust.intake.git.SshSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/** A small git repository whose commits and tags are signed as {@code git commit -S} signs them with an SSH key. */
final class Project implements AutoCloseable {
    private final Git git;
    private final SortedMap<String, String> files = new TreeMap<>();
    private Optional<ObjectId> tip = Optional.empty();

    private Project(Git git) {
        this.git = git;
    }

    static Project in(Path folder) throws IOException {
        try {
            return new Project(Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call());
        } catch (org.eclipse.jgit.api.errors.GitAPIException failed) {
            throw new IOException("cannot make a repository in " + folder, failed);
        }
    }

    /** Flat files only: path to text, as of the last commit. */
    SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    /** One commit, authored, committed and signed by the same person, with their DID in the {@code Signed-by-DID} trailer. */
    void commit(Person person, Instant when, String message, Map<String, String> changed) throws IOException {
        files.putAll(changed);
        Repository repository = git.getRepository();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            for (Map.Entry<String, String> file : files.entrySet()) {
                tree.append(
                        file.getKey(),
                        FileMode.REGULAR_FILE,
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            tip.ifPresent(commit::setParentId);
            commit.setAuthor(ident(person, when));
            commit.setCommitter(ident(person, when));
            commit.setMessage(message + "\n\nSigned-by-DID: " + person.did() + "\n");
            commit.setGpgSignature(signature(person, commit.build()));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(Constants.R_HEADS + "main", id);
            tip = Optional.of(id);
        }
    }

    /** An annotated tag on the last commit, signed. */
    void tag(String name, Person person, Instant when) throws IOException {
        ObjectId target = tip.orElseThrow(() -> new IllegalStateException("nothing was committed yet"));
        Repository repository = git.getRepository();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(target, Constants.OBJ_COMMIT);
            tag.setTagger(ident(person, when));
            tag.setMessage("Release " + name + "\n\nSigned-by-DID: " + person.did() + "\n");
            tag.setGpgSignature(signature(person, tag.build()));
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            point(Constants.R_TAGS + name, id);
        }
    }

    private static GpgSignature signature(Person person, byte[] payload) {
        String armored = SshSignature.sign(person.key(), "git", payload);
        return new GpgSignature(armored.getBytes(StandardCharsets.US_ASCII));
    }

    private static PersonIdent ident(Person person, Instant when) {
        return new PersonIdent(
                person.name(), person.name().toLowerCase(java.util.Locale.ROOT) + "@example.org", when, ZoneOffset.UTC);
    }

    private void point(String ref, ObjectId id) throws IOException {
        RefUpdate update = git.getRepository().updateRef(ref);
        update.setNewObjectId(id);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("cannot point " + ref + " at " + id.name() + ": " + result);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
