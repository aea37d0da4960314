package coop.kith.trust.intake.git;

import static coop.kith.trust.intake.git.Fixture.PEOPLE;
import static coop.kith.trust.intake.git.Fixture.TREE;
import static coop.kith.trust.intake.git.Fixture.bytes;
import static coop.kith.trust.intake.git.Fixture.commit;
import static coop.kith.trust.intake.git.Fixture.exact;
import static coop.kith.trust.intake.git.Fixture.withSignature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GitObjectTest {
    private static final String SIGNATURE = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----";
    private static final String TAG =
            "object " + TREE + "\ntype commit\ntag v1\ntagger Ana <ana@planet.example> 1 +0000\n\nv1\n";

    @Test
    void takesACommitApart() {
        String parent = "f".repeat(40);
        GitCommit commit =
                read("tree " + TREE + "\nparent " + parent + "\nparent " + TREE + "\n" + PEOPLE + "\nsubject\n");
        assertEquals(TREE, commit.tree());
        assertEquals(List.of(parent, TREE), commit.parents());
        assertEquals(new GitPerson("Ana", "ana@planet.example", OptionalLong.of(1790000000)), commit.author());
        assertEquals("subject\n", commit.message());
        assertEquals(Optional.empty(), commit.signature());
    }

    @Test
    void whatWasSignedIsTheCommitWithoutAnyHeaderThatBeginsWithGpgsig() {
        String unsigned = commit("subject\n");
        for (String extra : List.of(
                "gpgsig-sha256 " + SIGNATURE.replace("\n", "\n "),
                "gpgsig-sha256 ",
                "gpgsigx junk\n continued",
                "gpgsig-foo bar")) {
            String signed = withSignature(unsigned, "gpgsig", SIGNATURE);
            int headersEnd = signed.indexOf("\n\n") + 1;
            String after = signed.substring(0, headersEnd) + extra + '\n' + signed.substring(headersEnd);
            int signatureStart = signed.indexOf("gpgsig");
            String before = signed.substring(0, signatureStart) + extra + '\n' + signed.substring(signatureStart);
            for (String commit : List.of(signed, after, before)) {
                assertEquals(exact(unsigned), read(commit).payload(), commit);
                assertEquals(Optional.of(SIGNATURE), read(commit).signature(), commit);
            }
        }
    }

    @Test
    void aHeaderThatOnlyContainsGpgsigWasSigned() {
        String unsigned = "tree " + TREE + "\n" + PEOPLE + "x-gpgsig junk\n more\n\nsubject";
        assertEquals(
                exact(unsigned),
                read(withSignature(unsigned, "gpgsig", SIGNATURE)).payload());
    }

    @Test
    void aRepositoryOfOneFormatPassesOverTheSignatureOfTheOther() {
        assertEquals(
                Optional.empty(),
                read(withSignature(commit("s\n"), "gpgsig-sha256", SIGNATURE)).signature());
        String wide = commit("s\n").replace(TREE, "0".repeat(64));
        Result<GitCommit> sha256 =
                GitCommit.parse(bytes(withSignature(wide, "gpgsig-sha256", SIGNATURE)), GitObjectFormat.SHA256);
        assertEquals(Optional.of(SIGNATURE), sha256.orThrow().signature());
        assertFalse(GitCommit.parse(bytes(wide), GitObjectFormat.SHA1).isOk());
    }

    @Test
    void mergedTagsComeOutWithTheirBytes() {
        String merge =
                "tree " + TREE + "\n" + PEOPLE + "mergetag " + TAG.strip().replace("\n", "\n ") + "\n\nmerge\n";
        GitCommit commit = read(merge);
        assertEquals(List.of(exact(TAG)), commit.mergedTags());
        assertEquals(
                "v1",
                GitTag.parse(commit.mergedTags().get(0).toArray(), GitObjectFormat.SHA1)
                        .orThrow()
                        .name());
    }

    @Test
    void takesATagApart() {
        GitTag tag = GitTag.parse(bytes(TAG + SIGNATURE + "\n"), GitObjectFormat.SHA1)
                .orThrow();
        assertEquals(exact(TAG), tag.payload());
        assertEquals("v1\n", tag.message());
        assertEquals(Optional.of(SIGNATURE + "\n"), tag.signature());
        assertEquals("Ana <ana@planet.example>", tag.tagger().orElseThrow().toString());
    }

    @Test
    void aTagsSignatureBeginsAtTheLastLineThatLooksLikeOne() {
        String quoting = TAG + "-----BEGIN PGP SIGNATURE-----\nquoted\n" + SIGNATURE + "\n";
        GitTag tag = GitTag.parse(bytes(quoting), GitObjectFormat.SHA1).orThrow();
        assertEquals(Optional.of(SIGNATURE + "\n"), tag.signature());
        assertTrue(tag.message().contains("quoted"));
    }

    @Test
    void namesAreShownAsUtf8AndOtherwiseByteForByte() {
        String header = GitText.ofBytes(
                "Zo\u00eb <z@planet.example> 1 +0000".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("Zo\u00eb", GitPerson.parse(header).orElseThrow().name());
        assertEquals(
                "Zo\u00eb",
                GitPerson.parse("Zo\u00eb <z@planet.example>").orElseThrow().name());
    }

    @Test
    void refusesCommitsThatTwoReadersCouldReadInTwoWays() {
        String good = commit("subject\n");
        for (String wrong : List.of(
                "",
                "\n",
                "\nsubject\n",
                " continues nothing\n" + good,
                good.substring(0, good.indexOf("\n\n") + 1),
                good.substring(0, good.indexOf("\n\n")),
                good.replace("subject", "sub\0ject"),
                good.replace("tree " + TREE + "\n", ""),
                good.replace("tree " + TREE, "tree " + TREE.substring(1)),
                good.replace("tree " + TREE, "tree " + TREE.toUpperCase(java.util.Locale.ROOT)),
                good.replace("tree " + TREE + "\n", "tree " + TREE + "\ntree " + TREE + "\n"),
                good.replace("author", "parent x\nauthor"),
                good.replace("author", "x-new y\nparent " + TREE + "\nauthor"),
                good.replace("author Ana <ana@planet.example> 1790000000 +0000\n", ""),
                good.replace("\ncommitter", "\nauthor B <b@b> 1 +0000\ncommitter"),
                good.replace("\n\n", "\ncommitter B <did:key:zOther> 1 +0000\n\n"),
                good.replace("committer Ana <", "committer Ana <did:key:zA> <"),
                good.replace("\n\n", "\nencoding UTF-7\n\n"),
                good.replace("\n\n", "\nencoding UTF-8\nencoding UTF-8\n\n"),
                withSignature(withSignature(good, "gpgsig", SIGNATURE), "gpgsig", SIGNATURE),
                commit("x".repeat(GitHeaders.MAX_OBJECT)))) {
            Result<GitCommit> read = GitCommit.parse(bytes(wrong), GitObjectFormat.SHA1);
            assertEquals(
                    List.of(GitProblem.MALFORMED_OBJECT),
                    types(read),
                    wrong.substring(0, Math.min(300, wrong.length())));
            assertEquals("bytes", read.problems().get(0).where().tokens().get(0));
        }
    }

    @Test
    void refusesTagsThatTwoReadersCouldReadInTwoWays() {
        for (String wrong : List.of(
                TAG.replace("type commit\n", ""),
                TAG.replace("type commit", "type wish"),
                TAG.replace("tag v1\n", ""),
                TAG.replace("\n\n", "\ntagger B <b@b> 1 +0000\n\n"),
                TAG.replace("\n\n", "\nobject " + TREE + "\n\n"),
                TAG.replace("Ana <", "Ana <did:key:zA> <"),
                TAG.replace("tagger", SIGNATURE + "\ntagger"),
                TAG.replace("\n\n", "\n" + SIGNATURE + "\n\n"))) {
            assertEquals(
                    List.of(GitProblem.MALFORMED_OBJECT),
                    types(GitTag.parse(bytes(wrong), GitObjectFormat.SHA1)),
                    wrong);
        }
    }

    @Test
    void aCommitWithoutAMessageAndOneWithoutALastNewlineAreWhole() {
        assertEquals("", read(commit("")).message());
        assertEquals("no newline", read(commit("no newline")).message());
    }

    @Test
    void encodingsThatKeepAsciiAreFine() {
        for (String encoding :
                List.of("UTF-8", "ISO-8859-1", "iso8859-15", "windows-1252", "CP1251", "KOI8-R", "EUC-JP")) {
            assertTrue(GitCommit.parse(
                            bytes(commit("s").replace("\n\n", "\nencoding " + encoding + "\n\n")), GitObjectFormat.SHA1)
                    .isOk());
        }
    }

    private static GitCommit read(String commit) {
        return GitCommit.parse(bytes(commit), GitObjectFormat.SHA1).orThrow();
    }

    private static List<?> types(Result<?> result) {
        return result.problems().stream().map(Problem::type).toList();
    }
}
