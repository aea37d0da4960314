package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.vc.issue.CredentialIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which methods the commands know: the same everywhere, and those that the command line adds. */
class DidMethodOptionsTest {
    private static final String PLACE = "https://resolver.example/1.0/identifiers/";
    private static final String ETHR = "did:ethr:0xb9c5714089478a327f09197987f16f9e5d936e8a";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    @Test
    void aBundleTakesEveryMethodThatResolvesHere() throws IOException {
        byte[] log = Files.readAllBytes(Vectors.at("did/did-plc/audit_log/valid/log_bskyapp.json"));
        String did = ((JsonObject)
                        ((JsonArray) Json.parse(log, JsonLimits.standard()).orThrow())
                                .items()
                                .get(0))
                .string("did")
                .orElseThrow();
        Shell online = shell.withWeb(Map.of("https://plc.directory/" + did + "/log/audit", log));
        Ran made = online.run("did", "bundle", "make", did, "--out", "kept.json");
        assertEquals(0, made.exit(), made.toString());
        Shell offline = shell.withWeb(Map.of());
        assertEquals(0, offline.run("did", "bundle", "verify", "kept.json").exit());
        assertEquals(
                0, offline.run("did", "resolve", did, "--bundle", "kept.json").exit());
        Ran history = offline.run("did", "history", did, "--bundle", "kept.json", "--json");
        assertEquals(0, history.exit(), history.toString());
        assertTrue(history.out().contains("registry"), history.toString());
        assertEquals(2, offline.run("did", "resolve", did).exit());
    }

    @Test
    void aMethodIsDelegatedByNameAndTheAnswerSaysSo() {
        Shell online = shell.withWeb(Map.of(
                PLACE + ETHR.replace(":", "%3A"), ("{\"id\":\"" + ETHR + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, online.run("did", "resolve", ETHR).exit());
        Ran ran = online.run("did", "resolve", ETHR, "--delegate", "ethr=" + PLACE, "--json");
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(
                ran.json()
                        .object("didResolutionMetadata")
                        .flatMap(metadata -> metadata.object("evidence"))
                        .orElseThrow()
                        .toString()
                        .contains(PLACE),
                ran.toString());
        Ran told = online.run("did", "resolve", ETHR, "--delegate", "ethr=" + PLACE);
        assertTrue(told.err().contains("notice: nothing of this was verified here"), told.toString());
    }

    @Test
    void theEnvironmentDelegatesForEveryCommandAndEveryAnswerSaysSo() {
        String key = ETHR + "#key-1";
        String document = "{\"id\":\"" + ETHR + "\",\"verificationMethod\":[{\"id\":\"" + key
                + "\",\"type\":\"Multikey\",\"controller\":\"" + ETHR + "\",\"publicKeyMultibase\":\""
                + Neighbour.MARA.did().methodSpecificId() + "\"}],\"assertionMethod\":[\"" + key + "\"]}";
        Shell online =
                shell.withWeb(Map.of(PLACE + ETHR.replace(":", "%3A"), document.getBytes(StandardCharsets.UTF_8)));
        JsonObject unsigned = Neighbour.unsigned(Neighbour.ANA, "Ana").with("issuer", ETHR);
        shell.write(
                "member.json",
                CredentialIssuer.of(DidUrl.parse(key).orThrow(), Neighbour.MARA.key())
                        .issue(unsigned, Neighbour.SINCE)
                        .orThrow());
        assertEquals(2, online.run("vc", "verify", "member.json").exit());
        Shell delegating = online.with(Map.of("KITH_HOME", "home", "KITH_DELEGATES", " ethr=" + PLACE + "\n"));
        Ran verified = delegating.run("vc", "verify", "member.json");
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().contains("delegated-to: " + PLACE), verified.toString());
        Ran told = delegating.run("did", "resolve", key);
        assertEquals(0, told.exit(), told.toString());
        assertTrue(told.err().contains("notice: nothing of this was verified here"), told.toString());
        Ran elsewhere = delegating.run("did", "resolve", ETHR, "--delegate", "ethr=https://down.example/");
        assertEquals(2, elsewhere.exit(), elsewhere.toString());
        Ran wrong = online.with(Map.of("KITH_DELEGATES", "key=" + PLACE)).run("vc", "verify", "member.json");
        assertEquals(64, wrong.exit(), wrong.toString());
        assertTrue(wrong.err().contains("KITH_DELEGATES="), wrong.toString());
    }

    @Test
    void theNextOneIsAskedWhereTheFirstCannotTell() {
        Shell online = shell.withWeb(Map.of(
                PLACE + ETHR.replace(":", "%3A"), ("{\"id\":\"" + ETHR + "\"}").getBytes(StandardCharsets.UTF_8)));
        Ran ran = online.run(
                "did", "resolve", ETHR, "--delegate", "ethr=https://down.example/", "--delegate", "ethr=" + PLACE);
        assertEquals(0, ran.exit(), ran.toString());
    }

    @Test
    void whatIsResolvedHereIsNotDelegatedAndAnAddressMustBeOne() {
        for (String wrong : new String[] {
            "key=" + PLACE,
            "webvh=" + PLACE,
            "plc=" + PLACE,
            "ethr",
            "ethr=http://resolver.example/",
            "Ethr=" + PLACE,
            "ethr=" + PLACE + "?a=b"
        }) {
            Ran ran = shell.run("did", "resolve", ETHR, "--delegate", wrong);
            assertEquals(64, ran.exit(), ran.toString());
            assertEquals(64, shell.run("did", "serve", "--delegate", wrong).exit());
        }
    }

    @Test
    void aShortFormResolvesOnceItsLongFormIsGiven() {
        Did longForm =
                DidPeer.of(Json.parseObject("{\"service\":[]}").orThrow()).orThrow();
        String shortForm = DidPeer.shortForm(longForm).orThrow().toString();
        assertEquals(2, shell.run("did", "resolve", shortForm).exit());
        shell.write("peers.txt", "\n" + longForm + "\n");
        Ran ran = shell.run("did", "resolve", shortForm, "--long-forms", "peers.txt");
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().contains(shortForm), ran.toString());
        shell.write("wrong.txt", Neighbour.ANA.did().toString());
        assertEquals(
                1,
                shell.run("did", "resolve", shortForm, "--long-forms", "wrong.txt")
                        .exit());
        assertEquals(
                1,
                shell.run("did", "resolve", shortForm, "--long-forms", "absent.txt")
                        .exit());
    }

    @Test
    void aKeyMakesADidInTheFormThatIsAskedFor() {
        Shell owner = shell.withKeys("home", "ana");
        String usual = owner.run("did", "create", "key", "--key", "ana").out().strip();
        String jwk = owner.run("did", "create", "key", "--key", "ana", "--jwk-jcs-pub")
                .out()
                .strip();
        assertNotEquals(usual, jwk);
        assertTrue(jwk.startsWith("did:key:zmYg"), jwk);
        Ran ran = owner.run("did", "resolve", jwk);
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().contains("publicKeyJwk"), ran.toString());
    }
}
