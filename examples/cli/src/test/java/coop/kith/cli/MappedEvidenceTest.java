package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of any vocabulary in the evidence log, by the mapping that says what they mean, and read again by the same one. */
class MappedEvidenceTest {
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String ANA = Neighbour.ANA.did().toString();
    private static final String MEMBERSHIP = mapping("membership");

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aWorkerCredentialAndAPolicyThatCountsIt() {
        shell = Shell.in(folder);
        shell.write("worker.json", worker(Neighbour.MARA));
        shell.write(
                "policy.json",
                "{'kith':'policy-1','name':'workers','vouchers':[{'kind':'membership','state':'half','amount':120,'depth':0}],'quorum':{'vouchers':1,'independent':true}}"
                        .replace('\'', '"'));
        shell.write("mapping.json", MEMBERSHIP);
    }

    /** Says that Ana is a worker. */
    private static JsonObject worker(Neighbour issuer) {
        return issuer.sign(Neighbour.unsigned(Neighbour.ANA, "Ana")
                .with("issuer", issuer.did().toString())
                .with(
                        "@context",
                        JsonArray.of(
                                new JsonString("https://www.w3.org/ns/credentials/v2"),
                                JsonObject.empty().with("@vocab", "https://coop.example/words#")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "WorkerCredential"))));
    }

    private static String mapping(String as) {
        return ("{'kith':'mapping-1','name':'workers','rules':[{'context':['https://www.w3.org/ns/credentials/v2',{'@vocab':'https://coop.example/words#'}],'type':['WorkerCredential'],'issuers':['"
                        + MARA + "'],'subject':'/credentialSubject/id','as':'" + as + "'}]}")
                .replace('\'', '"');
    }

    private Ran ask() {
        return shell.run("trust", "ask", ANA, "--anchor", MARA, "--policy", "policy.json");
    }

    private File kept() {
        File[] kept = Objects.requireNonNull(
                folder.resolve("home/evidence.db.mappings").toFile().listFiles((in, name) -> name.endsWith(".json")));
        assertEquals(1, kept.length);
        return kept[0];
    }

    @Test
    void withoutAMappingItIsRefusedAndTheWayOnIsSaid() {
        Ran ran = shell.run("trust", "add", "worker.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("--mapping FILE"), ran::toString);
    }

    @Test
    void withItsMappingItIsAdmittedAndCountsFromThenOn() {
        Ran added = shell.run("trust", "add", "worker.json", "--mapping", "mapping.json", "--json");
        assertEquals(0, added.exit(), added::toString);
        JsonObject file = Shell.objects(added.json().oneOrMany("files")).get(0);
        assertEquals("membership-grant", file.string("kind").orElseThrow());
        assertEquals(ANA, file.string("subject").orElseThrow());
        assertEquals(
                List.of(new JsonString(kept().getName().replace(".json", ""))),
                added.json().oneOrMany("mappings"));
        assertEquals(0, ask().exit(), () -> ask().toString());
        assertTrue(shell.run("trust", "add", "worker.json").out().contains("known"));
    }

    @Test
    void aChangedMappingIsNoticedBeforeItGivesOldEvidenceAnotherMeaning() {
        shell.run("trust", "add", "worker.json", "--mapping", "mapping.json");
        shell.write("home/evidence.db.mappings/" + kept().getName(), mapping("relationship"));
        Ran ran = ask();
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("was changed since"), ran::toString);
    }

    @Test
    void withoutTheMappingThatLetItInItIsNotReadAndNothingIsDecided() {
        shell.run("trust", "add", "worker.json", "--mapping", "mapping.json");
        assertTrue(kept().delete());
        Ran ran = ask();
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("was left out"), ran::toString);
    }

    @Test
    void aMappingThatContradictsTheLogIsNotKept() {
        shell.run("trust", "add", "worker.json", "--mapping", "mapping.json");
        shell.write("other.json", mapping("relationship"));
        Ran ran = shell.run("trust", "add", "worker.json", "--mapping", "other.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("another meaning"), ran::toString);
        kept();
        assertEquals(0, ask().exit());
    }

    @Test
    void aMappingWithATypoIsRefusedAndNothingIsAdmitted() {
        shell.write("mapping.json", MEMBERSHIP.replace("\"issuers\"", "\"isuers\""));
        Ran ran = shell.run("trust", "add", "worker.json", "--mapping", "mapping.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("isuers"), ran::toString);
        assertFalse(folder.resolve("home/evidence.db").toFile().exists());
    }

    @Test
    void anIssuerWhomTheMappingDoesNotNameIsRefused() {
        shell.write("forged.json", worker(Neighbour.LONER));
        Ran ran = shell.run("trust", "add", "forged.json", "--mapping", "mapping.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("are not taken from"), ran::toString);
    }
}
