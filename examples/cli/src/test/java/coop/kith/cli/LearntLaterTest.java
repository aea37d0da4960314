package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt about evidence after it came in: a vouch that is taken back, a key that turns out stolen. */
class LearntLaterTest {
    private static final String ANA = Neighbour.ANA.did().toString();
    private static final String THEN = Shell.NOW.toString();

    @TempDir
    private Path folder;

    private Shell shell;
    private String coop;
    private Instant now = Shell.NOW;

    @BeforeEach
    void aCoopThatVouchesRevocably() {
        shell = Shell.in(folder).withKeys("home", "coop");
        coop = ok("key", "export-public", "coop", "--json").json().string("did").orElseThrow();
        ok("status", "new", "words", "--url", "https://coop.example/status/1", "--key", "coop");
        JsonObject vouch = Neighbour.MARA
                .knows(Neighbour.ANA)
                .without("proof")
                .without("issuer")
                .with("id", "urn:word:1");
        shell.write("vouch.json", vouch);
        shell.write(
                "in/vouch.vc.json",
                ok("vc", "issue", "vouch.json", "--key", "coop", "--status", "words")
                        .out());
        JsonObject answer = Neighbour.ANA
                .knows(Neighbour.MARA)
                .without("proof")
                .with("credentialSubject", JsonObject.empty().with("id", coop));
        shell.write("in/answer.json", Neighbour.ANA.sign(answer));
        shell.write(
                "one.json",
                "{\"kith\":\"policy-1\",\"name\":\"one\",\"anchors\":[\"" + coop
                        + "\"],\"vouchers\":[{\"kind\":\"relationship\",\"amount\":120,\"depth\":1}],"
                        + "\"quorum\":{\"vouchers\":1,\"independent\":true}}");
        publish();
    }

    @Test
    void aVouchThatMayBeTakenBackComesInOnceItsListWasLookedAt() {
        Ran unseen = shell.run("trust", "add", "in/vouch.vc.json");
        assertEquals(2, unseen.exit(), unseen::toString);
        ok("trust", "add", "in", "--linked", "list.json");
        assertEquals("allow", verdict());
    }

    @Test
    @DisplayName("T08: revoked, and noticed: today's answer changes, the old one and its receipt do not")
    void aRevocationThatIsNoticedChangesTodaysAnswerAlone() {
        ok("trust", "add", "in", "--linked", "list.json");
        Ran receipt = ok("trust", "receipt", ANA, "--policy", "one.json", "--key", "coop");
        shell.write("ana.receipt.json", receipt.out());
        Ran again = ok("trust", "refresh", "--linked", "list.json", "--json");
        assertEquals("{\"looked\":1,\"changed\":[],\"unknown\":0}", Json.write(again.json()));

        now = now.plus(Duration.ofDays(1));
        ok("status", "revoke", "words", "urn:word:1");
        publish();
        assertEquals("allow", verdict(), "nobody has looked");
        Ran looked = ok("trust", "refresh", "--linked", "list.json");
        assertTrue(looked.out().startsWith("revoked-soft: " + coop), looked::toString);
        assertEquals("need", verdict());
        Ran told = shell.later(now).run("trust", "ask", ANA, "--policy", "one.json");
        assertTrue(told.out().contains("was taken back"), told::toString);
        assertEquals("allow", verdict("--known-at", THEN, "--as-of", THEN));
        assertTrue(ok("trust", "replay", "ana.receipt.json", "--policy", "one.json")
                .out()
                .startsWith("SAME"));
    }

    @Test
    @DisplayName("T08: what cannot be looked up counts no more until it can")
    void whatCannotBeLookedUpCountsNoMore() {
        ok("trust", "add", "in", "--linked", "list.json");
        now = now.plus(Duration.ofDays(1));
        assertEquals(1, shell.later(now).run("trust", "refresh").exit(), "nothing to look in");
        assertEquals("allow", verdict());
        Ran lost = shell.later(now).run("trust", "refresh", "--linked", "other.json");
        assertEquals(1, lost.exit(), "a list that is not there is a mistake of whoever typed it");
        shell.write("other.json", "{\"id\":\"https://coop.example/status/2\"}");
        Ran unknown = shell.later(now).run("trust", "refresh", "--linked", "other.json");
        assertEquals(2, unknown.exit(), unknown::toString);
        assertEquals("need", verdict());
        now = now.plus(Duration.ofDays(1));
        ok("trust", "refresh", "--linked", "list.json");
        assertEquals("allow", verdict());
    }

    @Test
    @DisplayName("T09: a stolen key: the blast says who hangs on it, and once noted the answer follows")
    void aStolenKey() {
        ok("trust", "add", "in", "--linked", "list.json");
        List<String> question =
                List.of("trust", "blast", coop, "--from", "2026-11-01T00:00:00Z", "--policy", "one.json");
        Ran blast = shell.later(now).run(command(question, List.of("--json")));
        assertEquals(2, blast.exit(), blast::toString);
        JsonObject ana = Shell.objects(blast.json().oneOrMany("changed")).get(0);
        assertEquals(ANA, ana.string("subject").orElseThrow());
        assertEquals("allow", ana.string("before").orElseThrow());
        assertEquals("need", ana.string("after").orElseThrow());
        assertFalse(ana.array("needs").orElseThrow().items().isEmpty());
        Ran text = shell.later(now).run(command(question, List.of()));
        assertTrue(text.out().startsWith("ALLOW -> NEED  " + ANA), text::toString);
        assertEquals("allow", verdict(), "a blast notes nothing");

        now = now.plus(Duration.ofDays(1));
        Ran noted = ok("trust", "compromised", coop, "--from", "2026-11-01T00:00:00Z", "--json");
        assertEquals("true", Json.write(noted.json().get("new").orElseThrow()));
        assertEquals("need", verdict());
        assertEquals("allow", verdict("--known-at", THEN));
        assertTrue(ok("trust", "compromised", coop, "--from", "2026-11-01T00:00:00Z")
                .out()
                .startsWith("Noted before"));
        Ran late = shell.later(now).run("trust", "blast", coop, "--from", now.toString(), "--policy", "one.json");
        assertEquals(0, late.exit(), "what was seen before the theft stands: " + late);
        assertEquals(
                64,
                shell.run("trust", "compromised", coop, "--from", "yesterday").exit());
    }

    private void publish() {
        ok("status", "publish", "words", "--key", "coop", "--out", "list.json");
    }

    private String verdict(String... more) {
        Ran ran = shell.later(now)
                .run(command(List.of("trust", "ask", ANA, "--policy", "one.json", "--json"), List.of(more)));
        return ran.json().string("verdict").orElseThrow();
    }

    private Ran ok(String... arguments) {
        Ran ran = shell.later(now).run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private static String[] command(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toArray(String[]::new);
    }
}
