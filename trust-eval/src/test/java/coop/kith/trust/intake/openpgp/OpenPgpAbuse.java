package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import java.io.IOException;
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
        ring.bindings()
                .forEach((certificate, userIds) -> userIds.forEach(userId -> amounts.put(
                        certificate + ' ' + userId,
                        new GreedyFlow()
                                .find(ring.asOf(NOW).inquiry(Map.of(root, Certification.FULL), certificate, userId))
                                .lower())));
        return amounts;
    }
}
