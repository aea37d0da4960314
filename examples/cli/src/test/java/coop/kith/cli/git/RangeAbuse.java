package coop.kith.cli.git;

import static coop.kith.cli.git.Bench.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Outcome;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.GitCommit;
import coop.kith.trust.intake.git.GitObjectFormat;
import coop.kith.trust.intake.git.GitWord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges that are made to be expensive, or that somebody else's tag would spoil. */
class RangeAbuse {
    @TempDir
    private Path folder;

    private Bench bench;
    private String ana;

    @BeforeEach
    void aRepository() {
        bench = Bench.in(folder);
        ana = bench.key("ana", "ed25519");
    }

    @Test
    void aMergeCarriesNoMoreTagsThanItHasParentsAndEachCountsOnce() {
        String base = bench.commit("ana", by(ana));
        String side = bench.commitUnsigned("side\n");
        bench.git().ok("-c", bench.signing("ana"), "tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + ana);
        String tag = new String(
                bench.git().run(new byte[0], "cat-file", "tag", "v1").out().toArray(), StandardCharsets.ISO_8859_1);
        bench.git().ok("tag", "-d", "v1");
        String header = "mergetag " + tag.strip().replace("\n", "\n ") + "\n";
        String merge =
                bench.commitBytes(side).replaceFirst("parent [^\n]*\n", "parent " + base + "\nparent " + side + "\n");

        bench.store(merge.replace("\n\n", "\n" + header + "\n"));
        GitReport one = bench.verify(base + "..HEAD", ana);
        assertEquals(1, one.tags().size());
        assertEquals(1, vouches(one, side));

        bench.store(merge.replace("\n\n", "\n" + header.repeat(2) + "\n"));
        GitReport two = bench.verify(base + "..HEAD", ana);
        assertEquals(1, two.tags().size(), "the same tag twice is one tag");
        assertEquals(1, vouches(two, side));

        bench.store(merge.replace("\n\n", "\n" + header.repeat(3) + "\n"));
        GitReport three = bench.verify(base + "..HEAD", ana);
        assertEquals(GitWord.MALFORMED, three.tags().get(0).assessment().word());
        assertEquals(
                RepositoryProblem.TOO_MANY_TAGS,
                three.tags().get(0).assessment().problems().get(0).type());
        assertEquals(1, three.tags().size());
        assertEquals(0, vouches(three, side));
        assertEquals(Outcome.FAILED, three.outcome());
    }

    @Test
    void vouchesAreCutAtALimitAndThatIsSaid() {
        List<History.Entry> chain = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            chain.add(entry(id(i), id(i + 1)));
        }
        List<TagReport> tags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            chain.add(entry(id(20_000 + i), id(30_000), id(0)));
            tags.add(mergedTag(id(40_000 + i), id(20_000 + i)));
        }
        Vouching.Found cut = Vouching.of(chain, tags);
        assertTrue(cut.cut());
        assertEquals(
                Vouching.MAX_VOUCHES,
                cut.tags().values().stream().mapToInt(List::size).sum());
        List<TagReport> same = tags.stream()
                .map(tag -> mergedTag(id(50_000), tag.mergedIn().orElseThrow()))
                .toList();
        Vouching.Found once = Vouching.of(chain, same);
        assertFalse(once.cut());
        assertEquals(1, once.tags().getOrDefault(id(5), List.of()).size());
    }

    @Test
    void onlySoManySignersAreLookedUpInANetworkAndOnlyForSoLong() {
        for (int i = 0; i < Judge.MAX_REMOTE_SIGNERS + 3; i++) {
            bench.git().ok("commit", "-q", "--allow-empty", "-m", "x");
        }
        assertEquals(Judge.MAX_REMOTE_SIGNERS, lookedUp(Judge.MAX_REMOTE_SIGNERS + 3, Duration.ZERO));
        assertEquals(4, lookedUp(10, Duration.ofSeconds(Judge.MAX_REMOTE_SECONDS / 4 + 1)));
    }

    private int lookedUp(int signers, Duration each) {
        List<Did> asked = new ArrayList<>();
        Instant[] now = {Bench.NOW};
        DidMethod slow = new DidMethod() {
            @Override
            public String name() {
                return "web";
            }

            @Override
            public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
                asked.add(did);
                now[0] = now[0].plus(each);
                return new Resolution.Unavailable(List.of());
            }
        };
        String head = bench.commit("ana", by(ana));
        String signed = bench.commitBytes(head);
        Judge judge = Judge.of(
                DidResolver.of(List.of(slow), () -> Bench.NOW),
                Bench.CRYPTOGRAPHY,
                SignerTrust.unavailable("not asked"),
                Exemptions.none(),
                () -> now[0]);
        for (int i = 0; i < signers; i++) {
            String content = signed.replace("Signed-by-DID: " + ana, "Signed-by-DID: did:web:h" + i + ".example");
            GitCommit commit = GitCommit.parse(content.getBytes(StandardCharsets.ISO_8859_1), GitObjectFormat.SHA1)
                    .orThrow();
            assertTrue(judge.judge(id(i), commit).word() != GitWord.TRUSTED);
        }
        return asked.size();
    }

    @Test
    void aMalformedTagSpoilsOnlyTheRangeItLeadsInto() {
        String first = bench.commit("ana", by(ana));
        String second = bench.commit("ana", by(ana));
        String bad = "\ntype commit\ntag bad\ntagger broken\n\nx\n";
        tag("bad", "object " + first + bad);
        assertEquals(Outcome.PASSED, bench.verify(first + ".." + second, ana).outcome());
        assertEquals(Outcome.FAILED, bench.verify(second, ana).outcome());
        tag("bad", "object " + second + bad);
        assertEquals(Outcome.FAILED, bench.verify(first + ".." + second, ana).outcome());
        tag("bad", "object " + first + "\nobject " + second + bad);
        GitReport unclear = bench.verify(first + ".." + second, ana);
        assertEquals(Outcome.FAILED, unclear.outcome());
        assertTrue(unclear.toText().contains("cannot be told where the tag bad leads"), unclear.toText());
    }

    private void tag(String name, String content) {
        String id = bench.git()
                .ok(
                        content.getBytes(StandardCharsets.ISO_8859_1),
                        "hash-object",
                        "-t",
                        "tag",
                        "-w",
                        "--stdin",
                        "--literally");
        // git update-ref refuses what it cannot parse; a fetch from elsewhere need not.
        bench.write(".git/refs/tags/" + name, id + "\n");
    }

    private static int vouches(GitReport report, String id) {
        return report.commits().stream()
                .filter(commit -> commit.id().equals(id))
                .mapToInt(commit -> commit.vouchedBy().size())
                .sum();
    }

    private static History.Entry entry(String id, String... parents) {
        StringBuilder commit = new StringBuilder("tree " + id(0) + "\n");
        for (String parent : parents) {
            commit.append("parent ").append(parent).append('\n');
        }
        commit.append("author A <a@a> 1 +0000\ncommitter A <a@a> 1 +0000\n\nx\n");
        return new History.Entry(
                id, GitCommit.parse(commit.toString().getBytes(StandardCharsets.UTF_8), GitObjectFormat.SHA1));
    }

    private TagReport mergedTag(String id, String merge) {
        Assessment sound = new Assessment(
                GitWord.TRUSTED,
                Optional.of(Did.parse(ana).orThrow()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        return new TagReport("t", id, id(0), Optional.empty(), Optional.of(merge), sound);
    }

    private static String id(int number) {
        return String.format(java.util.Locale.ROOT, "%040x", number);
    }
}
