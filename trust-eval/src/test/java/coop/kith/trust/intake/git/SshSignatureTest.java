package coop.kith.trust.intake.git;

import static coop.kith.trust.intake.git.Fixture.ANA;
import static coop.kith.trust.intake.git.Fixture.BEN;
import static coop.kith.trust.intake.git.Fixture.CRYPTOGRAPHY;
import static coop.kith.trust.intake.git.Fixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshSignatureTest {
    private static final byte[] MESSAGE = bytes("what was said\n");

    /** The example of OpenSSH PROTOCOL.sshsig section 1: namespace {@code foo}, no message given. */
    private static final String PROTOCOL_EXAMPLE = """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgJKxoLBJBivUPNTUJUSslQTt2hD
            jozKvHarKeN8uYFqgAAAADZm9vAAAAAAAAAFMAAAALc3NoLWVkMjU1MTkAAABAKNC4IEbt
            Tq0Fb56xhtuE1/lK9H9RZJfON4o6hE9R4ZGFX98gy0+fFJ/1d2/RxnZky0Y7GojwrZkrHT
            FgCqVWAQ==
            -----END SSH SIGNATURE-----
            """;

    @Test
    void whatItWritesItReadsAndVerifies() {
        for (SigningKey key : List.of(ANA, BEN)) {
            SshSignature signature =
                    SshSignature.parse(SshSignature.sign(key, "git", MESSAGE)).orThrow();
            assertEquals(key.publicKey(), signature.key());
            assertEquals("git", signature.namespace());
            assertEquals(Outcome.PASSED, signature.verify(CRYPTOGRAPHY, MESSAGE).outcome());
            assertEquals(
                    Outcome.FAILED,
                    signature.verify(CRYPTOGRAPHY, bytes("what was said")).outcome());
        }
    }

    @Test
    void theNamespaceIsPartOfWhatIsSigned() {
        SshSignature file =
                SshSignature.parse(SshSignature.sign(ANA, "file", MESSAGE)).orThrow();
        SshSignature forGit = new SshSignature(file.key(), "git", file.hash(), file.signature());
        assertEquals(Outcome.PASSED, file.verify(CRYPTOGRAPHY, MESSAGE).outcome());
        assertEquals(Outcome.FAILED, forGit.verify(CRYPTOGRAPHY, MESSAGE).outcome());
    }

    @Test
    void theHashIsPartOfWhatIsSigned() {
        SshSignature signature =
                SshSignature.parse(SshSignature.sign(ANA, "git", MESSAGE)).orThrow();
        SshSignature other = new SshSignature(signature.key(), "git", "sha256", signature.signature());
        assertEquals(Outcome.FAILED, other.verify(CRYPTOGRAPHY, MESSAGE).outcome());
    }

    @Test
    void theExampleOfTheProtocolLacksTheHashAlgorithmThatItsOwnTextRequires() {
        assertEquals(List.of(GitProblem.MALFORMED_SIGNATURE), types(SshSignature.parse(PROTOCOL_EXAMPLE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64, 70, 76, 100_000})
    void readsArmorOfAnyWidth(int width) {
        String armored = SshSignature.sign(BEN, "git", MESSAGE);
        String body = body(armored);
        StringBuilder other = new StringBuilder(SshArmor.BEGIN).append('\n');
        for (int at = 0; at < body.length(); at += width) {
            other.append(body, at, Math.min(body.length(), at + width)).append('\n');
        }
        assertEquals(
                SshSignature.parse(armored).orThrow(),
                SshSignature.parse(other + SshArmor.END).orThrow());
    }

    @Test
    void refusesArmorThatIsNotExact() {
        String armored = SshSignature.sign(ANA, "git", MESSAGE);
        for (String wrong : List.of(
                "",
                "\n" + armored,
                " " + armored,
                armored + "Signed-by-DID: did:key:zOther\n",
                armored + " ",
                armored + "\n",
                armored.replace(SshArmor.END, "-----END PGP SIGNATURE-----"),
                armored.replace(SshArmor.BEGIN + "\n", SshArmor.BEGIN),
                SshArmor.BEGIN + "\n" + SshArmor.END,
                armored.replaceFirst("AAAA", "AA AA"),
                armored.replaceFirst("AAAA", "AA=="),
                armored.replace("\n" + SshArmor.END, "=\n" + SshArmor.END),
                SshArmor.BEGIN + "\n" + "A".repeat(20_000) + "\n" + SshArmor.END)) {
            assertEquals(List.of(GitProblem.MALFORMED_SIGNATURE), types(SshSignature.parse(wrong)), wrong);
        }
    }

    @Test
    void refusesWhatIsSpelledInASecondWay() {
        byte[] key = SshPublicKey.encode(ANA.publicKey()).toArray();
        byte[] inner = new SshWriter().text("ssh-ed25519").string(new byte[64]).toArray();
        assertTrue(SshSignature.parse(armor(key, 1, "git", "", "sha512", inner)).isOk());
        for (String wrong : List.of(
                armor(key, 2, "git", "", "sha512", inner),
                armor(key, 0, "git", "", "sha512", inner),
                armor(key, 1, "", "", "sha512", inner),
                armor(key, 1, "gi\nt", "", "sha512", inner),
                armor(key, 1, "git", "reserved", "sha512", inner),
                armor(key, 1, "git", "", "sha1", inner),
                armor(key, 1, "git", "", "sha384", inner),
                armor(key, 1, "git", "", "sha512", Arrays.copyOf(inner, inner.length + 1)),
                armor(key, 1, "git", "", "sha512", Arrays.copyOf(inner, inner.length - 1)),
                armor(
                        key,
                        1,
                        "git",
                        "",
                        "sha512",
                        new SshWriter().text("ssh-ed25519").string(new byte[63]).toArray()),
                armor(
                        key,
                        1,
                        "git",
                        "",
                        "sha512",
                        new SshWriter().text("ssh-rsa").string(new byte[64]).toArray()))) {
            assertEquals(List.of(GitProblem.MALFORMED_SIGNATURE), types(SshSignature.parse(wrong)), wrong);
        }
        assertFalse(SshSignature.parse(armor(Arrays.copyOf(key, key.length + 1), 1, "git", "", "sha512", inner))
                .isOk());
    }

    @Test
    void ecdsaNumbersHaveOneShortestForm() {
        byte[] key = SshPublicKey.encode(BEN.publicKey()).toArray();
        byte[] one = {1};
        byte[] high = new byte[33];
        Arrays.fill(high, 1, 33, (byte) 0xff);
        assertTrue(SshSignature.parse(ecdsa(key, one, high)).isOk());
        for (byte[] wrong : List.of(
                new byte[] {},
                new byte[] {0},
                new byte[] {0, 1},
                new byte[] {(byte) 0x80},
                new byte[33],
                Arrays.copyOf(new byte[] {1}, 33))) {
            assertFalse(SshSignature.parse(ecdsa(key, wrong, one)).isOk(), Arrays.toString(wrong));
            assertFalse(SshSignature.parse(ecdsa(key, one, wrong)).isOk(), Arrays.toString(wrong));
        }
    }

    @Test
    void refusesP256PointsThatAreNotOnTheCurveOrCompressed() {
        byte[] key = SshPublicKey.encode(BEN.publicKey()).toArray();
        byte[] off = key.clone();
        // Bit 1 of y leaves its parity, and with it the compressed form, as it was.
        off[off.length - 1] ^= 2;
        assertFalse(SshPublicKey.decode(coop.kith.bytes.Bytes.of(off)).isOk());
        byte[] compressed = new SshWriter()
                .text("ecdsa-sha2-nistp256")
                .text("nistp256")
                .string(BEN.publicKey().encoded().toArray())
                .toArray();
        assertFalse(SshPublicKey.decode(coop.kith.bytes.Bytes.of(compressed)).isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-rsa",
                "ssh-dss",
                "sk-ssh-ed25519@openssh.com",
                "sk-ecdsa-sha2-nistp256@openssh.com",
                "webauthn-sk-ecdsa-sha2-nistp256@openssh.com",
                "ecdsa-sha2-nistp384",
                "ssh-ed448"
            })
    void namesTheKindsOfKeyThatItDoesNotTake(String algorithm) {
        byte[] key = new SshWriter().text(algorithm).string(new byte[32]).toArray();
        Result<SshSignature> read = SshSignature.parse(armor(key, 1, "git", "", "sha512", new byte[8]));
        assertEquals(List.of(GitProblem.UNSUPPORTED_SIGNATURE), types(read));
        assertTrue(read.problems().get(0).detail().contains(algorithm));
    }

    @Test
    void publicKeyLinesGoThereAndBack() {
        for (SigningKey key : List.of(ANA, BEN)) {
            String line = SshPublicKey.line(key.publicKey());
            assertEquals(
                    key.publicKey(),
                    SshPublicKey.parseLine(line + " ana@planet\n").orThrow());
            assertFalse(SshPublicKey.parseLine(line.replace(" AAAA", " AAA")).isOk());
        }
        String swapped = SshPublicKey.line(ANA.publicKey()).replace("ssh-ed25519", "ecdsa-sha2-nistp256");
        assertEquals(List.of(GitProblem.NOT_A_KEY), types(SshPublicKey.parseLine(swapped)));
        assertEquals(List.of(GitProblem.NOT_A_KEY), types(SshPublicKey.parseLine("")));
    }

    @Test
    void keysThatSshDoesNotSignWithAreTheCallersMistake() {
        PublicKey secp256k1 = Fixture.key(KeyType.SECP256K1, 3).publicKey();
        assertThrows(IllegalArgumentException.class, () -> SshPublicKey.line(secp256k1));
        assertThrows(IllegalArgumentException.class, () -> SshSignature.sign(ANA, "", MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void readsWhatSshKeygenSigned(String type, @TempDir Path folder) throws IOException {
        Program ssh = Program.sshKeygen(folder);
        ssh.ok("-q", "-t", type, "-N", "", "-C", "ana", "-f", "id");
        Files.write(folder.resolve("message"), MESSAGE);
        for (String hash : List.of("sha512", "sha256")) {
            Files.deleteIfExists(folder.resolve("message.sig"));
            ssh.ok("-Y", "sign", "-n", "git", "-O", "hashalg=" + hash, "-f", "id", "message");
            SshSignature signature = SshSignature.parse(Files.readString(folder.resolve("message.sig")))
                    .orThrow();
            assertEquals(hash, signature.hash());
            assertEquals(Outcome.PASSED, signature.verify(CRYPTOGRAPHY, MESSAGE).outcome());
            assertEquals(
                    Outcome.FAILED,
                    signature.verify(CRYPTOGRAPHY, bytes("else")).outcome());
            String line = Files.readString(folder.resolve("id.pub"));
            assertEquals(signature.key(), SshPublicKey.parseLine(line).orThrow());
            assertTrue(ssh.ok("-l", "-f", "id.pub").contains(SshPublicKey.fingerprint(signature.key())));
        }
    }

    @Test
    void sshKeygenVerifiesWhatItSigned(@TempDir Path folder) throws IOException {
        Program ssh = Program.sshKeygen(folder);
        for (SigningKey key : List.of(ANA, BEN)) {
            Files.writeString(
                    folder.resolve("allowed"),
                    "ana@planet.example namespaces=\"git\" " + SshPublicKey.line(key.publicKey()) + "\n");
            Files.writeString(folder.resolve("sig"), SshSignature.sign(key, "git", MESSAGE));
            String[] verify = {"-Y", "verify", "-n", "git", "-f", "allowed", "-I", "ana@planet.example", "-s", "sig"};
            assertTrue(ssh.ok(MESSAGE, verify).startsWith("Good \"git\" signature for ana@planet.example"));
            assertTrue(ssh.run(bytes("else"), verify).exit() != 0);
        }
    }

    @Test
    void laysAnEd25519SignatureOutByteForByteAsSshKeygenDoes(@TempDir Path folder) throws IOException {
        Program ssh = Program.sshKeygen(folder);
        ssh.ok("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "id");
        Files.write(folder.resolve("message"), MESSAGE);
        ssh.ok("-Y", "sign", "-n", "git", "-f", "id", "message");
        assertEquals(
                Files.readString(folder.resolve("message.sig")),
                SshSignature.sign(seedOf(folder.resolve("id")), "git", MESSAGE));
    }

    /** An unencrypted key of OpenSSH (PROTOCOL.key) holds the seed and the public key side by side at its end. */
    private static SigningKey seedOf(Path file) throws IOException {
        Matcher pem = Pattern.compile(
                        "-----BEGIN OPENSSH PRIVATE KEY-----(.*)-----END OPENSSH PRIVATE KEY-----", Pattern.DOTALL)
                .matcher(Files.readString(file));
        assertTrue(pem.find());
        SshReader outer = new SshReader(Base64.getMimeDecoder().decode(pem.group(1)));
        outer.bytes("openssh-key-v1\0".length());
        outer.text();
        outer.text();
        outer.string();
        outer.uint32();
        outer.string();
        SshReader secret = new SshReader(outer.string());
        secret.bytes(8);
        secret.text();
        secret.string();
        byte[] seed = Arrays.copyOf(secret.string(), 32);
        return SigningKey.of(KeyType.ED25519, seed, CRYPTOGRAPHY, SecretAccess.because("a key of the tests"))
                .orThrow();
    }

    private static String ecdsa(byte[] key, byte[] r, byte[] s) {
        byte[] numbers = new SshWriter().string(r).string(s).toArray();
        return armor(
                key,
                1,
                "git",
                "",
                "sha512",
                new SshWriter().text("ecdsa-sha2-nistp256").string(numbers).toArray());
    }

    private static String armor(byte[] key, int version, String namespace, String reserved, String hash, byte[] inner) {
        return SshArmor.encode(new SshWriter()
                .bytes(bytes("SSHSIG"))
                .uint32(version)
                .string(key)
                .text(namespace)
                .text(reserved)
                .text(hash)
                .string(inner)
                .toArray());
    }

    private static String body(String armored) {
        return armored.replace(SshArmor.BEGIN, "").replace(SshArmor.END, "").replace("\n", "");
    }

    private static List<?> types(Result<?> result) {
        return result.problems().stream().map(Problem::type).toList();
    }
}
