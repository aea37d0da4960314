package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.flow.Certificate;
import coop.kith.trust.algorithm.flow.Certificate.Revocation;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Certification.Word;
import coop.kith.trust.algorithm.flow.Scope;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import coop.kith.trust.answer.VouchGraph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RegularExpression;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.bcpg.sig.TrustSignature;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A keyring of OpenPGP certificates, and the web of trust in it. Every signature is verified before it says anything, with the primary key of the certificate that it names as its
 * issuer; one over a broken digest, with a critical subpacket that is not understood, or by a key that may not certify says nothing.
 *
 * <p>What a holder says of the own certificate is taken as of the time asked: the newest binding of each user id, the expiry that the primary one states (or else the direct key
 * signature), and revocations: soft ones until the holder signs again, hard ones for all time (RFC 9580 sections 5.2.1 and 5.2.3.31).
 *
 * <p>The bridge for communities that come from PGP, such as the kernel's: {@code bcpg-jdk18on} must be on the class path. Immutable; not safe for several threads at once, since Bouncy Castle's
 * signatures keep state while they are verified.
 */
public final class OpenPgpKeyring {
    private static final Set<Integer> DIGESTS = Set.of(
            HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA224);

    private static final Set<Integer> UNDERSTOOD = Set.of(
            SignatureSubpacketTags.CREATION_TIME,
            SignatureSubpacketTags.EXPIRE_TIME,
            SignatureSubpacketTags.EXPORTABLE,
            SignatureSubpacketTags.TRUST_SIG,
            SignatureSubpacketTags.REG_EXP,
            SignatureSubpacketTags.KEY_EXPIRE_TIME,
            SignatureSubpacketTags.PREFERRED_SYM_ALGS,
            SignatureSubpacketTags.ISSUER_KEY_ID,
            SignatureSubpacketTags.PREFERRED_HASH_ALGS,
            SignatureSubpacketTags.PRIMARY_USER_ID,
            SignatureSubpacketTags.KEY_FLAGS,
            SignatureSubpacketTags.REVOCATION_REASON,
            SignatureSubpacketTags.FEATURES,
            SignatureSubpacketTags.ISSUER_FINGERPRINT);

    private static final Set<Integer> SOFT =
            Set.of((int) RevocationReasonTags.KEY_SUPERSEDED, (int) RevocationReasonTags.KEY_RETIRED, (int)
                    RevocationReasonTags.USER_NO_LONGER_VALID);

    private static final Set<Integer> CERTIFIES = Set.of(
            PGPSignature.DEFAULT_CERTIFICATION,
            PGPSignature.NO_CERTIFICATION,
            PGPSignature.CASUAL_CERTIFICATION,
            PGPSignature.POSITIVE_CERTIFICATION);

    /** Of one certificate no more user ids are looked at: the kernel's have fewer than fifty, and finding the signatures of one costs a look at all. */
    static final int MOST_USER_IDS = 1_000;

    private final Map<String, PGPPublicKey> keys = new TreeMap<>();
    private final Map<Long, List<String>> byKeyId = new TreeMap<>();

    /** The most bytes a keyring may have: the kernel's has about 20 million. */
    public static final int MOST_BYTES = 1 << 26;

    private OpenPgpKeyring() {}

    /**
     * The certificates of a keyring, armored or not, of at most {@value #MOST_BYTES} bytes. Of secret keys only the public part is read. Refused with NOT_A_KEYRING or TOO_LARGE.
     */
    public static Result<OpenPgpKeyring> read(Bytes content) {
        if (content.length() > MOST_BYTES) {
            return Result.refused(Problem.of(
                            OpenPgpProblem.TOO_LARGE,
                            "The keyring has " + content.length() + " bytes, and Kith reads " + MOST_BYTES + ".")
                    .next("Export only the certificates that the question is about."));
        }
        OpenPgpKeyring keyring = new OpenPgpKeyring();
        try (InputStream bytes = PGPUtil.getDecoderStream(new ByteArrayInputStream(content.toArray()))) {
            for (Object next : new BcPGPObjectFactory(bytes)) {
                if (next instanceof PGPPublicKeyRing ring) {
                    keyring.add(ring.getPublicKey());
                } else if (next instanceof PGPSecretKeyRing ring) {
                    keyring.add(ring.getPublicKey());
                }
            }
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle's packet reader answers malformed packets with whatever went wrong inside it.
            return notAKeyring(
                    "it cannot be read as packets (" + malformed.getClass().getSimpleName() + ")");
        }
        return keyring.keys.isEmpty() ? notAKeyring("there is no certificate in it") : Result.ok(keyring);
    }

    private void add(PGPPublicKey key) {
        String id = fingerprint(key);
        if (keys.put(id, key) == null) {
            byKeyId.computeIfAbsent(key.getKeyID(), none -> new ArrayList<>()).add(id);
        }
    }

    private static Result<OpenPgpKeyring> notAKeyring(String why) {
        return Result.refused(Problem.of(OpenPgpProblem.NOT_A_KEYRING, "Not an OpenPGP keyring: " + why + ".")
                .next("Export one with: gpg --export > keyring.pgp"));
    }

    /** By fingerprint, in upper-case hexadecimal, the user ids of each certificate, whoever put them there. */
    public NavigableMap<String, List<String>> bindings() {
        NavigableMap<String, List<String>> bindings = new TreeMap<>();
        keys.forEach((id, key) -> bindings.put(id, userIds(key)));
        return bindings;
    }

    /**
     * The one certificate that goes by this: a fingerprint in hexadecimal, a whole user id, or the address in one. Anybody can put any user id into a keyring, so where several
     * certificates have it the fingerprint is asked for.
     */
    public Result<String> certificate(String name) {
        String hex = name.replace(" ", "").toUpperCase(Locale.ROOT);
        if (keys.containsKey(hex)) {
            return Result.ok(hex);
        }
        List<String> found = bindings().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
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

    private static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
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
        Map<String, Certificate> certificates = new TreeMap<>();
        keys.forEach((id, key) -> certificate(key, time).ifPresent(one -> certificates.put(id, one)));
        List<Certification> certifications = new ArrayList<>();
        keys.forEach((id, key) -> userIds(key)
                .forEach(userId -> certifications(key, userId)
                        .forEach(signature -> issuers(signature)
                                .filter(issuer -> !issuer.equals(id) && certificates.containsKey(issuer))
                                .filter(issuer -> holds(signature, issuer, key, Optional.of(userId)))
                                .findFirst()
                                .flatMap(issuer -> certification(signature, issuer, id, userId))
                                .ifPresent(certifications::add))));
        return WebOfTrust.of(certificates.values(), certifications, time);
    }

    private static List<String> userIds(PGPPublicKey key) {
        Set<String> userIds = new LinkedHashSet<>();
        Iterator<byte[]> raw = key.getRawUserIDs();
        while (raw.hasNext() && userIds.size() < MOST_USER_IDS) {
            userIds.add(new String(raw.next(), StandardCharsets.UTF_8));
        }
        return List.copyOf(userIds);
    }

    private static List<PGPSignature> certifications(PGPPublicKey key, String userId) {
        List<PGPSignature> signatures = new ArrayList<>();
        Iterator<PGPSignature> all = key.getSignaturesForID(userId.getBytes(StandardCharsets.UTF_8));
        if (all != null) {
            all.forEachRemaining(signatures::add);
        }
        return signatures;
    }

    private static List<PGPSignature> ofKey(PGPPublicKey key, int type) {
        List<PGPSignature> signatures = new ArrayList<>();
        key.getSignaturesOfType(type).forEachRemaining(signatures::add);
        return signatures;
    }

    /** Key ids are short enough to be forged: whoever has that id may be the issuer, and the signature decides. */
    private Stream<String> issuers(PGPSignature signature) {
        return byKeyId.getOrDefault(signature.getKeyID(), List.of()).stream();
    }

    private boolean holds(PGPSignature signature, String issuer, PGPPublicKey subject, Optional<String> userId) {
        PGPPublicKey signer = Optional.ofNullable(keys.get(issuer)).orElseThrow();
        boolean readable = DIGESTS.contains(signature.getHashAlgorithm())
                && signature.hasSubpackets()
                && Stream.of(signature.getHashedSubPackets().toArray())
                        .allMatch(packet -> !packet.isCritical() || UNDERSTOOD.contains(packet.getType()));
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), signer);
            return readable
                    && (userId.isPresent()
                            ? signature.verifyCertification(userId.get().getBytes(StandardCharsets.UTF_8), subject)
                            : signature.verifyCertification(subject));
        } catch (PGPException | RuntimeException notVerified) {
            // As when reading: a malformed key or signature can fail in any way, and says nothing.
            return false;
        }
    }

    private boolean isOwn(PGPPublicKey key, PGPSignature signature, Optional<String> userId) {
        return signature.getKeyID() == key.getKeyID() && holds(signature, fingerprint(key), key, userId);
    }

    private static Instant created(PGPSignature signature) {
        return signature.getCreationTime().toInstant();
    }

    private static Optional<Instant> expires(PGPSignature signature) {
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        return seconds == 0 ? Optional.empty() : Optional.of(created(signature).plusSeconds(seconds));
    }

    private static boolean isLive(PGPSignature signature, Instant time) {
        return !created(signature).isAfter(time)
                && expires(signature).filter(end -> !end.isAfter(time)).isEmpty();
    }

    private Optional<Certificate> certificate(PGPPublicKey key, Instant time) {
        Map<String, Optional<Revocation>> userIds = new TreeMap<>();
        Optional<PGPSignature> direct = newest(ofKey(key, PGPSignature.DIRECT_KEY).stream()
                .filter(signature -> isLive(signature, time) && isOwn(key, signature, Optional.empty())));
        List<PGPSignature> bindings = new ArrayList<>();
        for (String userId : userIds(key)) {
            List<PGPSignature> own = certifications(key, userId).stream()
                    .filter(signature -> isOwn(key, signature, Optional.of(userId)))
                    .toList();
            Optional<PGPSignature> binding = newest(own.stream()
                    .filter(signature -> CERTIFIES.contains(signature.getSignatureType()) && isLive(signature, time)));
            binding.ifPresent(bound -> {
                bindings.add(bound);
                userIds.put(
                        userId,
                        revocation(
                                own.stream()
                                        .filter(one -> one.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION),
                                Optional.of(bound),
                                time));
            });
        }
        Optional<PGPSignature> primary = bindings.stream()
                .max(Comparator.comparing(
                                (PGPSignature one) -> one.getHashedSubPackets().isPrimaryUserID())
                        .thenComparing(OpenPgpKeyring::created));
        Optional<PGPSignature> latest = newest(Stream.concat(direct.stream(), bindings.stream()));
        boolean certifies = Stream.concat(primary.stream(), direct.stream())
                .findFirst()
                .filter(OpenPgpKeyring::mayCertify)
                .isPresent();
        Instant made = key.getCreationTime().toInstant();
        Optional<Instant> expires = Stream.concat(primary.stream(), direct.stream())
                .map(one -> one.getHashedSubPackets().getKeyExpirationTime())
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(made::plusSeconds);
        Optional<Revocation> revoked = revocation(
                ofKey(key, PGPSignature.KEY_REVOCATION).stream()
                        .filter(signature -> isOwn(key, signature, Optional.empty())),
                latest,
                time);
        return certifies
                ? Optional.of(new Certificate(fingerprint(key), made, expires, revoked, userIds))
                : Optional.empty();
    }

    private static Optional<PGPSignature> newest(Stream<PGPSignature> signatures) {
        return signatures.max(Comparator.comparing(OpenPgpKeyring::created));
    }

    private static boolean mayCertify(PGPSignature signature) {
        int flags = signature.getHashedSubPackets().getKeyFlags();
        return flags == 0 || (flags & KeyFlags.CERTIFY_OTHER) != 0;
    }

    /** The earliest hard one, else the earliest soft one that was not followed by a new signature of the holder. */
    private static Optional<Revocation> revocation(
            Stream<PGPSignature> revocations, Optional<PGPSignature> latest, Instant time) {
        return revocations
                .map(signature -> new Revocation(created(signature), isHard(signature)))
                .filter(one -> one.hard()
                        || (!one.at().isAfter(time)
                                && latest.filter(newer -> created(newer).isAfter(one.at()))
                                        .isEmpty()))
                .min(Comparator.comparing(Revocation::hard).reversed().thenComparing(Revocation::at));
    }

    private static boolean isHard(PGPSignature signature) {
        SignatureSubpacket reason =
                signature.getHashedSubPackets().getSubpacket(SignatureSubpacketTags.REVOCATION_REASON);
        return !(reason instanceof RevocationReason stated && SOFT.contains((int) stated.getRevocationReason()));
    }

    private static Optional<Certification> certification(
            PGPSignature signature, String issuer, String subject, String userId) {
        Optional<Word> word = Optional.empty();
        if (CERTIFIES.contains(signature.getSignatureType())) {
            word = Optional.of(vouches(signature));
        } else if (signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION) {
            word = Optional.of(new Word.Withdraws(isHard(signature)));
        }
        return word.map(
                said -> new Certification(issuer, subject, userId, created(signature), expires(signature), said));
    }

    /** A certification without a trust packet is full trust in the user id, and no more. */
    private static Word vouches(PGPSignature signature) {
        SignatureSubpacket trust = signature.getHashedSubPackets().getSubpacket(SignatureSubpacketTags.TRUST_SIG);
        int amount = trust instanceof TrustSignature stated ? stated.getTrustAmount() : Certification.FULL;
        int depth = trust instanceof TrustSignature stated ? stated.getDepth() : 0;
        List<String> expressions = Stream.of(
                        signature.getHashedSubPackets().getSubpackets(SignatureSubpacketTags.REG_EXP))
                .map(packet -> ((RegularExpression) packet).getRegex())
                .toList();
        return new Word.Vouches(amount, Math.min(depth, VouchGraph.UNLIMITED), Scope.of(expressions));
    }
}
