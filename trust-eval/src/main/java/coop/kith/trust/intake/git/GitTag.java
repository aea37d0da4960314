package coop.kith.trust.intake.git;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/**
 * An annotated tag, taken apart from its exact bytes.
 *
 * @param object id of what it tags
 * @param type {@code commit}, {@code tree}, {@code blob} or {@code tag}
 * @param tagger whom the tag names as its maker; nobody proved it. Tags of git before 0.99 have none
 */
public record GitTag(
        String object,
        String type,
        String name,
        Optional<GitPerson> tagger,
        Optional<String> signature,
        Bytes payload,
        String message)
        implements SignedObject {
    private static final List<String> ORDER = List.of("object", "type", "tag", "tagger");

    /** The beginnings of lines at which git takes a signature to begin (gpg-interface.c). */
    private static final List<String> SIGNATURES = List.of(
            SshArmor.BEGIN,
            "-----BEGIN PGP SIGNATURE-----",
            "-----BEGIN PGP MESSAGE-----",
            "-----BEGIN SIGNED MESSAGE-----");

    /** From the object's content, without git's object header. */
    public static Result<GitTag> parse(byte[] content, GitObjectFormat format) {
        return GitHeaders.parse(content).flatMap(headers -> of(headers, format));
    }

    private static Result<GitTag> of(GitHeaders headers, GitObjectFormat format) {
        Optional<Problem> disorder = headers.disorder(ORDER, "tagger", List.of("tagger", "gpgsig", "gpgsig-sha256"));
        if (disorder.isPresent()) {
            return Result.refused(disorder.get());
        }
        String object = headers.first("object").orElse("");
        String type = headers.first("type").orElse("");
        Optional<String> name = headers.first("tag");
        if (!format.isId(object)
                || name.isEmpty()
                || !List.of("commit", "tree", "blob", "tag").contains(type)) {
            return GitHeaders.malformed("it does not name an object, its type and a tag", 0);
        }
        Optional<String> maker = headers.first("tagger");
        Optional<GitPerson> tagger = maker.flatMap(GitPerson::parse);
        if (maker.isPresent() && tagger.isEmpty()) {
            return GitHeaders.malformed("its tagger is not a name and one address in angle brackets", 0);
        }
        int signature = signatureStart(headers.text());
        if (signature < headers.messageStart()) {
            return GitHeaders.malformed("a signature begins among its headers", signature);
        }
        String text = headers.text();
        return Result.ok(new GitTag(
                object,
                type,
                GitText.decode(name.get()),
                tagger,
                signature == text.length() ? Optional.empty() : Optional.of(text.substring(signature)),
                // For tags git leaves out only these two (remove_signature in commit.c).
                Bytes.of(headers.without(
                        header ->
                                header.name().equals("gpgsig") || header.name().equals("gpgsig-sha256"),
                        signature)),
                text.substring(headers.messageStart(), signature)));
    }

    /** The last line that begins like a signature, as git has it; the end of the text where there is none. */
    private static int signatureStart(String text) {
        int found = text.length();
        int line = 0;
        while (line < text.length()) {
            int at = line;
            if (SIGNATURES.stream().anyMatch(begin -> text.startsWith(begin, at))) {
                found = line;
            }
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return found;
    }

    @Override
    public Optional<GitPerson> maker() {
        return tagger;
    }
}
