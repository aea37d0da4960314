package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.flow.Certificate;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Certification.Word;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import coop.kith.trust.evidence.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;

/**
 * A keyring of OpenPGP certificates, and the web of trust in it. Every signature is verified before it says anything, with the primary key of the certificate that it names as its
 * issuer; one over a broken digest, with a critical subpacket that is not understood, or by a key that may not certify says nothing.
 *
 * <p>What a holder says of the own certificate is taken as of the time asked: the newest binding of each user id, the expiry that the primary one states (or else the direct key
 * signature), and revocations of the key: soft ones until the holder signs again, hard ones for all time (RFC 9580 sections 5.2.1 and 5.2.3.31). A revoked user id is so until it is bound again.
 *
 * <p>The bridge for communities that come from PGP, such as the kernel's: {@code bcpg-jdk18on} must be on the class path. Immutable; not safe for several threads at once, since Bouncy Castle's
 * signatures keep state while they are verified.
 */
public final class OpenPgpKeyring {
    static final Set<Integer> CERTIFIES = Set.of(
            PGPSignature.DEFAULT_CERTIFICATION,
            PGPSignature.NO_CERTIFICATION,
            PGPSignature.CASUAL_CERTIFICATION,
            PGPSignature.POSITIVE_CERTIFICATION);

    private final NavigableMap<String, StatedCertificate> certificates = new TreeMap<>();
    private final Map<Long, List<String>> byKeyId = new TreeMap<>();
    private final List<Problem> skipped = new ArrayList<>();
    private int places;

    /** The most bytes a keyring may have: the kernel's has about 20 million. */
    public static final int MOST_BYTES = 1 << 26;

    /** The most that verifying all of a keyring's signatures may cost, in verifications with RSA of 2,048 bits: the kernel's costs about 200,000. A minute or two on one core. */
    static final long MOST_VERIFYING = 500_000;

    private OpenPgpKeyring() {}

    /**
     * The certificates of a keyring, armored or not, of at most {@value #MOST_BYTES} bytes. Of secret keys only the public part is read, and of several copies of a certificate everything
     * that any of them has. A copy that cannot be read is {@link #skipped}. Refused with NOT_A_KEYRING or TOO_LARGE.
     */
    public static Result<OpenPgpKeyring> read(Bytes content) {
        if (content.length() > MOST_BYTES) {
            return Result.refused(Problem.of(
                            OpenPgpProblem.TOO_LARGE,
                            "The keyring has " + content.length() + " bytes, and Kith reads " + MOST_BYTES + ".")
                    .next("Export only the certificates that the question is about."));
        }
        Optional<List<Packet>> packets = packets(content);
        if (packets.isEmpty()) {
            return notAKeyring("it cannot be read as packets");
        }
        OpenPgpKeyring keyring = new OpenPgpKeyring();
        copies(packets.get()).forEach(copy -> keyring.add(copy, Instant.MIN));
        if (keyring.certificates.isEmpty()) {
            return notAKeyring(
                    keyring.skipped.isEmpty()
                            ? "there is no certificate in it"
                            : "there is no certificate in it that can be read");
        }
        return keyring.bounded();
    }

    /** Certificates that came in one by one, without armor, each from then on; what is none is {@link #skipped}, and so is a secret key. Refused with TOO_LARGE. */
    static Result<OpenPgpKeyring> of(Collection<Original> certificates) {
        OpenPgpKeyring keyring = new OpenPgpKeyring();
        for (Original certificate : certificates) {
            List<Packet> packets = Packet.all(certificate.content().toArray()).orElse(List.of());
            List<List<Packet>> copies = copies(packets);
            if (copies.size() == 1
                    && packets.equals(copies.get(0))
                    && packets.stream().noneMatch(Packet::isSecret)) {
                keyring.add(packets, certificate.receivedAt());
            } else {
                keyring.skip("What came in at " + certificate.receivedAt(), "it is not one certificate, as it came");
            }
        }
        return keyring.bounded();
    }

    private Result<OpenPgpKeyring> bounded() {
        certificates.forEach(
                (id, certificate) -> byKeyId.computeIfAbsent(certificate.key().getKeyID(), none -> new ArrayList<>())
                        .add(id));
        certificates.forEach((id, certificate) -> {
            if (certificate.isSilenced()) {
                skip(
                        "The certificate " + id,
                        "all that its holder signed of it is over a broken digest, such as SHA-1, or has something"
                                + " critical in it that Kith does not understand");
            }
        });
        long cost = cost();
        return cost <= MOST_VERIFYING
                ? Result.ok(this)
                : Result.refused(Problem.of(
                                OpenPgpProblem.TOO_LARGE,
                                "Verifying the keyring's signatures costs as much as " + cost
                                        + " of RSA with 2,048 bits, and Kith verifies " + MOST_VERIFYING + ".")
                        .next("Export only the certificates that the question is about."));
    }

    static Optional<List<Packet>> packets(Bytes content) {
        try (InputStream bytes = PGPUtil.getDecoderStream(new ByteArrayInputStream(content.toArray()))) {
            return Packet.all(bytes.readAllBytes());
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle's readers answer malformed input with whatever went wrong inside them.
            return Optional.empty();
        }
    }

    /** From each primary key to the next. */
    static List<List<Packet>> copies(List<Packet> packets) {
        List<List<Packet>> copies = new ArrayList<>();
        for (Packet packet : packets) {
            if (packet.tag() == Packet.PUBLIC_KEY || packet.tag() == Packet.SECRET_KEY) {
                copies.add(new ArrayList<>());
            }
            if (!copies.isEmpty()) {
                copies.get(copies.size() - 1).add(packet);
            }
        }
        return copies;
    }

    private void add(List<Packet> copy, Instant seen) {
        String name = "The certificate at place " + ++places;
        try {
            PGPPublicKey key = StatedCertificate.key(copy.get(0));
            name = "The certificate " + StatedCertificate.fingerprint(key);
            if (!StatedCertificate.isUsable(key)) {
                skip(name, "its key takes too long to verify with");
                return;
            }
            StatedCertificate certificate = StatedCertificate.of(copy, seen);
            Optional.ofNullable(certificates.putIfAbsent(certificate.fingerprint(), certificate))
                    .ifPresent(known -> known.merge(certificate));
        } catch (IOException | PGPException | RuntimeException malformed) {
            // As in packets().
            skip(name, "a packet of it is malformed (" + malformed.getClass().getSimpleName() + ")");
        }
    }

    private void skip(String name, String why) {
        skipped.add(Problem.of(OpenPgpProblem.SKIPPED_CERTIFICATE, name + " is left out: " + why + '.'));
    }

    /** What all verifications cost that a question can ask for. */
    private long cost() {
        long cost = 0;
        for (StatedCertificate certificate : certificates.values()) {
            cost += cost(certificate.ofKey());
            for (String userId : certificate.userIds()) {
                cost += cost(certificate.of(userId));
            }
        }
        return cost;
    }

    private long cost(Collection<StatedSignature> signatures) {
        return signatures.stream()
                .flatMap(signature ->
                        issuers(signature).map(issuer -> stated(issuer).key()))
                .mapToLong(SignatureCheck::cost)
                .sum();
    }

    /** The copies of certificates that could not be read, say nothing, or would take too long, and why; the others stand without them. */
    public List<Problem> skipped() {
        return List.copyOf(skipped);
    }

    private static Result<OpenPgpKeyring> notAKeyring(String why) {
        return Result.refused(Problem.of(OpenPgpProblem.NOT_A_KEYRING, "Not an OpenPGP keyring: " + why + ".")
                .next("Export one with: gpg --export > keyring.pgp"));
    }

    /** By fingerprint, in upper-case hexadecimal, the user ids of each certificate, whoever put them there, in the order of their text. */
    public NavigableMap<String, List<String>> bindings() {
        NavigableMap<String, List<String>> bindings = new TreeMap<>();
        certificates.forEach((id, certificate) -> bindings.put(id, certificate.userIds()));
        return bindings;
    }

    /**
     * The one certificate that goes by this: a fingerprint in hexadecimal, a key id of 16 digits, a whole user id, or the address in one. Anybody can put any user id into a keyring, and make a key
     * for any key id, so where several certificates have it the fingerprint is asked for.
     */
    public Result<String> certificate(String name) {
        String bare = name.startsWith("0x") || name.startsWith("0X") ? name.substring(2) : name;
        String hex = bare.replace(" ", "").toUpperCase(Locale.ROOT);
        if (certificates.containsKey(hex)) {
            return Result.ok(hex);
        }
        List<String> found = bindings().entrySet().stream()
                .filter(entry -> keyId(entry.getKey()).equals(hex)
                        || entry.getValue().stream()
                                .anyMatch(userId -> userId.equals(name) || userId.endsWith('<' + name + '>')))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() == 1) {
            return Result.ok(found.get(0));
        }
        return Result.refused(
                found.isEmpty()
                        ? Problem.of(
                                        OpenPgpProblem.NO_SUCH_CERTIFICATE,
                                        "No certificate in the keyring goes by " + name + '.')
                                .next("Give a fingerprint, a whole user id, or the address in one.")
                        : Problem.of(
                                        OpenPgpProblem.AMBIGUOUS_CERTIFICATE,
                                        found.size() + " certificates in the keyring go by " + name + ": "
                                                + String.join(", ", found.subList(0, Math.min(5, found.size()))) + '.')
                                .next("Give the fingerprint of the one you mean."));
    }

    private String keyId(String fingerprint) {
        return String.format(Locale.ROOT, "%016X", stated(fingerprint).key().getKeyID());
    }

    /**
     * The user id of a certificate that this means: the text itself where the certificate has it, or the one user id with this address. Where there is none the text stands for itself, since
     * a user id may be asked about that nobody bound; refused where several have the address.
     */
    public Result<String> userId(String certificate, String text) {
        List<String> all = bindings().getOrDefault(certificate, List.of());
        List<String> found = all.stream()
                .filter(userId -> userId.endsWith('<' + text + '>'))
                .distinct()
                .toList();
        if (all.contains(text) || found.isEmpty()) {
            return Result.ok(text);
        }
        return found.size() == 1
                ? Result.ok(found.get(0))
                : Result.refused(Problem.of(
                                OpenPgpProblem.AMBIGUOUS_USER_ID,
                                found.size() + " user ids of the certificate have the address " + text + '.')
                        .next("Give the whole user id."));
    }

    /** The web of trust as of a time. */
    public WebOfTrust asOf(Instant time) {
        return seenAsOf(time).web();
    }

    /** The same, with since when each thing in it could be verified. */
    SeenWeb seenAsOf(Instant time) {
        SeenWeb.Sightings sightings = new SeenWeb.Sightings();
        Map<String, OwnWords> words = new TreeMap<>();
        Map<String, Certificate> standing = new TreeMap<>();
        Set<String> certifying = new HashSet<>();
        certificates.forEach((id, stated) -> {
            OwnWords own = OwnWords.of(stated, sightings);
            own.standing(time).ifPresent(one -> {
                words.put(id, own);
                standing.put(id, one);
            });
            if (own.certifies(time)) {
                certifying.add(id);
            }
        });
        List<Certification> certifications = new ArrayList<>();
        certificates.forEach((id, stated) -> stated.userIds()
                .forEach(userId -> stated.of(userId)
                        .forEach(signature -> issuers(signature)
                                .filter(issuer -> !issuer.equals(id) && certifying.contains(issuer))
                                .filter(issuer -> SignatureCheck.holds(
                                        signature, stated(issuer).key(), stated.key(), Optional.of(userId)))
                                .findFirst()
                                .flatMap(issuer -> certification(signature, issuer, id, userId))
                                .ifPresent(said -> {
                                    certifications.add(said);
                                    sightings.said(
                                            said,
                                            signature.seen(),
                                            stated(said.issuer()).seen());
                                }))));
        WebOfTrust web = WebOfTrust.of(
                standing.values(),
                certifications,
                time,
                (id, when) -> Optional.ofNullable(standing.get(id))
                        .filter(known -> Optional.ofNullable(words.get(id))
                                .filter(own -> own.held(when, known))
                                .isPresent())
                        .isPresent());
        return new SeenWeb(web, sightings);
    }

    private StatedCertificate stated(String id) {
        return Optional.ofNullable(certificates.get(id)).orElseThrow();
    }

    /** Key ids are short enough to be forged: whoever has that id may be the issuer, and the signature decides. */
    private Stream<String> issuers(StatedSignature signature) {
        return byKeyId.getOrDefault(signature.keyId(), List.of()).stream();
    }

    private static Optional<Certification> certification(
            StatedSignature signature, String issuer, String subject, String userId) {
        Optional<Word> word = Optional.empty();
        if (CERTIFIES.contains(signature.type())) {
            word = Optional.of(signature.said());
        } else if (signature.type() == PGPSignature.CERTIFICATION_REVOCATION) {
            word = Optional.of(new Word.Withdraws());
        }
        return word.map(
                said -> new Certification(issuer, subject, userId, signature.created(), signature.expires(), said));
    }
}
