package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.MemoryEvidenceLog;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.store.Readmission;
import coop.kith.trust.store.SqliteEvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** T11 for what a log keeps besides credentials: in whatever order and portions copies of certificates come in, with however many restarts between, the answers are the same to the bit. */
final class KeptCertificatesLaws {
    private static final Instant FIRST = Instant.parse("2023-01-10T00:00:00Z");
    private static final Instant ASKED = Instant.parse("2023-01-15T00:00:00Z");

    @Provide
    Arbitrary<String> networks() {
        return Arbitraries.of(
                "simple", "cert-expired", "cert-revoked-hard", "certification-revoked", "cycle", "local-optima");
    }

    /** Every certificate, and copies of it from which signatures are missing, each at a time of its own. */
    private static List<Original> copies(String network, Random random) {
        List<Original> copies = new ArrayList<>();
        for (List<Packet> certificate : OpenPgpKeyring.copies(Packets.of(Packets.published(network)))) {
            for (int copy = 0; copy < 1 + random.nextInt(3); copy++) {
                Packets some = new Packets();
                int kept = copy == 0 ? 10 : 6;
                certificate.stream()
                        .filter(packet -> packet.tag() != Packet.SIGNATURE || random.nextInt(10) < kept)
                        .forEach(some::add);
                copies.add(new Original(Basis.OPENPGP, some.bytes(), FIRST.plusSeconds(random.nextInt(86_400 * 5))));
            }
        }
        return copies;
    }

    @Property(tries = 25)
    void anyOrderOfArrivalGivesTheSameAnswersAfterARestart(@ForAll("networks") String network, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        List<Original> copies = copies(network, random);
        Instant knownAt = ASKED.minusSeconds(random.nextInt(86_400 * 4));
        try (EvidenceLog memory = new MemoryEvidenceLog(List.of(new OpenPgpCertificates()))) {
            memory.keepAll(copies).orThrow();
            for (Instant learned : List.of(knownAt, ASKED)) {
                List<Evidence> one = memory.read(ASKED, learned).evidence();
                List<Evidence> other = kept(copies, learned, random);
                assertEquals(seen(one), seen(other));
                assertEquals(answers(one, learned), answers(other, learned));
            }
        }
    }

    /** What a file gives back that was written in random portions, each by an opening of its own. */
    private static List<Evidence> kept(List<Original> copies, Instant learned, Random random) throws IOException {
        List<Original> shuffled = new ArrayList<>(copies);
        Collections.shuffle(shuffled, random);
        Path folder = Files.createTempDirectory("kept");
        try {
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
                try (EvidenceLog log = open(folder)) {
                    log.keepAll(shuffled.subList(from, to)).orThrow();
                }
                from = to;
            }
            try (EvidenceLog log = open(folder)) {
                EvidenceLog.Contents contents = log.read(ASKED, learned);
                assertEquals(List.of(), contents.problems());
                return contents.evidence();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> assertTrue(file.toFile().delete()));
            }
        }
    }

    private static EvidenceLog open(Path folder) {
        Readmission readmission = new Readmission(
                CredentialVerifier.standard(),
                VerificationPolicy.strict(),
                Dtg.INTAKE,
                List.of(new OpenPgpCertificates()));
        return SqliteEvidenceLog.open(folder.resolve("evidence.db"), readmission, new SecureRandom())
                .orThrow();
    }

    private static List<String> seen(List<Evidence> evidence) {
        return evidence.stream()
                .map(one -> one.digestMultibase() + ' ' + one.receivedAt())
                .toList();
    }

    private static List<String> answers(List<Evidence> evidence, Instant learned) {
        List<Did> issuers =
                evidence.stream().map(Evidence::issuer).distinct().sorted().toList();
        if (issuers.isEmpty()) {
            return List.of();
        }
        Policy policy = Policy.bundled("kernel-pgp-compat").orThrow().withAnchors(issuers.subList(0, 1));
        TrustEngine engine = TrustEngine.over(evidence);
        return evidence.stream()
                .map(Evidence::subject)
                .distinct()
                .sorted()
                .map(subject -> Json.write(engine.ask(new TrustQuestion(subject, ASKED, learned), policy)
                        .toJson(View.plain())))
                .toList();
    }
}
