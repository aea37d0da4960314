package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.openpgp.PGPUtil;
import org.junit.jupiter.api.Test;

/** Keyrings from strangers. */
final class OpenPgpAbuse {
    private static final Instant NOW = Instant.parse("2023-01-15T00:00:00Z");

    private static List<Problem> problems(byte[] content) {
        return OpenPgpKeyring.read(Bytes.of(content)).fold(ring -> List.of(), problems -> problems);
    }

    @Property(tries = 500)
    void noBytesDoMoreThanBeRefused(@ForAll @Size(max = 300) byte[] content) {
        OpenPgpKeyring.read(Bytes.of(content)).fold(ring -> ring.asOf(NOW), problems -> problems);
    }

    @Test
    void whatIsNoKeyringIsSaidToBeNone() {
        for (String text : List.of("", "not a keyring", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n", "{}")) {
            List<Problem> problems = problems(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(1, problems.size(), text);
            assertEquals(OpenPgpProblem.NOT_A_KEYRING, problems.get(0).type());
        }
    }

    @Test
    void aKeyringBeyondTheLimitIsNotRead() {
        assertEquals(
                OpenPgpProblem.TOO_LARGE,
                problems(new byte[OpenPgpKeyring.MOST_BYTES + 1]).get(0).type());
    }

    /** One bit changed, where no checksum of the armor catches it: either it cannot be read, or no more is authenticated than before. */
    @Test
    void aChangedByteNeverAuthenticatesMore() throws IOException {
        byte[] good = PGPUtil.getDecoderStream(
                        Files.newInputStream(Vectors.at("trust/sequoia-wot/keyrings/simple.pgp")))
                .readAllBytes();
        OpenPgpKeyring ring = OpenPgpKeyring.read(Bytes.of(good)).orThrow();
        String root = ring.certificate("<alice@example.org>").orThrow();
        Map<String, Long> before = amounts(ring, root);
        Random random = new Random(7);
        int read = 0;
        for (int attempt = 0; attempt < 150; attempt++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            read += OpenPgpKeyring.read(Bytes.of(bad))
                    .fold(
                            changed -> {
                                amounts(changed, root)
                                        .forEach((binding, amount) ->
                                                assertTrue(amount <= before.getOrDefault(binding, 0L), binding));
                                return 1;
                            },
                            problems -> 0);
        }
        assertTrue(read > 50, "most changes leave packets that can be read: " + read);
        for (int length = 0; length < good.length; length += 97) {
            OpenPgpKeyring.read(Bytes.of(Arrays.copyOf(good, length)))
                    .fold(
                            cut -> {
                                amounts(cut, root)
                                        .forEach((binding, amount) ->
                                                assertTrue(amount <= before.getOrDefault(binding, 0L), binding));
                                return cut;
                            },
                            problems -> problems);
        }
    }

    private static Map<String, Long> amounts(OpenPgpKeyring ring, String root) {
        Map<String, Long> amounts = new TreeMap<>();
        WebOfTrust web = ring.asOf(NOW);
        ring.bindings()
                .forEach((certificate, userIds) -> userIds.forEach(userId -> amounts.put(
                        certificate + ' ' + userId,
                        web.greedy()
                                .find(web.inquiry(Map.of(root, Certification.FULL), certificate, userId))
                                .lower())));
        return amounts;
    }

    private static final byte[] VERSION_3 = {
        3, 5, 0x1f, 0x60, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 1, 8, 0, 0, 0, 8, (byte) 0x81
    };

    @Test
    void aSignatureOfAnOldVersionSaysNothingWhereverItStands() {
        Map<String, Long> plain = byUserId(Bytes.of(Packets.published("simple")));
        for (int type : new int[] {0x10, 0x13, 0x1f, 0x20, 0x30}) {
            byte[] old = VERSION_3.clone();
            old[2] = (byte) type;
            for (int after : new int[] {Packet.PUBLIC_KEY, Packet.USER_ID}) {
                Packets ring = new Packets();
                for (Packet packet : Packets.of(Packets.published("simple"))) {
                    ring.add(packet);
                    if (packet.tag() == after) {
                        ring.add(Packet.SIGNATURE, old);
                    }
                }
                assertEquals(plain, byUserId(ring.bytes()));
            }
        }
    }

    /** Whoever can add to a keyring can add a copy without the revocation, before or behind. */
    @Test
    void aSecondCopyOfACertificateTakesNoRevocationAway() {
        byte[] revoked = Packets.published("cert-revoked-hard");
        Packets without = new Packets();
        Packets.of(revoked).stream()
                .filter(packet ->
                        packet.tag() != Packet.SIGNATURE || packet.body().at(1) != 0x20)
                .forEach(without::add);
        byte[] stripped = without.bytes().toArray();
        assertTrue(byUserId(Bytes.of(stripped)).getOrDefault("<bob@example.org>", 0L) == 120);
        Map<String, Long> plain = byUserId(Bytes.of(revoked));
        assertEquals(0, plain.getOrDefault("<bob@example.org>", -1L));
        assertEquals(plain, byUserId(new Packets().add(revoked).add(stripped).bytes()));
        assertEquals(plain, byUserId(new Packets().add(stripped).add(revoked).bytes()));
    }

    @Test
    void aScopeThatIsNoTextFindsNobodyAndOneThatCannotBeReadLeavesItsCertificateOut() {
        byte[] plain = Packets.published("simple");
        Bytes unread = new Packets()
                .add(plain)
                .add(Packets.certifiedWithin(new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .bytes();
        OpenPgpKeyring ring = OpenPgpKeyring.read(unread).orThrow();
        assertEquals(List.of(), ring.skipped());
        String alice = ring.certificate("alice@x.org").orThrow();
        assertEquals(0L, amounts(ring, alice).get(ring.certificate("bob@x.org").orThrow() + " <bob@x.org>"));
        for (byte[] broken : List.of(new byte[] {'a'}, new byte[0])) {
            OpenPgpKeyring rest = OpenPgpKeyring.read(new Packets()
                            .add(Packets.certifiedWithin(broken))
                            .add(plain)
                            .bytes())
                    .orThrow();
            assertEquals(1, rest.skipped().size());
            assertEquals(
                    OpenPgpProblem.SKIPPED_CERTIFICATE, rest.skipped().get(0).type());
            assertTrue(rest.certificate("alice@x.org").isOk());
            assertTrue(!rest.certificate("bob@x.org").isOk());
            assertEquals(
                    100L,
                    amounts(rest, rest.certificate("<alice@example.org>").orThrow()).entrySet().stream()
                            .filter(one -> one.getKey().endsWith("<bob@example.org>"))
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
    }

    /** The library signs, we verify: an RSA signature holds for what was signed and for nothing else. */
    @Test
    void rsaSignaturesAreVerified() {
        for (int hash : new int[] {8, 9, 10, 11}) {
            byte[] good = Packets.certifiedByRsa(hash);
            assertEquals(120L, bob(good));
            List<Packet> packets = Packets.of(good);
            byte[] last = packets.get(packets.size() - 1).body().toArray();
            for (int place : new int[] {9, last.length - 200, last.length - 1}) {
                byte[] bad = last.clone();
                bad[place] ^= 1;
                Packets ring = new Packets();
                packets.subList(0, packets.size() - 1).forEach(ring::add);
                assertEquals(0L, bob(ring.add(Packet.SIGNATURE, bad).bytes().toArray()), "changed at " + place);
            }
        }
    }

    private static long bob(byte[] content) {
        OpenPgpKeyring ring = OpenPgpKeyring.read(Bytes.of(content)).orThrow();
        String asked = ring.certificate("bob@x.org").orThrow() + " <bob@x.org>";
        return amounts(ring, ring.certificate("alice@x.org").orThrow()).getOrDefault(asked, -1L);
    }

    @Test
    void keysThatTakeTooLongAreLeftOut() {
        BigInteger modulus = BigInteger.TWO.pow(16_383).add(BigInteger.ONE);
        BigInteger exponent = BigInteger.TWO.pow(16_382).subtract(BigInteger.ONE);
        for (byte[] slow : List.of(
                Packets.rsa(modulus, BigInteger.valueOf(65537), 1),
                Packets.rsa(BigInteger.TWO.pow(2_047).add(BigInteger.ONE), exponent.shiftRight(14_400), 1))) {
            assertEquals(OpenPgpProblem.NOT_A_KEYRING, problems(slow).get(0).type());
            OpenPgpKeyring ring = OpenPgpKeyring.read(new Packets()
                            .add(slow)
                            .add(Packets.published("simple"))
                            .bytes())
                    .orThrow();
            assertEquals(1, ring.skipped().size());
        }
    }

    @Test
    void moreVerificationsThanAMinuteTakesAreNotBegun() {
        BigInteger modulus = BigInteger.TWO.pow(8_191).add(BigInteger.ONE);
        BigInteger exponent = BigInteger.TWO.pow(63).add(BigInteger.ONE);
        byte[] slow = Packets.rsa(modulus, exponent, 250);
        Packets many = new Packets();
        for (int copy = 0; copy < 40; copy++) {
            many.add(Packets.rsa(modulus.add(BigInteger.TWO.pow(copy + 1)), exponent, 250));
        }
        assertEquals(0, OpenPgpKeyring.read(Bytes.of(slow)).orThrow().skipped().size());
        assertEquals(
                OpenPgpProblem.TOO_LARGE,
                problems(many.bytes().toArray()).get(0).type());
    }

    /** By user id, what alice is told. */
    private static Map<String, Long> byUserId(Bytes content) {
        OpenPgpKeyring ring = OpenPgpKeyring.read(content).orThrow();
        Map<String, Long> amounts = new TreeMap<>();
        amounts(ring, ring.certificate("<alice@example.org>").orThrow())
                .forEach((binding, amount) -> amounts.put(binding.substring(binding.indexOf(' ') + 1), amount));
        return amounts;
    }
}
