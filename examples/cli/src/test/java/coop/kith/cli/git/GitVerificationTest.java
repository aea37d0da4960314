package coop.kith.cli.git;

import static coop.kith.cli.git.Bench.by;
import static coop.kith.cli.git.Bench.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.GitWord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories made by the real git with keys of the real ssh-keygen. */
class GitVerificationTest {
    @TempDir
    private Path folder;

    @Test
    void commitsSignedByAnAnchorsKeyAreTrustedEd25519AndP256Alike() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String ben = bench.key("ben", "ecdsa");
        bench.commit("ana", by(ana));
        bench.commit("ben", by(ben));
        GitReport report = bench.verify("HEAD", ana, ben);
        assertEquals(List.of("trusted", "trusted"), words(report));
        assertEquals(Outcome.PASSED, report.outcome());
        assertEquals(
                ben, report.commits().get(0).assessment().signer().orElseThrow().toString());
        assertEquals(List.of("trusted"), words(bench.verify("HEAD~1..HEAD", ben)));
        assertEquals(List.of(), words(bench.verify("HEAD..HEAD", ben)));
    }

    @Test
    void aSoundSignatureOfAStrangerIsNotTrusted() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String eve = bench.key("eve", "ed25519");
        bench.commit("eve", by(eve));
        GitReport report = bench.verify("HEAD", ana);
        GitWord word = report.commits().get(0).assessment().word();
        assertTrue(List.of(GitWord.NEED, GitWord.REFER, GitWord.UNAUTHORIZED).contains(word), word.word());
        assertFalse(report.commits().get(0).assessment().because().isEmpty());
        assertTrue(report.outcome() != Outcome.PASSED);
    }

    @Test
    void eachWayOfGoingWrongHasItsWord() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String ben = bench.key("ben", "ed25519");
        String good = bench.commitBytes(bench.commit("ana", by(ana)));

        assertWord(bench, "badSignature", good.replace("beans", "beanz"), ana);
        assertWord(bench, "unsigned", good.replaceAll("gpgsig [^\n]*\n( [^\n]*\n)*", ""), ana);
        assertWord(bench, "malformed", good.replace("\ngpgsig ", "\ngpgsig x\ngpgsig "), ana);
        assertWord(bench, "trusted", rewrapped(good, 20), ana);
        assertWord(bench, "trusted", rewrapped(good, 76), ana);
        String pgp = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEz\n -----END PGP SIGNATURE-----\n";
        assertWord(bench, "malformed", good.replaceAll("gpgsig [^\n]*\n( [^\n]*\n)*", pgp), ana);

        bench.commit("ben", by(ana));
        assertEquals("unknownKey", words(bench.verify("HEAD", ana, ben)).get(0));
        bench.commit("ana", "No trailer\n");
        assertEquals("noSignerDid", words(bench.verify("HEAD", ana)).get(0));
        bench.commit("ana", "Wrong place\n\nSigned-by-DID: " + ana + "\n\nand more words\n");
        assertEquals("noSignerDid", words(bench.verify("HEAD", ana)).get(0));
        bench.commit("ana", by("did:key:zNobody"));
        assertEquals("unresolvedSigner", words(bench.verify("HEAD", ana)).get(0));
        assertEquals(
                "unsigned",
                words(bench.verify(bench.commitUnsigned(by(ana)), ana)).get(0));
    }

    @Test
    void theCommittersAddressMayNameTheSignerAndMustNotContradictTheTrailer() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String ben = bench.key("ben", "ed25519");
        bench.write("a", "a");
        bench.git().ok("add", ".");
        bench.git()
                .with("GIT_COMMITTER_EMAIL", ana)
                .ok("-c", bench.signing("ana"), "commit", "-qS", "-m", "By address");
        assertEquals("trusted", words(bench.verify("HEAD", ana)).get(0));
        bench.git()
                .with("GIT_COMMITTER_EMAIL", ben)
                .ok(
                        "-c",
                        bench.signing("ana"),
                        "commit",
                        "-qS",
                        "--amend",
                        "-m",
                        "Both",
                        "-m",
                        "Signed-by-DID: " + ana);
        assertEquals("conflictingSigner", words(bench.verify("HEAD", ana, ben)).get(0));
    }

    @Test
    void signedTagsAreVerifiedAndVouchForWhatIsReachedOnlyThroughThem() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String base = bench.commit("ana", by(ana));
        bench.git().ok("checkout", "-q", "-b", "topic");
        String topic = bench.commitUnsigned("Unsigned work\n");
        bench.git()
                .ok("-c", bench.signing("ana"), "tag", "-s", "topic-1", "-m", "Topic", "-m", "Signed-by-DID: " + ana);
        bench.git().ok("checkout", "-q", "main");
        bench.git()
                .ok(
                        "-c",
                        bench.signing("ana"),
                        "merge",
                        "-q",
                        "--no-ff",
                        "-S",
                        "topic-1",
                        "-m",
                        "Merge",
                        "-m",
                        "Signed-by-DID: " + ana);
        bench.git().ok("tag", "-d", "topic-1");

        GitReport report = bench.verify("HEAD", ana);
        assertEquals(List.of("trusted", "unsigned", "trusted"), words(report));
        assertEquals(1, report.tags().size());
        assertEquals("topic-1", report.tags().get(0).name());
        assertEquals(GitWord.TRUSTED, report.tags().get(0).assessment().word());
        CommitReport unsigned = report.commits().get(1);
        assertEquals(topic, unsigned.id());
        assertEquals(
                List.of("topic-1"),
                unsigned.vouchedBy().stream().map(TagReport::name).toList());
        assertTrue(unsigned.assessment().signer().isEmpty(), "vouched for is not signed");
        assertEquals(base, report.commits().get(2).id());
        assertEquals(List.of(), report.commits().get(2).vouchedBy());
        assertEquals(Outcome.FAILED, report.outcome());
    }

    @Test
    void aTagUnderAnotherNameIsRefused() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        bench.commit("ana", by(ana));
        bench.git().ok("-c", bench.signing("ana"), "tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + ana);
        assertEquals(Outcome.PASSED, bench.verify("HEAD", ana).outcome());
        bench.git().ok("update-ref", "refs/tags/v2", bench.git().ok("rev-parse", "v1"));
        GitReport report = bench.verify("HEAD", ana);
        assertEquals(
                List.of("trusted", "malformed"),
                report.tags().stream()
                        .map(tag -> tag.assessment().word().word())
                        .toList());
    }

    @Test
    void anExemptedCommitIsExemptByItsIdAlone() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String old = bench.commitUnsigned("Before signing\n");
        bench.commit("ana", by(ana));
        Exemptions exemptions = new Exemptions(Map.of(old, "made before signing was agreed"));
        GitReport report = bench.verify("HEAD", exemptions, ana);
        assertEquals(List.of("trusted", "exempt"), words(report));
        assertEquals(Outcome.PASSED, report.outcome());
        assertTrue(report.commits().get(1).assessment().because().get(0).contains("before signing was agreed"));
    }

    @Test
    void theOrderIsTheSameInEachRunAndChildrenComeBeforeParents() {
        Bench bench = Bench.in(folder);
        String first = bench.commitUnsigned("1\n");
        bench.git().ok("checkout", "-q", "-b", "side");
        bench.commitUnsigned("2\n");
        bench.git().ok("checkout", "-q", "main");
        bench.write("other", "3");
        bench.git().ok("add", ".");
        bench.git().ok("commit", "-q", "-m", "3");
        bench.git().ok("merge", "-q", "--no-ff", "side", "-m", "4");
        List<String> ids =
                bench.verify("HEAD").commits().stream().map(CommitReport::id).toList();
        assertEquals(4, ids.size());
        assertEquals(bench.head(), ids.get(0));
        assertEquals(first, ids.get(3));
        assertEquals(
                ids,
                bench.verify("HEAD").commits().stream().map(CommitReport::id).toList());
    }

    @Test
    void jsonAndTextSayTheSame() {
        Bench bench = Bench.in(folder);
        String ana = bench.key("ana", "ed25519");
        String id = bench.commit("ana", by(ana));
        GitReport report = bench.verify("HEAD", ana);
        JsonObject json = report.toJson();
        assertEquals("accepted", json.string("verdict").orElseThrow());
        JsonObject commit =
                (JsonObject) json.array("commits").orElseThrow().items().get(0);
        assertEquals(id, commit.string("commit").orElseThrow());
        assertEquals("trusted", commit.string("verdict").orElseThrow());
        assertEquals(ana, commit.string("signer").orElseThrow());
        assertTrue(commit.array("because").isPresent());
        assertEquals("claimed-only", commit.string("signingTime").orElseThrow());
        assertEquals("Ana <ana@planet.example>", commit.string("author").orElseThrow());
        assertEquals(
                "proved",
                commit.object("roles")
                        .orElseThrow()
                        .object("signer")
                        .orElseThrow()
                        .string("standing")
                        .orElseThrow());
        assertTrue(report.toText().contains("trusted"), report.toText());
        assertTrue(report.toText().contains(id.substring(0, 10)));
    }

    @Test
    void wordsOfStrangersCannotMoveTheTerminal() {
        Bench bench = Bench.in(folder);
        bench.commitUnsigned("\u001b[2Jgone \u202e reversed\n");
        String text = bench.verify("HEAD").toText();
        assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
    }

    private static void assertWord(Bench bench, String word, String commit, String anchor) {
        assertEquals(word, words(bench.verify(bench.store(commit), anchor)).get(0), commit);
    }

    private static String rewrapped(String commit, int width) {
        int from = commit.indexOf("SIGNATURE-----\n") + "SIGNATURE-----\n".length();
        int to = commit.indexOf(" -----END SSH");
        String body = commit.substring(from, to).replace("\n ", "").strip();
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < body.length(); at += width) {
            lines.append(' ')
                    .append(body, at, Math.min(body.length(), at + width))
                    .append('\n');
        }
        assertTrue(body.getBytes(StandardCharsets.ISO_8859_1).length > 100);
        return commit.substring(0, from) + lines + commit.substring(to);
    }
}
