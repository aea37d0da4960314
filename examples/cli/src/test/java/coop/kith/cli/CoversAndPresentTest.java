package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoversAndPresentTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private String did;

    @BeforeEach
    void anaHasAKeyAndACredentialAboutHerself() {
        shell = Shell.in(folder).withKeys("home", "ana");
        did = shell.run("did", "create", "key", "--key", "ana", "--json")
                .json()
                .string("did")
                .orElseThrow();
        shell.write(
                "plain.json",
                Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                                + "\"type\":[\"VerifiableCredential\"],\"motto\":\"steady\",\"credentialSubject\":{\"id\":\""
                                + did + "\",\"name\":\"Ana\"}}")
                        .orThrow());
        Ran issued = shell.run("vc", "issue", "plain.json", "--key", "ana");
        assertEquals(0, issued.exit(), issued::toString);
        shell.write("signed.json", issued.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void coversTellsWhatIsSignedAndWhichNamesMeanNothing() {
        Ran ran = shell.run("vc", "covers", "signed.json");
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("/proof: eddsa-jcs-2022 by " + did), ran::toString);
        assertTrue(ran.out().contains("open      nothing"), ran::toString);
        assertTrue(ran.out().contains("no context defines:           /motto"), ran::toString);
        JsonObject json = shell.run("vc", "covers", "signed.json", "--json").json();
        assertEquals("accepted", json.string("verdict").orElseThrow());
        assertEquals(
                true, json.object("terms").orElseThrow().oneOrMany("undefined").contains(new JsonString("/motto")));
    }

    @Test
    void coversTellsNothingOfWhatDoesNotHold() {
        String changed = new String(shell.read("signed.json"), StandardCharsets.UTF_8).replace("steady", "swift");
        shell.write("changed.json", changed);
        Ran ran = shell.run("vc", "covers", "changed.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("rejected"), ran::toString);
    }

    @Test
    void presentMakesWhatVerifyAccepts() {
        Ran shown = shell.run(
                "vc", "present", "signed.json", "--key", "ana", "--challenge", "8f3a", "--domain", "club.example");
        assertEquals(0, shown.exit(), shown::toString);
        shell.write("shown.json", shown.out());
        Ran verified = shell.run("vc", "verify", "shown.json", "--challenge", "8f3a", "--domain", "club.example");
        assertEquals(0, verified.exit(), verified::toString);
        Ran elsewhere = shell.run("vc", "verify", "shown.json", "--challenge", "8f3a", "--domain", "evil.example");
        assertEquals(1, elsewhere.exit(), elsewhere::toString);
    }

    @Test
    void presentPutsTokensIntoATokenAndAmongCredentialsWithProofs() {
        String[] asked = {"--key", "ana", "--challenge", "8f3a", "--domain", "club.example"};
        shell.write(
                "signed.jwt",
                run("vc", "issue", "plain.json", "--key", "ana", "--suite", "vc+jwt")
                        .out());
        shell.write(
                "envelope.json",
                run("vc", "issue", "plain.json", "--key", "ana", "--suite", "vc+jwt", "--json")
                        .out());
        Ran token = presented(asked, "signed.jwt", "envelope.json", "--suite", "vp+jwt");
        assertTrue(token.out().strip().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"), token::toString);
        Ran json = presented(asked, "signed.jwt", "--suite", "vp+jwt", "--json");
        assertTrue(json.json().string("id").orElseThrow().startsWith("data:application/vp+jwt,"), json::toString);
        for (Ran shown : List.of(token, json, presented(asked, "signed.jwt", "signed.json"))) {
            shell.write("shown", shown.out());
            run("vc", "verify", "shown", "--challenge", "8f3a", "--domain", "club.example");
            Ran replayed = shell.run("vc", "verify", "shown", "--challenge", "8f3b", "--domain", "club.example");
            assertEquals(1, replayed.exit(), replayed::toString);
        }
        Ran mixed = shell.run(arguments(asked, "signed.json", "--suite", "vp+jwt"));
        assertEquals(1, mixed.exit(), mixed::toString);
        assertTrue(mixed.all().contains("in a token, credentials stand in envelopes"), mixed::toString);
    }

    private Ran presented(String[] asked, String... more) {
        return run(arguments(asked, more));
    }

    private static String[] arguments(String[] asked, String... more) {
        return Stream.of(Stream.of("vc", "present"), Stream.of(asked), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private Ran run(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    @Test
    void presentRefusesWhatIsNoSignedCredential() {
        Ran unsigned = shell.run(
                "vc", "present", "plain.json", "--key", "ana", "--challenge", "8f3a", "--domain", "club.example");
        assertEquals(1, unsigned.exit(), unsigned::toString);
        Ran blank = shell.run("vc", "present", "signed.json", "--key", "ana", "--challenge", " ", "--domain", "x");
        assertEquals(64, blank.exit(), blank::toString);
    }

    @Test
    void aTranscriptIsReplayedWithTheSameVerdict() {
        Ran verified = shell.run("vc", "verify", "signed.json", "--transcript", "kept.json");
        assertEquals(0, verified.exit(), verified::toString);
        Ran replayed = shell.run("vc", "replay", "kept.json");
        assertEquals(0, replayed.exit(), replayed::toString);
        assertEquals("SAME: accepted", replayed.out().strip());
        String kept = new String(shell.read("kept.json"), StandardCharsets.UTF_8);
        shell.write(
                "forged.json",
                kept.replace("\"verdict\" : \"accepted\"", "\"verdict\": \"rejected\"")
                        .replace("\"verdict\": \"accepted\"", "\"verdict\": \"rejected\""));
        Ran forged = shell.run("vc", "replay", "forged.json");
        assertEquals(1, forged.exit(), forged::toString);
        assertTrue(forged.out().startsWith("DIFFERS at /verdict"), forged::toString);
        shell.write("empty.json", kept.replaceAll("\"dids\"", "\"dropped\""));
        Ran missing = shell.run("vc", "replay", "empty.json", "--json");
        assertEquals(2, missing.exit(), missing::toString);
        assertEquals("missing", missing.json().string("replay").orElseThrow());
    }

    @Test
    void aTranscriptIsOfTheBytesAsTheyCame() {
        signed("Ana\ufffd");
        byte[] good = shell.read("odd.json");
        assertEquals(0, shell.run("vc", "verify", "odd.json").exit());
        String letters = new String(good, StandardCharsets.ISO_8859_1).replace("\u00ef\u00bf\u00bd", "\u00ff");
        shell.write("lenient.json", letters.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, shell.run("vc", "verify", "lenient.json").exit());
        Ran transcribed = shell.run("vc", "verify", "lenient.json", "--transcript", "lenient.transcript.json");
        assertEquals(1, transcribed.exit(), transcribed::toString);
        assertEquals(0, shell.run("vc", "replay", "lenient.transcript.json").exit());
    }

    @Test
    void textsThatMayDeceiveAreNoticed() {
        signed("<script>\u202e");
        Ran ran = shell.run("vc", "verify", "odd.json");
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(
                ran.out()
                        .contains("notice: the text at /credentialSubject/name has characters that turn the direction"
                                + " of writing, markup"),
                ran::toString);
        JsonObject notice = (JsonObject) shell.run("vc", "verify", "odd.json", "--json")
                .json()
                .oneOrMany("notices")
                .get(0);
        assertEquals("/credentialSubject/name", notice.string("where").orElseThrow());
    }

    private void signed(String name) {
        JsonObject plain = Json.parseObject(new String(shell.read("plain.json"), StandardCharsets.UTF_8))
                .orThrow();
        JsonObject subject = plain.object("credentialSubject").orElseThrow();
        shell.write("odd.plain.json", plain.with("credentialSubject", subject.with("name", name)));
        Ran issued = shell.run("vc", "issue", "odd.plain.json", "--key", "ana");
        assertEquals(0, issued.exit(), issued::toString);
        shell.write("odd.json", issued.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTranscriptIsOfOneDocumentAndOverwritesNothing() {
        Ran two = shell.run("vc", "verify", "signed.json", "plain.json", "--transcript", "kept.json");
        assertEquals(64, two.exit(), two::toString);
        Ran over = shell.run("vc", "verify", "signed.json", "--transcript", "plain.json");
        assertEquals(1, over.exit(), over::toString);
        assertEquals(1, shell.run("vc", "replay", "signed.json").exit());
        assertEquals(1, shell.run("vc", "replay", "nowhere.json").exit());
    }
}
