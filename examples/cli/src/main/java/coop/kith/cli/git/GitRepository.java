package coop.kith.cli.git;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.GitObjectFormat;
import coop.kith.trust.intake.git.GitTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * A git repository, opened to be read. Every object is read by its id and hashed again before anything is believed of it, so that neither a damaged store nor
 * replace refs and grafts, which JGit passes over, can put one object in another's place. Only repositories of the SHA-1 format can be read: JGit has no SHA-256.
 *
 * <p>JGit meets a damaged repository with checked and unchecked exceptions alike; here, and only here, both become problems.
 */
public final class GitRepository implements AutoCloseable {
    /** Of a commit or a tag; the same limit that parsing has. */
    private static final int MAX_OBJECT = 1 << 20;

    /** A tag may tag a tag; nobody needs more floors than this. */
    private static final int MAX_PEEL = 10;

    private final Repository repository;
    private final ObjectReader reader;

    private GitRepository(Repository repository) {
        this.repository = repository;
        this.reader = repository.newObjectReader();
    }

    /** The repository that {@code folder} is in: a work tree or any folder below it, or a bare repository. */
    public static Result<GitRepository> open(Path folder) {
        QuietSystem.install();
        if (!Files.isDirectory(folder)) {
            return none("There is no folder " + folder + ".");
        }
        RepositoryBuilder builder = new RepositoryBuilder();
        try {
            builder.findGitDir(folder.toAbsolutePath().toFile());
            if (builder.getGitDir() == null) {
                return none(folder + " is not in a git repository.");
            }
            Repository repository = builder.setMustExist(true).build();
            String format = repository.getConfig().getString("extensions", null, "objectformat");
            if (format != null && !format.equals("sha1")) {
                repository.close();
                return none("The repository " + builder.getGitDir() + " has the object format " + format
                        + "; only sha1 can be read.");
            }
            return Result.ok(new GitRepository(repository));
        } catch (IOException | RuntimeException damaged) {
            return none("The repository at " + folder + " cannot be opened: " + Failure.of(damaged));
        }
    }

    private static Result<GitRepository> none(String detail) {
        return Result.refused(Problem.of(RepositoryProblem.NO_REPOSITORY, detail)
                .next("Give the folder of a git repository with --repo."));
    }

    public GitObjectFormat format() {
        return GitObjectFormat.SHA1;
    }

    /** The id of the object that a revision names, in the words git has for it; a tag's own id when it names a tag. */
    public Result<String> resolve(String revision) {
        Problem problem = Problem.of(
                        RepositoryProblem.NO_SUCH_REVISION,
                        "The revision '" + revision + "' names nothing in this repository.")
                .next("git rev-parse --verify shows what a revision names; fetch it if it is missing.");
        try {
            ObjectId found = repository.resolve(revision);
            return found == null ? Result.refused(problem) : Result.ok(found.name());
        } catch (IOException | RuntimeException damaged) {
            return Result.refused(problem.with("reason", Failure.of(damaged)));
        }
    }

    /** The exact content of a commit or a tag, of at most 1 MiB. */
    public Result<byte[]> content(String id, ObjectKind kind) {
        return content(id, kind, MAX_OBJECT);
    }

    /** As above, with another limit in bytes. */
    public Result<byte[]> content(String id, ObjectKind kind, int limit) {
        try {
            ObjectLoader loader = reader.open(ObjectId.fromString(id), kind.code());
            if (loader.getSize() > limit) {
                return unreadable(id, kind, "it has " + loader.getSize() + " bytes, and the limit is " + limit);
            }
            byte[] content = loader.getBytes(limit);
            return hash(content, kind).equals(id)
                    ? Result.ok(content)
                    : unreadable(id, kind, "its content does not have this id");
        } catch (IOException | RuntimeException damaged) {
            return unreadable(id, kind, Failure.of(damaged));
        }
    }

    /** The id of an object with this content. */
    String hash(byte[] content, ObjectKind kind) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(kind.code(), content).name();
        }
    }

    /** What kind of object an id names. */
    Result<ObjectKind> kind(String id) {
        try {
            return Result.ok(ObjectKind.of(reader.open(ObjectId.fromString(id)).getType()));
        } catch (IOException | RuntimeException damaged) {
            return unreadable(id, ObjectKind.ANY, Failure.of(damaged));
        }
    }

    static <T> Result<T> unreadable(String id, ObjectKind kind, String why) {
        return Result.refused(Problem.of(
                        RepositoryProblem.UNREADABLE_OBJECT,
                        "The " + kind.word() + ' ' + id + " cannot be read: " + why + ".")
                .with("object", id)
                .next("git fsck names what is damaged; git fetch brings what is missing."));
    }

    /** The commit behind an object: itself, or what a tag leads to. */
    Result<String> commit(String id) {
        String at = id;
        for (int floor = 0; floor < MAX_PEEL; floor++) {
            Result<ObjectKind> kind = kind(at);
            if (kind instanceof Result.Refused<ObjectKind> refused) {
                return Result.refused(refused.problems());
            }
            if (kind.orThrow() == ObjectKind.COMMIT) {
                return Result.ok(at);
            }
            if (kind.orThrow() != ObjectKind.TAG) {
                return unreadable(
                        at, ObjectKind.ANY, "it is a " + kind.orThrow().word() + ", not a commit");
            }
            Result<GitTag> tag = content(at, ObjectKind.TAG).flatMap(content -> GitTag.parse(content, format()));
            if (tag instanceof Result.Refused<GitTag> refused) {
                return Result.refused(refused.problems());
            }
            at = tag.orThrow().object();
        }
        return unreadable(id, ObjectKind.TAG, "it is a tag of a tag, more than " + MAX_PEEL + " times over");
    }

    /** What a tag that cannot be parsed names as its object, where it names one and no more. */
    Result<String> namedByMalformedTag(String id) {
        return content(id, ObjectKind.TAG).flatMap(content -> {
            String headers = new String(content, StandardCharsets.ISO_8859_1).split("\n\n", 2)[0];
            List<String> named = headers.lines()
                    .filter(line -> line.startsWith("object "))
                    .map(line -> line.substring("object ".length()))
                    .toList();
            return named.size() == 1 && ObjectId.isId(named.get(0))
                    ? Result.ok(named.get(0))
                    : unreadable(id, ObjectKind.TAG, "it does not name one object");
        });
    }

    /** The tag objects under {@code refs/tags}, by the ref's short name; refs that point at no tag object are left out. */
    Result<SortedMap<String, String>> tags() {
        SortedMap<String, String> tags = new TreeMap<>();
        List<Ref> refs;
        try {
            refs = repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS);
        } catch (IOException | RuntimeException damaged) {
            return Result.refused(Problem.of(
                    RepositoryProblem.UNREADABLE_OBJECT,
                    "The tags of the repository cannot be listed: " + Failure.of(damaged)));
        }
        for (Ref ref : refs) {
            Optional.ofNullable(ref.getObjectId())
                    .map(ObjectId::name)
                    .filter(id -> kind(id).fold(kind -> kind == ObjectKind.TAG, missing -> true))
                    .ifPresent(id -> tags.put(ref.getName().substring(Constants.R_TAGS.length()), id));
        }
        return Result.ok(tags);
    }

    /** The commits at which a shallow clone stops: their parents are not there. */
    Set<String> shallow() {
        Set<String> ids = new TreeSet<>();
        try {
            repository.getObjectDatabase().getShallowCommits().forEach(id -> ids.add(id.name()));
        } catch (IOException | RuntimeException damaged) {
            // Without the list, a missing parent is reported as a missing object.
            return Set.of();
        }
        return ids;
    }

    /** The git folder that all work trees of the repository share. */
    Path commonFolder() {
        return repository.getCommonDirectory().toPath();
    }

    Repository jgit() {
        return repository;
    }

    @Override
    public void close() {
        reader.close();
        repository.close();
    }

    /** The texts of what JGit threw, one line. */
    static final class Failure {
        private Failure() {}

        static String of(Throwable thrown) {
            List<String> parts = new ArrayList<>();
            parts.add(thrown.getClass().getSimpleName());
            Optional.ofNullable(thrown.getMessage()).ifPresent(parts::add);
            return SafeText.of(String.join(": ", parts));
        }
    }
}
