package coop.kith.trust.intake.git;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A commit, taken apart from its exact bytes.
 *
 * <p>Stricter than git where two readers could see different things: headers stand in git's order and once, there is no NUL, the committer's header has one
 * address, and a stated encoding keeps ASCII as it is.
 *
 * @param author whom the commit names as the author of the change; nobody proved it
 * @param committer whom the commit names as its maker; nobody proved it
 * @param mergedTags the exact bytes of the tags in its {@code mergetag} headers, in order
 */
public record GitCommit(
        String tree,
        List<String> parents,
        GitPerson author,
        GitPerson committer,
        List<Bytes> mergedTags,
        Optional<String> signature,
        Bytes payload,
        String message)
        implements SignedObject {
    private static final List<String> ORDER = List.of("tree", "parent", "author", "committer");

    /** Encodings in which the bytes of ASCII characters mean nothing else; in any other, git would show trailers that are not in the bytes. */
    private static final Set<String> ASCII_KEEPING = Set.of(
            "utf-8",
            "utf8",
            "us-ascii",
            "ascii",
            "koi8-r",
            "koi8-u",
            "euc-jp",
            "euc-kr",
            "eucjp",
            "euckr",
            "latin1",
            "latin-1");

    public GitCommit {
        parents = List.copyOf(parents);
        mergedTags = List.copyOf(mergedTags);
    }

    /** From the object's content, without git's object header. */
    public static Result<GitCommit> parse(byte[] content, GitObjectFormat format) {
        return GitHeaders.parse(content).flatMap(headers -> of(headers, format));
    }

    private static Result<GitCommit> of(GitHeaders headers, GitObjectFormat format) {
        Optional<Problem> disorder = headers.disorder(ORDER, "parent", List.of("encoding", format.signatureHeader()));
        if (disorder.isPresent()) {
            return Result.refused(disorder.get());
        }
        String tree = headers.first("tree").orElse("");
        List<String> parents = headers.values("parent");
        String author = headers.first("author").orElse("");
        if (!format.isId(tree) || !parents.stream().allMatch(format::isId)) {
            return GitHeaders.malformed(
                    "its tree or a parent is not an object id of " + format.idLength() + " digits", 0);
        }
        Optional<GitPerson> committer = headers.first("committer").flatMap(GitPerson::parse);
        if (committer.isEmpty()) {
            return GitHeaders.malformed("its committer is not a name and one address in angle brackets", 0);
        }
        Optional<String> encoding = headers.first("encoding").filter(name -> !keepsAscii(name));
        if (encoding.isPresent()) {
            return GitHeaders.malformed(
                    "its encoding is " + GitText.decode(encoding.get())
                            + ", in which its trailers can be read in two ways",
                    0);
        }
        return Result.ok(new GitCommit(
                tree,
                parents,
                GitPerson.lenient(author),
                committer.get(),
                headers.values("mergetag").stream()
                        .map(tag -> Bytes.of(GitText.bytes(tag + '\n')))
                        .toList(),
                headers.first(format.signatureHeader()),
                // Git leaves out every header whose name begins so (parse_buffer_signed_by_header in commit.c), known
                // or not.
                Bytes.of(headers.without(
                        header -> header.name().startsWith("gpgsig"),
                        headers.text().length())),
                headers.text().substring(headers.messageStart())));
    }

    private static boolean keepsAscii(String encoding) {
        String name = encoding.toLowerCase(Locale.ROOT);
        return ASCII_KEEPING.contains(name)
                || name.matches("iso-?8859-[0-9]{1,2}")
                || name.matches("(windows-|cp)125[0-8]");
    }

    @Override
    public Optional<GitPerson> maker() {
        return Optional.of(committer);
    }
}
