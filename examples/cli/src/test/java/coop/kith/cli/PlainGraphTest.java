package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks and flows of tables, and webs of trust of keyrings, as somebody meets them who comes with data. */
class PlainGraphTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private static double real(JsonObject holder, String name) {
        return ((JsonNumber) holder.get(name).orElseThrow())
                .exact()
                .orElseThrow()
                .doubleValue();
    }

    @Test
    void theExampleOfEigentrustHasTheScoresOfItsReadme() {
        write("local.csv", "from,to,weight\nek,sd,100\n# a remark\n\nvm,sd,100\nek,vm,75\n");
        Ran ran = shell.run(
                "trust", "rank", "--edges", "local.csv", "--preset", "eigentrust", "--seeds", "ek=50,vm=100", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        List<JsonObject> scores = Shell.objects(ran.json().oneOrMany("scores"));
        assertEquals(
                List.of("vm", "sd", "ek"),
                scores.stream().map(one -> one.string("node").orElseThrow()).toList());
        assertEquals(0.4806201780180134, real(scores.get(0), "score"), 1e-6);
        assertEquals(0.21705427907166472, real(scores.get(2), "score"), 1e-6);
        assertTrue(real(ran.json(), "error") < 1e-11, ran::toString);
        assertTrue(shell.run("trust", "rank", "--edges", "local.csv", "--preset", "eigentrust", "--seeds", "ek")
                .out()
                .contains("within"));
    }

    @Test
    void distrustTakesFromOpenrankAndIsNoEdgeOfTheOthers() {
        write("ratings.csv", "a,b,2,1\na,c,1,2\nb,c,-0.5,3\n");
        Ran open =
                shell.run("trust", "rank", "--edges", "ratings.csv", "--preset", "openrank", "--seeds", "a", "--json");
        assertEquals(0, open.exit(), open::toString);
        JsonObject last = Shell.objects(open.json().oneOrMany("scores")).get(2);
        assertEquals("c", last.string("node").orElseThrow());
        assertTrue(real(last, "score") < 0, open::toString);
        Ran personal = shell.run("trust", "rank", "--edges", "ratings.csv", "--preset", "ppr", "--seeds", "a");
        assertEquals(1, personal.exit(), personal::toString);
        assertTrue(personal.err().contains("line 3"), personal::toString);
    }

    @Test
    void aPresetWithoutABoundSaysSo() {
        write("friends.csv", "a,b,1\nb,c,1\n");
        Ran ran =
                shell.run("trust", "rank", "--edges", "friends.csv", "--preset", "sybilrank", "--seeds", "a", "--json");
        assertEquals(JsonLiteral.NULL, ran.json().get("error").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                "a,b,1e9999999",
                "a,b,NaN",
                "a,b,Infinity",
                "a,b,0x1p3",
                "a,b,1d",
                ",b,1",
                "a,b,1,2,3",
                "a,b,999999999999999999.5\nb,c,0.000001"
            })
    void aLineThatIsNoEdgeIsNamed(String line) {
        write("bad.csv", "x,y,1\n" + line + "\n");
        Ran ran = shell.run("trust", "rank", "--edges", "bad.csv", "--preset", "ppr", "--seeds", "x", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        assertEquals(
                "https://kith.coop/problems#cli-bad-table",
                ran.problems().get(0).string("type").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "--alpha,1.5",
        "--alpha,0",
        "--alpha,0.000000001",
        "--tolerance,0",
        "--tolerance,NaN",
        "--seeds,a=0",
        "--top,0"
    })
    void whatCannotBeMeantIsAUsageError(String option, String value) {
        write("friends.csv", "a,b,1\n");
        Ran ran = option.equals("--seeds")
                ? shell.run("trust", "rank", "--edges", "friends.csv", "--preset", "ppr", option, value)
                : shell.run(
                        "trust", "rank", "--edges", "friends.csv", "--preset", "ppr", "--seeds", "a", option, value);
        assertEquals(64, ran.exit(), ran::toString);
    }

    @Test
    void aSeedThatIsNowhereIsNamed() {
        write("friends.csv", "a,b,1\n");
        Ran ran = shell.run("trust", "rank", "--edges", "friends.csv", "--preset", "ppr", "--seeds", "zoe");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("zoe"), ran::toString);
    }

    @Test
    void theLayeredCounterExampleFlowsOne() {
        write("vouches.csv", "r,a,1,3\na,b,1,1\nr,b,1,3\nb,t,1,0\n");
        Ran ran = shell.run("trust", "flow", "--edges", "vouches.csv", "--from", "r", "--to", "t", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        assertEquals("1", ran.json().string("exact").orElseThrow());
        assertEquals(JsonLiteral.TRUE, ran.json().get("optimal").orElseThrow());
        List<JsonObject> prices = Shell.objects(ran.json().oneOrMany("prices"));
        assertEquals(1, prices.size());
        assertEquals("t", prices.get(0).string("to").orElseThrow());
        assertEquals(
                List.of("b", "r"),
                Shell.objects(ran.json().oneOrMany("fragileTo")).stream()
                        .map(one -> one.string("node").orElseThrow())
                        .toList());
    }

    @Test
    void theLastOfParallelVouchesCountsAndNeverTheSum() {
        write("vouches.csv", "r,t,120,0\nr,t,30,0\n");
        Ran ran = shell.run("trust", "flow", "--edges", "vouches.csv", "--from", "r", "--to", "t", "--json");
        assertEquals("30", ran.json().string("exact").orElseThrow());
        write("vouches.csv", "r,t,256,0\n");
        assertEquals(
                1,
                shell.run("trust", "flow", "--edges", "vouches.csv", "--from", "r", "--to", "t")
                        .exit());
    }

    @Test
    void aKeyringIsAskedByAddressAndFingerprint() {
        String ring = Vectors.at("trust/sequoia-wot/keyrings/simple.pgp")
                .toAbsolutePath()
                .toString();
        Ran ran = shell.run(
                "trust",
                "wot",
                "--keyring",
                ring,
                "--root",
                "alice@example.org",
                "--target",
                "bob@example.org",
                "--userid",
                "bob@example.org",
                "--as-of",
                "2023-01-15T00:00:00Z",
                "--mode",
                "compat",
                "--json");
        assertEquals(2, ran.exit(), "100 of 120: " + ran);
        assertEquals(100, real(ran.json(), "amount"));
        JsonObject path = Shell.objects(ran.json().oneOrMany("paths")).get(0);
        List<String> certificates = ((JsonArray) path.get("certs").orElseThrow())
                .items().stream()
                        .map(item -> ((coop.kith.json.JsonString) item).value())
                        .toList();
        assertEquals(2, certificates.size());
        Ran exact = shell.run(
                "trust",
                "wot",
                "--keyring",
                ring,
                "--root",
                certificates.get(0).toLowerCase(java.util.Locale.ROOT),
                "--target",
                certificates.get(1),
                "--userid",
                "<bob@example.org>",
                "--as-of",
                "2023-01-15",
                "--json");
        assertEquals(100, real(exact.json(), "amount"));
        Ran nobody = shell.run(
                "trust",
                "wot",
                "--keyring",
                ring,
                "--root",
                "zoe@example.org",
                "--target",
                "bob@example.org",
                "--userid",
                "x");
        assertEquals(1, nobody.exit(), nobody::toString);
        assertTrue(nobody.err().contains("zoe@example.org"), nobody::toString);
    }

    private Ran wot(String... roots) {
        List<String> line = new java.util.ArrayList<>(List.of(
                "trust",
                "wot",
                "--keyring",
                Vectors.at("trust/sequoia-wot/keyrings/simple.pgp")
                        .toAbsolutePath()
                        .toString(),
                "--root"));
        line.addAll(List.of(roots));
        line.addAll(List.of("--target", "bob@example.org", "--userid", "bob@example.org"));
        line.addAll(List.of("--as-of", "2023-01-15T00:00:00Z", "--json"));
        return shell.run(line.toArray(new String[0]));
    }

    @Test
    void severalRootsFollowOneAnotherAndANameMayHaveACommaInIt() {
        assertEquals(100, real(wot("alice@example.org=30", "alice@example.org").json(), "amount"));
        assertEquals(220, real(wot("alice@example.org", "bob@example.org").json(), "amount"));
        Ran unknown = wot("alice@example.org", "Bloggs, Joe <joe@example.org>");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.all().contains("goes by Bloggs, Joe <joe@example.org>"), unknown::toString);
    }

    @Test
    void whatIsLeftOutOfAKeyringIsSaid() throws IOException {
        byte[] oversized = {(byte) 0xC6, 6, 4, 0x60, 0, 0, 0, 1};
        byte[] good = org.bouncycastle.openpgp.PGPUtil.getDecoderStream(
                        Files.newInputStream(Vectors.at("trust/sequoia-wot/keyrings/simple.pgp")))
                .readAllBytes();
        byte[] both = java.util.Arrays.copyOf(good, good.length + oversized.length);
        System.arraycopy(oversized, 0, both, good.length, oversized.length);
        Files.write(folder.resolve("both.pgp"), both);
        Ran ran = shell.run(
                "trust",
                "wot",
                "--keyring",
                "both.pgp",
                "--root",
                "alice@example.org",
                "--target",
                "bob@example.org",
                "--userid",
                "bob@example.org",
                "--json");
        assertEquals(1, ran.json().oneOrMany("skipped").size(), ran::toString);
    }

    /** The region behind the suspected edge: what it holds, and the most it ever could. */
    @Test
    void suspectedEdgesCertifyABound() {
        write("attack.csv", "a,b,3\na,eve,1\nb,a,1\neve,p1,1\np1,eve,1\n");
        write("edges.csv", "a,eve\n");
        Ran ran = shell.run(
                "trust",
                "rank",
                "--edges",
                "attack.csv",
                "--preset",
                "ppr",
                "--seeds",
                "a",
                "b",
                "--suspect",
                "a,eve",
                "--json");
        assertEquals(0, ran.exit(), ran::toString);
        JsonObject sybil = ran.json().object("sybil").orElseThrow();
        assertEquals(2, real(sybil, "nodes"));
        assertTrue(real(sybil, "holds") > 0.3 && real(sybil, "holds") <= real(sybil, "bound"), ran::toString);
        assertTrue(real(sybil, "bound") < 1);
        Ran table = shell.run(
                "trust",
                "rank",
                "--edges",
                "attack.csv",
                "--preset",
                "ppr",
                "--seeds",
                "a,b",
                "--attack-edges",
                "edges.csv",
                "--json");
        assertEquals(sybil, table.json().object("sybil").orElseThrow());
        Ran none = shell.run(
                "trust",
                "rank",
                "--edges",
                "attack.csv",
                "--preset",
                "sybilrank",
                "--seeds",
                "a",
                "--suspect",
                "a,eve",
                "--json");
        assertEquals(1, none.problems().size(), none::toString);
        Ran open = shell.run(
                "trust", "rank", "--edges", "attack.csv", "--preset", "ppr", "--seeds", "a", "--suspect", "a");
        assertTrue(open.err().contains("FROM,TO"), open::toString);
    }

    @Test
    void aTableHasOneHeadingAndWhatComesAfterItIsNotPassedOver() {
        write("bad.csv", "# ours\n\nfrom,to,weight\na,b,none\nb,c,1\n");
        Ran ran = shell.run("trust", "rank", "--edges", "bad.csv", "--preset", "ppr", "--seeds", "b", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.problems().get(0).string("detail").orElseThrow().contains("line 4"), ran::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,1e3", "a,b,5.", "a,b,NaN", "a,b,0x10", "a,b,", "a,b,-", "a,b,none"})
    void aFirstLineWhoseNumberIsMistypedIsNoHeading(String line) {
        write("bad.csv", line + "\na,c,1\n");
        Ran ran = shell.run("trust", "rank", "--edges", "bad.csv", "--preset", "ppr", "--seeds", "a", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.problems().get(0).string("detail").orElseThrow().contains("line 1"), ran::toString);
    }

    @Test
    void anEdgeFromOneToItselfChangesNoScore() {
        write("plain.csv", "a,b,1\nb,c,2\n");
        write("loop.csv", "a,b,1\nb,c,2\nc,c,0.05\n");
        for (String preset : List.of("ppr", "eigentrust", "openrank", "sybilrank")) {
            Ran plain =
                    shell.run("trust", "rank", "--edges", "plain.csv", "--preset", preset, "--seeds", "a, b", "--json");
            Ran loop =
                    shell.run("trust", "rank", "--edges", "loop.csv", "--preset", preset, "--seeds", "a,b", "--json");
            assertEquals(0, loop.exit(), loop::toString);
            assertEquals(plain.json().get("scores"), loop.json().get("scores"));
        }
    }

    @Test
    void aTimeMayBeLeftEmpty() {
        write("times.csv", "from,to,weight,time\na,b,1,\nb,c,1,2026-01-01\n");
        Ran ran = shell.run("trust", "rank", "--edges", "times.csv", "--preset", "ppr", "--seeds", "a", "--json");
        assertEquals(0, ran.exit(), ran::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from,to,time\nana,ben,1577836800\nben,cleo,1580515200",
                "ana,ben,2020-01-01\nben,cleo,2020-02-01",
                "From,To,When\nana,ben,2020-01-01T01:00:00+01:00\nben,cleo,2020-02-01T00:00:00Z",
                "from,to\nana,ben,1577836800\nben,cleo,2020-02-01"
            })
    void timesAreSecondsOrDates(String table) {
        write("vouches.csv", table);
        write("plain.csv", "ana,ben,1577836800\nben,cleo,1580515200\n");
        Ran plain = shell.run("trust", "health", "--edges", "plain.csv", "--anchors", "ana", "--json");
        Ran ran = shell.run("trust", "health", "--edges", "vouches.csv", "--anchors", "ana", "--json");
        assertEquals(plain.json(), ran.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,2020-01-01", "a,b,1,2020-13-01", "a,b,1,yesterday", "a,b,1,2020-01-01T00:00:00"})
    void whatIsNoTimeOrNotInItsPlaceIsNoEdge(String line) {
        write("bad.csv", "x,y,1,2020-01-01\n" + line + "\n");
        Ran ran = shell.run("trust", "rank", "--edges", "bad.csv", "--preset", "ppr", "--seeds", "x", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.problems().get(0).string("next").orElseThrow().contains("2026-12-01T09:30:00Z"), ran::toString);
    }

    @Test
    void namesMayStandInQuotes() {
        write(
                "quoted.csv",
                "\"from\",\"to\",\"weight\"\n\"Ek, Ana\" , \"Ben \"\"B\"\" Vos\",\"2\"\nd'Or,\"Ek, Ana\",1\n");
        Ran ran = shell.run(
                "trust", "rank", "--edges", "quoted.csv", "--preset", "ppr", "--seeds", "d'Or", "--top", "3", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        assertEquals(
                List.of("d'Or", "Ek, Ana", "Ben \"B\" Vos"),
                Shell.objects(ran.json().oneOrMany("scores")).stream()
                        .map(score -> score.string("node").orElseThrow())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a,b,1", "\"a\"x,b,1,2,3", "a,\"b,1", "\"\",b,1", "a,b,\"\""})
    void aQuoteOutOfPlaceMakesNoEdge(String line) {
        aLineThatIsNoEdgeIsNamed(line);
    }

    @Test
    void theHealthOfACommunityNamesWhatToLookAt() {
        StringBuilder table = new StringBuilder(
                "from,to,time\nana,ben,86400\nana,cleo,86400\nben,dan,86400\ncleo,dan,86400\ndan,x,20000000\n");
        for (String one : List.of("x", "y", "z")) {
            for (String other : List.of("x", "y", "z")) {
                table.append(one).append(',').append(other).append(",20000100\n");
            }
        }
        write("vouches.csv", table.toString());
        Ran ran = shell.run("trust", "health", "--edges", "vouches.csv", "--anchors", "ana", "--json");
        assertEquals(2, ran.exit(), ran::toString);
        JsonObject first = Shell.objects(ran.json().oneOrMany("dependedOn")).get(0);
        assertEquals("ana", first.string("member").orElseThrow());
        JsonObject group = Shell.objects(ran.json().oneOrMany("newcomers")).get(0);
        assertEquals(3, ((JsonArray) group.get("members").orElseThrow()).items().size());
        assertTrue(ran.out().contains("dan"), ran::toString);
        Ran far = shell.run("trust", "health", "--edges", "vouches.csv", "--anchors", "ana=x", "--distance", "1,1,0.8");
        assertTrue(far.out().contains("in reach of"), far::toString);
        assertEquals(
                64,
                shell.run("trust", "health", "--edges", "vouches.csv", "--anchors", "ana", "--distance", "1")
                        .exit());
        assertEquals(
                1,
                shell.run("trust", "health", "--edges", "vouches.csv", "--anchors", "zoe")
                        .exit());
    }

    @Test
    void aRequirementIsReadAsAPolicyAndWrittenBack() {
        write(
                "requirement.json",
                "{\"id\":\"ours\",\"vetting\":{\"version\":\"0.1\",\"statementType\":\"https://example.org/vetted\",\"minStatements\":2,"
                        + "\"invitation\":\"optional\"}}");
        Ran read = shell.run("trust", "policy", "import", "requirement.json");
        assertEquals(0, read.exit(), read::toString);
        write("ours.json", read.out());
        Ran named = shell.run("trust", "policy", "import", "requirement.json", "--json");
        assertTrue(named.out().contains("/vetting/invitation"), named::toString);
        Ran written = shell.run("trust", "policy", "export", "ours.json", "--json");
        assertEquals(0, written.exit(), written::toString);
        assertTrue(written.out().contains("\"invitation\""), written::toString);
        write(
                "velocity.json",
                shell.run("trust", "policies", "kernel-developer").out());
        Ran refused = shell.run("trust", "policy", "export", "velocity.json");
        assertEquals(1, refused.exit(), refused::toString);
        assertTrue(refused.err().contains("velocity"), refused::toString);
    }

    @Test
    void aPolicyIsCheckedForWhetherMoreCanBeWorse() {
        assertEquals(
                0, shell.run("trust", "policy", "check", "vouched-newcomer").exit());
        Ran kernel = shell.run("trust", "policy", "check", "kernel-developer", "--json");
        assertEquals(JsonLiteral.FALSE, kernel.json().get("monotone").orElseThrow());
        Ran newcomer = shell.run("trust", "policy", "check", "vouched-newcomer", "--json");
        assertTrue(
                newcomer.json().array("underEveryPolicy").orElseThrow().items().size() > 2, newcomer::toString);
        write("bad.json", "{\"kith\":\"policy-1\",\"quorom\":1}");
        Ran bad = shell.run("trust", "policy", "check", "bad.json");
        assertEquals(1, bad.exit(), bad::toString);
        assertTrue(bad.err().contains("quorom"), bad::toString);
    }
}
