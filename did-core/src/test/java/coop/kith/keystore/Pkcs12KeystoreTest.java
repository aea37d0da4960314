package coop.kith.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the JDK's keytool and openssl wrote, each key in them tried by a signature. */
final class Pkcs12KeystoreTest {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final String PASSPHRASE = "changeit, please";

    @TempDir
    static Path folder;

    @BeforeAll
    static void keytoolWritesAFile() throws IOException, InterruptedException {
        generate("ed", "-keyalg", "Ed25519");
        generate("p256", "-keyalg", "EC", "-groupname", "secp256r1");
        generate("p384", "-keyalg", "EC", "-groupname", "secp384r1");
        generate("rsa", "-keyalg", "RSA", "-keysize", "2048");
        generate("ed448", "-keyalg", "Ed448");
    }

    @Test
    void listsTheKeysThatSignInTheOrderOfTheirNames() {
        assertEquals(
                List.of("ed ED25519", "p256 P256", "p384 P384"),
                open(PASSPHRASE).orThrow().entries().stream()
                        .map(entry -> entry.alias() + " " + entry.publicKey().type())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"ed, ED25519", "p256, P256", "p384, P384"})
    void signsWithEachKindOfKey(String alias, KeyType type) {
        Pkcs12Keystore store = open(PASSPHRASE).orThrow();
        Signer signer = store.signer(alias).orThrow();
        assertEquals(type, signer.publicKey().type());
        assertSigns(signer);
        assertEquals(
                signer.publicKey(),
                store.signer(signer.publicKey()).orElseThrow().publicKey());
    }

    @ParameterizedTest
    @CsvSource({"rsa, UNSUPPORTED_KEY", "ed448, UNSUPPORTED_KEY", "nobody, NO_SUCH_KEY", "'', NO_SUCH_KEY"})
    void saysWhyThereIsNoSigner(String alias, KeystoreProblem problem) {
        assertProblem(problem, open(PASSPHRASE).orThrow().signer(alias));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeit", "", "changeit, please ", "Ÿ"})
    void refusesAnotherPassphrase(String passphrase) {
        assertProblem(KeystoreProblem.NOT_OPENED, open(passphrase));
    }

    @Test
    void refusesAFileThatIsCutOrChangedAndNeverThrows() throws IOException {
        byte[] good = Files.readAllBytes(file());
        List<Pkcs12Keystore.Entry> whole = open(PASSPHRASE).orThrow().entries();
        Path bad = folder.resolve("bad.p12");
        for (int length = 0; length < good.length; length += 97) {
            Files.write(bad, Arrays.copyOf(good, length));
            assertTrue(!open(bad).isOk(), "cut at " + length);
        }
        for (int at = 0; at < good.length; at += at < 40 ? 1 : 211) {
            byte[] changed = good.clone();
            changed[at] ^= 4;
            Files.write(bad, changed);
            // Numbers of DER tags that the JDK does not look at may change, and nothing else.
            Result<Pkcs12Keystore> result = open(bad);
            assertTrue(!result.isOk() || result.orThrow().entries().equals(whole), "changed at " + at);
        }
    }

    @Test
    void refusesWhatIsNoFileOrTooLarge() throws IOException {
        assertProblem(KeystoreProblem.NOT_FOUND, open(folder.resolve("nothing")));
        assertProblem(KeystoreProblem.UNREACHABLE, open(folder));
        Path large = folder.resolve("large");
        Files.write(large, new byte[(1 << 20) + 1]);
        assertProblem(KeystoreProblem.TOO_COSTLY, open(large));
        Files.writeString(large, "not PKCS#12");
        assertProblem(KeystoreProblem.MALFORMED, open(large));
        // Version 3 and data without data, at which the JDK's own reader throws NullPointerException.
        Files.write(large, HexFormat.of().parseHex("3010020103300b06092a864886f70d010701"));
        assertProblem(KeystoreProblem.MALFORMED, open(large));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, ED25519", "P-256, P256", "P-384, P384", "P-521, P521"})
    void readsWhatOpensslWrites(String curve, KeyType type) throws IOException, InterruptedException {
        Signer signer = openssl(curve).signer("main").orThrow();
        assertEquals(type, signer.publicKey().type());
        assertSigns(signer);
    }

    @Test
    void refusesTheCurveThatTheJdkDoesNotRead() throws IOException, InterruptedException {
        Pkcs12Keystore store = openssl("secp256k1");
        assertProblem(KeystoreProblem.UNSUPPORTED_KEY, store.signer("main"));
        assertEquals(List.of(), store.entries());
    }

    private static Pkcs12Keystore openssl(String curve) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasOpenssl(), "openssl is not there");
        Path key = folder.resolve(curve + ".pem");
        Path certificate = folder.resolve(curve + ".crt");
        Path file = folder.resolve(curve + ".p12");
        List<String> generate = new ArrayList<>(List.of("openssl", "genpkey", "-out", key.toString(), "-algorithm"));
        generate.addAll(
                curve.equals("Ed25519") ? List.of(curve) : List.of("EC", "-pkeyopt", "ec_paramgen_curve:" + curve));
        run(generate);
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-new",
                "-key",
                key.toString(),
                "-subj",
                "/CN=kith",
                "-out",
                certificate.toString()));
        run(List.of(
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                key.toString(),
                "-in",
                certificate.toString(),
                "-name",
                "main",
                "-passout",
                "pass:" + PASSPHRASE,
                "-out",
                file.toString()));
        return open(file).orThrow();
    }

    private static boolean hasOpenssl() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "openssl")));
    }

    private static void generate(String alias, String... kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype",
                "PKCS12",
                "-keystore",
                file().toString(),
                "-storepass",
                PASSPHRASE,
                "-alias",
                alias,
                "-dname",
                "CN=kith"));
        command.addAll(List.of(kind));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroy();
        assertTrue(ended && process.exitValue() == 0, () -> command + ": " + read(log));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    private static Result<Pkcs12Keystore> open(String passphrase) {
        return Pkcs12Keystore.open(file(), passphrase.toCharArray(), CRYPTOGRAPHY);
    }

    private static Result<Pkcs12Keystore> open(Path file) {
        return Pkcs12Keystore.open(file, PASSPHRASE.toCharArray(), CRYPTOGRAPHY);
    }

    private static Path file() {
        return folder.resolve("keys.p12");
    }

    private static void assertSigns(Signer signer) {
        byte[] message = "signed by a key from a file".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Outcome.PASSED,
                CRYPTOGRAPHY
                        .verify(signer.publicKey(), signer.algorithm(), message, signer.sign(message))
                        .outcome());
    }

    private static void assertProblem(KeystoreProblem expected, Result<?> result) {
        assertEquals(expected, result.problems().get(0).type());
    }
}
