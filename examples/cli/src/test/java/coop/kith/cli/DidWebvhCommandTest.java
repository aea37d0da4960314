package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.did.method.webvh.LogVerifier;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.VerifiedLog;
import coop.kith.did.method.webvh.WitnessFile;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A co-op that keeps its did:webvh from the command line; what lies in the folder is read by the reader. */
class DidWebvhCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aUserWithKeys() {
        shell = Shell.in(folder).withKeys("home", "coop", "coop-2", "coop-3");
    }

    private Ran done(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private Ran waiting(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(2, ran.exit(), ran::toString);
        return ran;
    }

    private String refused(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("next: "), ran::toString);
        return ran.err();
    }

    private Ran created(String... more) {
        String[] first = {"did", "create", "webvh", "--domain", "coop.example", "--key", "coop"};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return done(all);
    }

    private VerifiedEntry read(String dir) {
        try {
            Path here = folder.resolve(dir);
            WitnessFile witnesses = Files.exists(here.resolve("did-witness.json"))
                    ? LogVerifier.witnesses(Files.readAllBytes(here.resolve("did-witness.json")))
                            .orThrow()
                    : WitnessFile.empty();
            VerifiedLog log = LogVerifier.standard()
                    .verify(Files.readAllBytes(here.resolve("did.jsonl")), witnesses, Shell.NOW.plusSeconds(60));
            assertEquals(Optional.empty(), log.broken());
            return log.latest().orElseThrow();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> keysOf(VerifiedEntry entry) {
        return entry.document().orThrow().verificationMethods().stream()
                .map(method -> method.stated().string("publicKeyMultibase").orElseThrow())
                .toList();
    }

    private String multikey(String name) {
        return done("key", "export-public", name).out().strip();
    }

    @Test
    void theDidAndWhatToPublishWhereAreSaid() {
        Ran ran = created();
        VerifiedEntry entry = read(".");
        assertTrue(ran.out().startsWith(entry.id().toString()), ran::toString);
        assertTrue(ran.out().contains("https://coop.example/.well-known/did.jsonl"), ran::toString);
        assertEquals(List.of(multikey("coop")), keysOf(entry));
    }

    @Test
    void withJsonTheShapeIsTheOneThatIsDocumented() {
        JsonObject json = created("--path", "a/b", "--web", "--json").json();
        assertEquals(
                Set.of("did", "state", "versionId", "versionTime", "deactivated", "publish"),
                json.members().keySet());
        assertEquals("published", json.string("state").orElseThrow());
        List<JsonObject> files = Shell.objects(json.oneOrMany("publish"));
        assertEquals(
                List.of("https://coop.example/a/b/did.jsonl", "https://coop.example/a/b/did.json"),
                files.stream().map(file -> file.string("url").orElseThrow()).toList());
        assertTrue(Files.exists(Path.of(files.get(0).string("file").orElseThrow())));
    }

    @Test
    void aSecondDidDoesNotTakeTheFirstOnesPlace() {
        created();
        byte[] before = shell.read("did.jsonl");
        assertTrue(refused("did", "create", "webvh", "--domain", "other.example", "--key", "coop")
                .contains("there is a log already"));
        assertEquals(
                new String(before, StandardCharsets.UTF_8),
                new String(shell.read("did.jsonl"), StandardCharsets.UTF_8));
        done("did", "create", "webvh", "--domain", "other.example", "--key", "coop", "--dir", "other");
        assertTrue(read("other").id().toString().endsWith(":other.example"));
    }

    @Test
    void aRotatedKeySignsFromThenOnAndTakesTheOldOnesPlaceInTheDocument() {
        created();
        done("did", "rotate", "--to", "coop-2");
        VerifiedEntry second = read(".");
        assertEquals(List.of(multikey("coop-2")), second.parameters().updateKeys());
        assertEquals(List.of(multikey("coop-2")), keysOf(second));
        done("did", "update", "--ttl", "60");
        assertEquals(60, read(".").parameters().ttl());
        done("did", "rotate", "--to", "coop-3", "--keep-document");
        assertEquals(List.of(multikey("coop-2")), keysOf(read(".")));
    }

    @Test
    void aPromisedKeyMustFollow() {
        assertTrue(created("--next", "coop-2").out().contains("kith did rotate --to"));
        assertTrue(refused("did", "update", "--ttl", "60").contains("pre-rotation"));
        assertTrue(refused("did", "rotate", "--to", "coop-3").contains("nextKeyHashes"));
        done("did", "rotate", "--to", "coop-2", "--next", "coop-3");
        done("did", "rotate", "--to", "coop-3");
        assertFalse(read(".").parameters().preRotates());
        assertEquals(List.of(multikey("coop-3")), keysOf(read(".")));
    }

    @Test
    void aPromisedKeyMayLieInAnotherKeystore() {
        shell.withKeys("safe", "far");
        String promised =
                done("key", "export-public", "far", "--home", "safe").out().strip();
        created("--next", promised);
        assertTrue(refused("did", "rotate", "--to", promised).contains("None of the keys that may sign"));
        done("did", "rotate", "--to", promised, "--home", "safe");
        assertEquals(List.of(promised), read(".").parameters().updateKeys());
    }

    @Test
    void theDocumentIsReplacedAndTheParallelOneFollows() {
        created("--web");
        JsonObject document = read(".").entry().state();
        shell.write("new.json", document.with("alsoKnownAs", JsonArray.ofStrings(List.of("https://coop.example/"))));
        done("did", "update", "--document", "new.json");
        assertEquals(
                List.of("https://coop.example/"), read(".").document().orThrow().alsoKnownAs());
        JsonObject web =
                Json.parseObject(shell.read("did.json"), JsonLimits.standard()).orThrow();
        assertEquals("did:web:coop.example", web.string("id").orElseThrow());
        assertTrue(web.oneOrMany("alsoKnownAs").contains(new JsonString("https://coop.example/")));
        shell.write("wrong.json", document.with("id", "did:web:other.example"));
        refused("did", "update", "--document", "wrong.json");
        shell.write("none.json", "{");
        refused("did", "update", "--document", "none.json");
    }

    @Test
    void aFirstDocumentOfOnesOwnMayNameTheDidByItsPlaceholder() {
        shell.write(
                "first.json",
                "{\"id\":\"did:webvh:{SCID}:coop.example:people:{SCID}\",\"alsoKnownAs\":[\"https://x.example/{SCID}\"]}");
        created("--path", "people/{SCID}", "--document", "first.json");
        VerifiedEntry entry = read(".");
        assertEquals(
                List.of("https://x.example/" + entry.parameters().scid()),
                entry.document().orThrow().alsoKnownAs());
    }

    @Test
    void aPortableDidMoves() {
        created("--portable");
        String before = read(".").id().toString();
        Ran moved = done("did", "update", "--move-to", "other.example", "--path", "coop");
        assertTrue(moved.out().contains("https://other.example/coop/did.jsonl"), moved::toString);
        assertEquals(List.of(before), read(".").document().orThrow().alsoKnownAs());
        refused("did", "update", "--path", "alone");
    }

    @Test
    void whatIsNotPortableStays() {
        created();
        assertTrue(refused("did", "update", "--move-to", "other.example").contains("portable: false"));
    }

    @Test
    void aDidEndsOnlyWhenThatIsMeant() {
        created();
        assertTrue(refused("did", "deactivate").contains("--yes"));
        Ran ran = done("did", "deactivate", "--yes");
        assertTrue(ran.out().contains("that is final"), ran::toString);
        assertTrue(read(".").parameters().deactivated());
        assertTrue(refused("did", "rotate", "--to", "coop-2").contains("was deactivated"));
    }

    @Test
    void aDidWithAPromiseEndsInTwoVersions() {
        created("--next", "coop-2");
        refused("did", "deactivate", "--yes");
        done("did", "deactivate", "--yes", "--key", "coop-2");
        assertEquals(3, read(".").versionId().number());
        assertEquals(List.of(), read(".").parameters().updateKeys());
    }

    @Test
    void witnessesApproveBeforeAnythingIsPublished() {
        shell.withKeys("ana-home", "ana").withKeys("ben-home", "ben");
        String ana = done("key", "export-public", "ana", "--home", "ana-home", "--format", "did")
                .out()
                .strip();
        String ben = done("key", "export-public", "ben", "--home", "ben-home", "--format", "did")
                .out()
                .strip();
        Ran begun = waiting(
                "did",
                "create",
                "webvh",
                "--domain",
                "coop.example",
                "--key",
                "coop",
                "--dir",
                "coop",
                "--witness",
                ana,
                "--witness",
                ben,
                "--json");
        assertEquals("waiting", begun.json().string("state").orElseThrow());
        assertEquals(2, begun.json().array("open").orElseThrow().items().size());
        assertFalse(Files.exists(folder.resolve("coop/did.jsonl")));
        refused("did", "update", "--dir", "coop", "--ttl", "5");

        Ran review = done(
                "did",
                "witness",
                "approve",
                "--dir",
                "coop",
                "--key",
                "ana",
                "--home",
                "ana-home",
                "--copy",
                "ana-copy",
                "--review");
        assertTrue(review.out().contains("holds and may follow"), review::toString);
        approve("ana");
        Ran one = waiting("did", "witness", "add", "ana.json", "--dir", "coop");
        assertTrue(one.out().contains(ben) && one.out().contains("1 more"), one::toString);
        approve("ben");
        Ran all = done("did", "witness", "add", "ben.json", "--dir", "coop");
        int witnesses = all.out().indexOf("did-witness.json");
        assertTrue(witnesses >= 0 && witnesses < all.out().indexOf("did.jsonl"), all::toString);
        assertEquals(1, read("coop").versionId().number());

        waiting("did", "rotate", "--to", "coop-2", "--dir", "coop");
        approve("ana");
        approve("ben");
        done("did", "witness", "add", "ana.json", "ben.json", "--dir", "coop");
        assertEquals(2, read("coop").versionId().number());
        done("did", "witness", "add", "--dir", "coop");
    }

    private void approve(String witness) {
        Ran ran = done(
                "did",
                "witness",
                "approve",
                "--dir",
                "coop",
                "--key",
                witness,
                "--home",
                witness + "-home",
                "--copy",
                witness + "-copy");
        shell.write(witness + ".json", ran.out());
    }

    @Test
    void aWitnessApprovesNoSecondVersionOfTheSameNumber() {
        String[] create = {
            "did",
            "create",
            "webvh",
            "--domain",
            "coop.example",
            "--key",
            "coop",
            "--dir",
            "coop",
            "--witness",
            "coop-2"
        };
        waiting(create);
        String[] approve = {"did", "witness", "approve", "--dir", "coop", "--key", "coop-2", "--copy", "copy"};
        done(approve);
        waiting("did", "witness", "add", "--dir", "coop");
        Ran withdrawn = shell.run("did", "witness", "add", "--withdraw", "--dir", "coop");
        assertEquals(1, withdrawn.exit(), withdrawn::toString);
        String[] other = java.util.Arrays.copyOf(create, create.length + 1);
        other[create.length] = "--portable";
        waiting(other);
        assertTrue(refused(approve).contains("in its place"));
    }

    @Test
    void whoIsNoWitnessApprovesNothing() {
        waiting(
                "did",
                "create",
                "webvh",
                "--domain",
                "coop.example",
                "--key",
                "coop",
                "--dir",
                "coop",
                "--witness",
                "coop-2");
        assertTrue(refused("did", "witness", "approve", "--dir", "coop", "--key", "coop-3", "--copy", "copy")
                .contains("is not a witness"));
        assertTrue(refused("did", "witness", "approve", "--dir", "coop", "--key", "coop-2", "--copy", "coop")
                .contains("cannot be the controller's folder"));
        assertFalse(Files.exists(folder.resolve("copy/next.jsonl")));
        shell.write("bad.json", "{\"verificationMethod\":\"did:key:z6Mk#z6Mk\"}");
        refused("did", "witness", "add", "bad.json", "--dir", "coop");
    }

    @ParameterizedTest
    @CsvSource({
        "'--threshold 2', no witnesses",
        "'--witness coop-2 --threshold 2', cannot be",
        "'--witness coop-2 --witness coop-2', cannot be",
        "'--witness nobody', neither the name"
    })
    void aRuleThatCannotBeMetIsRefused(String options, String why) {
        String[] more = options.split(" ", -1);
        String[] first = {"did", "create", "webvh", "--domain", "coop.example", "--key", "coop"};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        assertTrue(refused(all).contains(why));
        assertFalse(Files.exists(folder.resolve("next.jsonl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "coop.example/../evil", "a b", "", "user@coop.example"})
    void whatIsNoDomainIsRefused(String domain) {
        refused("did", "create", "webvh", "--domain", domain, "--key", "coop");
    }

    @Test
    void aLogThatWasTamperedWithIsNotContinued() {
        created();
        String log = new String(shell.read("did.jsonl"), StandardCharsets.UTF_8);
        shell.write("did.jsonl", log.replace("\"portable\":false", "\"portable\":true"));
        Ran ran = shell.run("did", "update", "--ttl", "60");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("WEBVH_"), ran::toString);
        refused("did", "update", "--ttl", "60", "--dir", "nowhere");
    }

    @Test
    void aPeerIsMadeOfKeysOrOfADocument() {
        assertTrue(done("did", "create", "peer", "--key", "coop").out().startsWith("did:peer:0z6Mk"));
        shell.write("service.json", "{\"type\":\"Inbox\",\"serviceEndpoint\":\"https://coop.example/inbox\"}");
        JsonObject two = done("did", "create", "peer", "--key", "coop", "--service", "service.json", "--json")
                .json();
        assertTrue(two.string("did").orElseThrow().startsWith("did:peer:2."));
        assertTrue(two.string("shortForm").orElseThrow().startsWith("did:peer:3z"));
        shell.write("input.json", "{\"alsoKnownAs\":[\"https://coop.example/\"]}");
        String four = done("did", "create", "peer", "--document", "input.json", "--json")
                .json()
                .string("did")
                .orElseThrow();
        assertTrue(four.startsWith("did:peer:4z"));
        assertTrue(done("did", "resolve", four).out().contains("https://coop.example/"));
        refused("did", "create", "peer");
        refused("did", "create", "peer", "--key", "coop", "--document", "input.json");
    }
}
