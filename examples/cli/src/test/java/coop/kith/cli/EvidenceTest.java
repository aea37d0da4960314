package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody meets who gathers evidence and asks for the first time. */
class EvidenceTest {
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String ANA = Neighbour.ANA.did().toString();

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    @Test
    void askingWithNoEvidenceAtAllSaysWhereItWasLookedForAndMakesNoLog() {
        Ran ran = shell.run("trust", "ask", ANA, "--anchor", MARA);
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.err().contains(folder.resolve("home/evidence.db").toString()), ran::toString);
        assertTrue(ran.err().contains("kith trust add"), ran::toString);
        assertFalse(Files.exists(folder.resolve("home/evidence.db")));
    }

    @Test
    void asOfBeforeTheEvidenceNothingCountsYet() {
        Neighbour.gather(shell);
        Ran before = shell.run("trust", "ask", ANA, "--anchor", MARA, "--as-of", "2020-01-01T00:00:00Z");
        assertEquals(2, before.exit(), before::toString);
        assertTrue(before.out().startsWith("NEED"), before::toString);
        assertTrue(before.out().contains("not valid yet"), before::toString);

        Ran unknown = shell.run("trust", "ask", ANA, "--anchor", MARA, "--known-at", "2026-11-01T00:00:00Z");
        assertEquals(2, unknown.exit(), "what reached us later was not known then: " + unknown);
        assertEquals(0, shell.run("trust", "ask", ANA, "--anchor", MARA).exit());
    }

    @Test
    void aJulyDraftIsRefusedByName() {
        JsonObject draft = Neighbour.MARA.sign(Neighbour.unsigned(Neighbour.ANA, "Ana")
                .with("issuer", MARA)
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://firstperson.network/credentials/dtg/v1")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "EndorsementCredential"))));
        Ran ran = shell.run("trust", "add", shell.write("draft.json", draft));
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("refused   draft.json"), ran::toString);
        assertTrue(ran.out().contains("July 2026 draft"), ran::toString);
        assertTrue(ran.out().contains("next: "), ran::toString);
    }

    private static JsonObject withSchema(Neighbour one, Neighbour other, String schema) {
        return one.sign(one.knows(other)
                .without("proof")
                .with("credentialSchema", JsonObject.empty().with("id", schema).with("type", "JsonSchema")));
    }

    @Test
    void aCredentialWithASchemaIsAdmittedOnceItFitsAndStaysWithoutTheSchemaAtHand() {
        String any = "https://club.example/any.json";
        String none = "https://club.example/none.json";
        String open = "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"";
        shell.write("linked/any.json", "{\"$id\":\"" + any + "\"," + open + ",\"type\":\"object\"}");
        shell.write("linked/none.json", "{\"$id\":\"" + none + "\"," + open + ",\"required\":[\"member\"]}");
        shell.write("fits.json", withSchema(Neighbour.MARA, Neighbour.ANA, any));
        shell.write("misfit.json", withSchema(Neighbour.MARA, Neighbour.ANA, none));
        shell.write("answer.json", Neighbour.ANA.knows(Neighbour.MARA));
        assertEquals(2, shell.run("trust", "add", "fits.json").exit(), "no schema to look in");
        assertEquals(
                1,
                shell.run("trust", "add", "misfit.json", "--linked", "linked").exit());
        Ran added = shell.run("trust", "add", "fits.json", "answer.json", "--linked", "linked");
        assertEquals(0, added.exit(), added::toString);
        Ran asked = shell.run("trust", "people", "--json");
        assertEquals(0, asked.exit(), asked::toString);
        assertFalse(asked.json().has("problems"), asked::toString);
        assertTrue(asked.out().contains(ANA), asked::toString);
    }

    @Test
    void aCredentialThatSpeaksOfNoTrustIsRefusedAndTheRestAdmitted() {
        shell.write("mixed/a.json", Neighbour.MARA.knows(Neighbour.BEN));
        shell.write("mixed/b.json", Neighbour.MARA.names(Neighbour.ANA, "Ana"));
        shell.write("mixed/c.txt", "not looked at");
        Ran ran = shell.run("trust", "add", "mixed");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("admitted  mixed/a.json"), ran::toString);
        assertTrue(ran.out().contains("refused   mixed/b.json"), ran::toString);
        assertTrue(ran.out().contains("2 files: 1 admitted, 1 refused."), ran::toString);
    }

    @Test
    void manyThatAreAdmittedAreCountedUnlessAllAreAskedFor() {
        Neighbour.gather(shell);
        Ran counted = shell.run("trust", "add", "credentials");
        assertEquals("10 files: 0 admitted, 10 known, 0 refused.\n", counted.out());
        assertEquals(
                11,
                shell.run("trust", "add", "credentials", "--verbose")
                        .out()
                        .lines()
                        .count());
        shell.write("credentials/broken.json", "{");
        Ran broken = shell.run("trust", "add", "credentials");
        assertTrue(broken.out().contains("refused   credentials/broken.json"), broken::toString);
        assertFalse(broken.out().contains("MARA-BEN"), broken::toString);
    }

    @Test
    void peopleMayBeCalledByTheUsersNamesForThem() {
        Neighbour.gather(shell);
        shell.write("home/names.json", JsonObject.empty().with(ANA, "Ana").with(MARA, "Mara"));
        Ran ran = shell.run("trust", "ask", "Ana", "--anchor", "Mara");
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("ALLOW: Ana is trusted."), ran::toString);
        assertEquals(64, shell.run("trust", "ask", "Anna", "--anchor", "Mara").exit());

        shell.write("home/names.json", JsonObject.empty().with(ANA, "Ana").with(MARA, "Ana"));
        Ran unclear = shell.run("trust", "ask", "Ana", "--anchor", MARA);
        assertEquals(64, unclear.exit(), unclear::toString);
        assertTrue(unclear.err().contains("2 people called 'Ana'"), unclear::toString);
    }

    @Test
    void aPictureIsWrittenWhereItWasAskedFor() {
        Neighbour.gather(shell);
        Ran ran = shell.run("trust", "explain", ANA, "--anchor", MARA, "--picture", "ana.svg");
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(new String(shell.read("ana.svg"), java.nio.charset.StandardCharsets.UTF_8).startsWith("<svg"));
        assertEquals(
                1,
                shell.run("trust", "explain", ANA, "--anchor", MARA, "--picture", "no/such/folder/ana.svg")
                        .exit());
    }

    @Test
    void aJwtGetsAnAnswerOfItsOwn() {
        shell.write("member.jwt", "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6ZXhhbXBsZTphIn0.c2lnbmF0dXJl");
        Ran ran = shell.run("vc", "verify", "member.jwt");
        assertTrue(ran.exit() == 1 || ran.exit() == 2, ran::toString);
        assertTrue(ran.out().contains("JSON Web Token"), ran::toString);
        assertTrue(ran.out().contains("next: "), ran::toString);
    }
}
