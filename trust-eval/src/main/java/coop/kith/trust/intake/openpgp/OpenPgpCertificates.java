package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.evidence.OriginalIntake;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The certificates of keyrings as originals that an evidence log keeps: each as it came, packet for packet, without the armor.
 *
 * <p>What they are evidence of is asked of all that the log had, as one keyring: a certification is verified with a key that came in with another file, and what its issuer or holder
 * took back in a later copy is taken back from the time on that the log had that copy. So an answer of before stays, and a new one follows. Of the same certificate each different copy is an original of its own, and the
 * same copy again is none.
 *
 * <p>A piece of evidence is first seen when both its signature and the key that made it were here. All originals of a log together are bounded as one keyring is
 * ({@link OpenPgpKeyring#MOST_BYTES}, and the work that verifying takes).
 */
public final class OpenPgpCertificates implements OriginalIntake {
    /**
     * The certificates of a keyring.
     *
     * @param certificates those that can be read
     * @param skipped why each other one cannot
     */
    public record Split(List<Original> certificates, List<Problem> skipped) {
        public Split {
            certificates = List.copyOf(certificates);
            skipped = List.copyOf(skipped);
        }
    }

    /** The certificates of a keyring, armored or not, that came in at {@code receivedAt}. Refused as {@link OpenPgpKeyring#read} refuses, and with SECRET_KEY. */
    public static Result<Split> of(Bytes keyring, Instant receivedAt) {
        return OpenPgpKeyring.read(keyring).flatMap(read -> split(keyring, receivedAt));
    }

    private static Result<Split> split(Bytes keyring, Instant receivedAt) {
        List<Original> certificates = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        for (List<Packet> copy :
                OpenPgpKeyring.copies(OpenPgpKeyring.packets(keyring).orElseThrow())) {
            if (copy.stream().anyMatch(Packet::isSecret)) {
                return Result.refused(Problem.of(
                                OpenPgpProblem.SECRET_KEY,
                                "What is kept is kept byte for byte, and there is a secret key in it.")
                        .next("Export the public part only: gpg --export > keyring.pgp"));
            }
            Original certificate = new Original(Basis.OPENPGP, joined(copy), receivedAt);
            OpenPgpKeyring.of(List.of(certificate))
                    .fold(
                            alone -> alone.skipped().isEmpty()
                                    ? certificates.add(certificate)
                                    : skipped.addAll(alone.skipped()),
                            skipped::addAll);
        }
        return Result.ok(new Split(certificates, skipped));
    }

    private static Bytes joined(List<Packet> copy) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        copy.forEach(packet -> whole.writeBytes(packet.whole().toArray()));
        return Bytes.of(whole.toByteArray());
    }

    @Override
    public Basis basis() {
        return Basis.OPENPGP;
    }

    @Override
    public Result<Integer> admit(Collection<Original> all) {
        return ring(all)
                .flatMap(ring -> ring.skipped().isEmpty() ? Result.ok(all.size()) : Result.refused(ring.skipped()));
    }

    @Override
    public Found read(Collection<Original> all, Instant asOf) {
        return ring(all)
                .fold(
                        ring -> OpenPgpIntake.read(ring.seenAsOf(asOf), asOf, seen -> seen)
                                .fold(
                                        evidence -> new Found(evidence, ring.skipped()),
                                        problems -> new Found(List.of(), problems)),
                        problems -> new Found(List.of(), problems));
    }

    private static Result<OpenPgpKeyring> ring(Collection<Original> all) {
        long bytes = all.stream().mapToLong(one -> one.content().length()).sum();
        return bytes <= OpenPgpKeyring.MOST_BYTES
                ? OpenPgpKeyring.of(all)
                : Result.refused(Problem.of(
                                OpenPgpProblem.TOO_LARGE,
                                "The certificates of the log have " + bytes + " bytes together, and Kith reads "
                                        + OpenPgpKeyring.MOST_BYTES + ".")
                        .next("Begin another log for what is asked from now on."));
    }
}
