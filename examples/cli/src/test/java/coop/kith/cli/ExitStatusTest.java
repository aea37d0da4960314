package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExitStatusTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder).withKeys("home");
    }

    @Test
    void keysAreMadeListedAndExported() {
        shell = Shell.in(folder.resolve("empty"));
        ends(0, "key", "new", "ana");
        ends(0, "key", "list");
        ends(0, "key", "export-public", "ana", "--format", "ssh");
        ends(1, "key", "new", "ana");
        ends(1, "key", "export-public", "nobody");
        ends(64, "key", "export-public", "ana", "--format", "pdf");
        ends(64, "key", "new", "club", "--type", "rsa");
    }

    @Test
    void didsAreCreatedAndResolved() {
        ends(0, "key", "new", "ana");
        String did = ends(0, "did", "create", "key", "--key", "ana").out().strip();
        ends(0, "did", "resolve", did);
        String jwk = ends(0, "did", "create", "jwk", "--key", "ana").out().strip();
        ends(0, "did", "resolve", jwk, "--accept", "application/did");
        ends(1, "did", "resolve", "did:key:zNotAKey");
        ends(1, "did", "resolve", "not a did");
        ends(64, "did", "create", "plc", "--key", "ana");
        ends(64, "did", "create", "key");
    }

    @Test
    void credentialsAreIssuedAndVerified() {
        ends(0, "key", "new", "club");
        String unsigned = shell.write("member.json", Neighbour.unsigned(Neighbour.ANA, "Ana"));
        Ran issued = ends(0, "vc", "issue", unsigned, "--key", "club");
        String signed = shell.write("member.vc.json", issued.json());
        ends(0, "vc", "verify", signed);
        ends(1, "vc", "verify", shell.write("changed.json", issued.out().replace("Ana", "Eve")));
        ends(1, "vc", "verify", signed, "changed.json");
        ends(2, "vc", "verify", shell.write("far.json", unreachableIssuer(issued.json())));
        ends(64, "vc", "verify", signed, "--at", "tomorrow");
        ends(64, "vc", "issue", unsigned, "--key", "club", "--suite", "rot13");
        ends(1, "vc", "issue", unsigned, "--key", "nobody");
        typing(0, issued.out(), "vc", "verify", "-");
    }

    @Test
    void credentialsAreIssuedWithTheSuiteOfTheKey() {
        String unsigned = shell.write("member.json", Neighbour.unsigned(Neighbour.ANA, "Ana"));
        for (String type : List.of("p256", "p384", "mldsa44")) {
            ends(0, "key", "new", type, "--type", type);
            ends(
                    0,
                    "vc",
                    "verify",
                    shell.write(
                            "signed.json",
                            ends(0, "vc", "issue", unsigned, "--key", type).json()));
        }
        ends(64, "vc", "issue", unsigned, "--key", "p256", "--suite", "eddsa-jcs-2022");
        ends(64, "vc", "issue", unsigned, "--key", "p256", "--mandatory", "/name");
        ends(64, "key", "export-public", "mldsa44", "--format", "ssh");
        ends(0, "key", "export-public", "mldsa44", "--format", "jwk");
    }

    @Test
    void credentialsAreIssuedAndVerifiedAsTokens() {
        String unsigned = shell.write("member.json", Neighbour.unsigned(Neighbour.ANA, "Ana"));
        for (String type : List.of("ed25519", "p256", "p384")) {
            ends(0, "key", "new", type, "--type", type);
            Ran issued = ends(0, "vc", "issue", unsigned, "--key", type, "--suite", "vc+jwt");
            assertEquals(3, issued.out().strip().split("\\.", -1).length, issued::toString);
            String token = shell.write("member.jwt", issued.out());
            ends(0, "vc", "verify", token);
            ends(0, "vc", "covers", token);
            ends(1, "vc", "verify", shell.write("changed.jwt", issued.out().strip() + "A"));
        }
        ends(0, "key", "new", "mldsa44", "--type", "mldsa44");
        ends(64, "vc", "issue", unsigned, "--key", "mldsa44", "--suite", "vc+jwt");
        ends(64, "vc", "issue", unsigned, "--key", "p256", "--suite", "vc+jwt", "--mandatory", "/name");
        ends(64, "vc", "issue", unsigned, "--key", "p256", "--suite", "vc+jwt", "--created", "2026-01-01T00:00:00Z");
    }

    @Test
    void partsOfACredentialAreShown() {
        ends(0, "key", "new", "office", "--type", "p256");
        String unsigned = shell.write("member.json", Neighbour.unsigned(Neighbour.ANA, "Ana"));
        String card = shell.write(
                "card.json",
                ends(0, "vc", "issue", unsigned, "--key", "office", "--suite", "ecdsa-sd-2023")
                        .json());
        ends(1, "vc", "verify", card);
        Ran shown = ends(0, "vc", "derive", card, "--show", "/credentialSubject");
        ends(0, "vc", "verify", shell.write("shown.json", shown.json()));
        ends(1, "vc", "derive", card, "--show", "/credentialSubject/nothing");
        ends(1, "vc", "derive", card, "--show", "credentialSubject");
        ends(1, "vc", "derive", unsigned, "--show", "/credentialSubject");
        ends(64, "vc", "derive");
    }

    @Test
    void trustIsAskedFor() {
        Neighbour.gather(shell);
        String mara = Neighbour.MARA.did().toString();
        String ana = Neighbour.ANA.did().toString();
        String loner = Neighbour.LONER.did().toString();
        ends(0, "trust", "ask", ana, "--anchor", mara);
        ends(2, "trust", "ask", loner, "--anchor", mara);
        ends(1, "trust", "ask", ana);
        ends(0, "trust", "explain", ana, "--anchor", mara, "--telling", "roles");
        ends(0, "trust", "graph", "--format", "dot");
        ends(0, "trust", "people");
        ends(0, "trust", "policies");
        ends(64, "trust", "policies", "no-such-policy");
        ends(64, "trust", "ask", ana, "--anchor", mara, "--policy", "no-such-policy");
        ends(64, "trust", "ask", ana, "--as-of", "yesterday");
        ends(1, "trust", "ask", "did:nonsense", "--anchor", mara);
        ends(1, "trust", "ask", ana, "--anchor", "nonsense");
        ends(1, "trust", "add", shell.write("changed.json", "{}"));
        ends(0, "trust", "add", "credentials");
    }

    @Test
    void aCommandLineThatIsNotUnderstoodEndsWith64() {
        ends(64);
        ends(64, "vc");
        ends(64, "vc", "verify");
        ends(64, "vc", "verify", "--no-such-option", "x");
        ends(64, "git", "verify", "--exempt", "abc=because");
        ends(64, "release", "verify", "pkg.tar.gz");
    }

    @Test
    void aFaultOfItsOwnEndsWith70AndAsksForAReport() {
        for (Throwable fault :
                new Throwable[] {new IllegalStateException("odd\u001b[2J"), new AssertionError("never")}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            CommandLine faulty = new CommandLine(new Faulty(fault));
            assertEquals(70, Kith.run(shell.terminal(out, err), faulty));
            String said = err.toString(StandardCharsets.UTF_8);
            assertTrue(said.contains("Please report it"), said);
            assertTrue(said.lines().count() == 1 && said.indexOf('\u001b') < 0, said);
        }
    }

    @Test
    void whatTakesMoreThanTheMachineHasEndsWith70AndOneSentence() {
        for (Throwable fault : new Throwable[] {new StackOverflowError(), new OutOfMemoryError("Java heap space")}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertEquals(70, Kith.run(shell.terminal(out, err), new CommandLine(new Faulty(fault))));
            String said = err.toString(StandardCharsets.UTF_8);
            assertTrue(said.contains("nothing was decided") && said.lines().count() == 1, said);
        }
    }

    @CommandLine.Command(name = "faulty")
    private record Faulty(Throwable fault) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (Exception) fault;
        }
    }

    private static JsonObject unreachableIssuer(JsonObject signed) {
        JsonObject proof = signed.object("proof").orElseThrow();
        return signed.with("issuer", "did:web:localhost")
                .with("proof", proof.with("verificationMethod", "did:web:localhost#key-1"));
    }

    private Ran ends(int exit, String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(exit, ran.exit(), ran::toString);
        return ran;
    }

    private void typing(int exit, String input, String... arguments) {
        Ran ran = shell.typing(input).run(arguments);
        assertEquals(exit, ran.exit(), ran::toString);
    }
}
