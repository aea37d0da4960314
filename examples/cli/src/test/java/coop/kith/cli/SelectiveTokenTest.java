package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.issue.SelectiveTokenHolder;
import coop.kith.vc.issue.SelectiveTokenIssuer;
import coop.kith.vc.proof.sdjwt.Hiding;
import coop.kith.vc.proof.sdjwt.SdJwt;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SD-JWTs in files, as they come out of other software. */
class SelectiveTokenTest {
    private static final JsonPointer NAME = JsonPointer.of("credentialSubject", "name");

    @TempDir
    private Path folder;

    private Shell shell;
    private String issued;
    private String shown;

    @BeforeEach
    void anaHasACredentialOfWhichSheMayKeepBackHerName() {
        shell = Shell.in(folder);
        SigningKey club = Cryptography.standard().generate(KeyType.P256, new SecureRandom());
        SigningKey ana = Cryptography.standard().generate(KeyType.ED25519, new SecureRandom());
        Did did = DidKey.of(club.publicKey());
        JsonObject unsigned = Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"type\":[\"VerifiableCredential\"],\"credentialSubject\":{\"name\":\"Ana\",\"level\":2}}")
                .orThrow();
        issued = SelectiveTokenIssuer.of(DidUrl.of(did, did.methodSpecificId()), club)
                .issue(unsigned, Hiding.of(List.of(NAME), new SecureRandom()), ana.publicKey(), Shell.NOW)
                .orThrow()
                .data();
        shown = SelectiveTokenHolder.of(ana)
                .present(issued, List.of(), "8f3a", "club.example", Shell.NOW)
                .orThrow();
    }

    @Test
    void verifyTakesOneByItself() {
        shell.write("member.sd-jwt", issued + "\n");
        Ran ran = shell.run("vc", "verify", "member.sd-jwt");
        assertEquals(0, ran.exit(), ran::toString);
        shell.write("changed.sd-jwt", issued.replace("~", "~A"));
        assertEquals(1, shell.run("vc", "verify", "changed.sd-jwt").exit());
    }

    @Test
    void verifyHoldsAKeyBindingAgainstTheChallenge() {
        shell.write("shown.sd-jwt", shown);
        assertEquals(0, asked("shown.sd-jwt", "8f3a").exit());
        assertEquals(1, asked("shown.sd-jwt", "another").exit());
        assertEquals(2, shell.run("vc", "verify", "shown.sd-jwt").exit());
        shell.write("stripped.sd-jwt", SdJwt.parse(shown).orThrow().shown());
        assertEquals(1, asked("stripped.sd-jwt", "8f3a").exit());
    }

    @Test
    void coversTellsWhatWasShown() {
        shell.write("shown.sd-jwt", shown);
        Ran ran = shell.run("vc", "covers", "shown.sd-jwt");
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("vc+sd-jwt"), ran::toString);
        assertTrue(ran.out().contains("open      nothing"), ran::toString);
    }

    @Test
    void whatIsIssuedHereIsShownInPartsByItsHolderAlone() {
        Shell owner = shell.withKeys("home", "club", "ana", "eve");
        String ana = owner.run("did", "create", "key", "--key", "ana").out().strip();
        shell.write(
                "member.json",
                Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                                + "\"type\":[\"VerifiableCredential\"],\"credentialSubject\":{\"id\":\"" + ana
                                + "\",\"name\":\"Ana\",\"description\":\"member\"}}")
                        .orThrow());
        Ran made = done(owner.run(
                "vc",
                "issue",
                "member.json",
                "--key",
                "club",
                "--suite",
                "vc+sd-jwt",
                "--hideable",
                "/credentialSubject/name",
                "--hideable",
                "/credentialSubject/description"));
        shell.write("member.sd-jwt", made.out());
        String[] answer = {"--challenge", "8f3a", "--domain", "club.example"};
        Ran part = done(owner.run(
                "vc",
                "derive",
                "member.sd-jwt",
                "--show",
                "/credentialSubject/name",
                "--key",
                "ana",
                answer[0],
                answer[1],
                answer[2],
                answer[3]));
        shell.write("part.sd-jwt", part.out());
        assertEquals(0, asked("part.sd-jwt", "8f3a").exit());
        assertEquals(1, asked("part.sd-jwt", "8f3b").exit());
        JsonObject claims =
                SdJwt.parse(part.out().strip()).orThrow().processed().claims();
        assertEquals(
                Set.of("id", "name"),
                claims.object("credentialSubject").orElseThrow().members().keySet());
        Ran open = done(owner.run("vc", "derive", "member.sd-jwt"));
        assertEquals(0, SdJwt.parse(open.out().strip()).orThrow().disclosures().size());
        Ran stolen =
                owner.run("vc", "derive", "member.sd-jwt", "--key", "eve", answer[0], answer[1], answer[2], answer[3]);
        shell.write("stolen.sd-jwt", stolen.out());
        assertEquals(1, stolen.exit() == 0 ? asked("stolen.sd-jwt", "8f3a").exit() : stolen.exit(), stolen::toString);
        assertEquals(
                64,
                owner.run("vc", "issue", "member.json", "--key", "club", "--holder", ana)
                        .exit());
        shell.write(
                "nobody.json",
                Neighbour.unsigned(Neighbour.ANA, "Ana")
                        .with("credentialSubject", JsonObject.empty().with("name", "Ana")));
        assertEquals(
                1,
                owner.run("vc", "issue", "nobody.json", "--key", "club", "--suite", "vc+sd-jwt")
                        .exit());
    }

    private static Ran done(Ran ran) {
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private Ran asked(String file, String challenge) {
        return shell.run("vc", "verify", file, "--challenge", challenge, "--domain", "club.example");
    }
}
