package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Certification.Word;
import coop.kith.trust.algorithm.flow.Scope;
import coop.kith.trust.answer.VouchGraph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignaturePacket;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.bcpg.sig.TrustSignature;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/**
 * A signature as a keyring states it, everything that it might say read out at once: whether it holds {@link SignatureCheck} tells. Only what is signed is read, but for who the issuer is.
 *
 * @param raw the packet's library form
 * @param salt what is hashed first (RFC 9580 section 5.2.4); nothing before version 6
 * @param keyId whom it names as its issuer
 * @param readable whether its version, its digest and its critical subpackets are understood; if not, it says nothing
 * @param keyLife seconds from the key's creation to its end; 0 without end
 * @param hard of revocations: whether it counts for all time
 * @param said as a certification of somebody else's user id
 * @param seen when the first copy came in that has it
 */
record StatedSignature(
        PGPSignature raw,
        Bytes salt,
        int type,
        long keyId,
        boolean readable,
        Instant created,
        Optional<Instant> expires,
        long keyLife,
        boolean primary,
        boolean certifies,
        boolean hard,
        Word.Vouches said,
        Instant seen) {
    private static final Set<Integer> DIGESTS = Set.of(
            HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA224);

    private static final Set<Integer> VERSIONS = Set.of(SignaturePacket.VERSION_4, SignaturePacket.VERSION_6);

    private static final Set<Integer> UNDERSTOOD = Set.of(
            SignatureSubpacketTags.CREATION_TIME,
            SignatureSubpacketTags.EXPIRE_TIME,
            SignatureSubpacketTags.EXPORTABLE,
            SignatureSubpacketTags.TRUST_SIG,
            SignatureSubpacketTags.REG_EXP,
            SignatureSubpacketTags.REVOCABLE,
            SignatureSubpacketTags.KEY_EXPIRE_TIME,
            SignatureSubpacketTags.PREFERRED_SYM_ALGS,
            SignatureSubpacketTags.REVOCATION_KEY,
            SignatureSubpacketTags.ISSUER_KEY_ID,
            SignatureSubpacketTags.PREFERRED_HASH_ALGS,
            SignatureSubpacketTags.PREFERRED_COMP_ALGS,
            SignatureSubpacketTags.KEY_SERVER_PREFS,
            SignatureSubpacketTags.PREFERRED_KEY_SERV,
            SignatureSubpacketTags.PRIMARY_USER_ID,
            SignatureSubpacketTags.POLICY_URL,
            SignatureSubpacketTags.KEY_FLAGS,
            SignatureSubpacketTags.SIGNER_USER_ID,
            SignatureSubpacketTags.PREFERRED_AEAD_ALGORITHMS,
            SignatureSubpacketTags.REVOCATION_REASON,
            SignatureSubpacketTags.FEATURES,
            SignatureSubpacketTags.ISSUER_FINGERPRINT);

    private static final Set<Integer> SOFT =
            Set.of((int) RevocationReasonTags.KEY_SUPERSEDED, (int) RevocationReasonTags.KEY_RETIRED, (int)
                    RevocationReasonTags.USER_NO_LONGER_VALID);

    /** What a signature packet states; empty for versions that say nothing. Throws whatever Bouncy Castle makes of a malformed one. */
    static Optional<StatedSignature> of(Packet packet, Instant seen) throws IOException, PGPException {
        if (packet.body().length() == 0
                || !VERSIONS.contains((int) packet.body().at(0))) {
            return Optional.empty();
        }
        PGPSignature raw = new PGPSignature(stream(packet));
        PGPSignatureSubpacketVector hashed = raw.getHashedSubPackets();
        Instant created = raw.getCreationTime().toInstant();
        long life = hashed.getSignatureExpirationTime();
        int flags = hashed.getKeyFlags();
        return Optional.of(new StatedSignature(
                raw,
                salt(packet),
                raw.getSignatureType(),
                raw.getKeyID(),
                DIGESTS.contains(raw.getHashAlgorithm()) && isUnderstood(hashed),
                created,
                life == 0 ? Optional.empty() : Optional.of(created.plusSeconds(life)),
                hashed.getKeyExpirationTime(),
                hashed.isPrimaryUserID(),
                flags == 0 || (flags & KeyFlags.CERTIFY_OTHER) != 0,
                isHard(hashed),
                vouches(hashed),
                seen));
    }

    private static BCPGInputStream stream(Packet packet) {
        return new BCPGInputStream(new ByteArrayInputStream(packet.whole().toArray()));
    }

    private static Bytes salt(Packet packet) throws IOException {
        return packet.body().at(0) == SignaturePacket.VERSION_6
                        && stream(packet).readPacket() instanceof SignaturePacket salted
                ? Bytes.of(salted.getSalt())
                : Bytes.of(new byte[0]);
    }

    private static boolean isUnderstood(PGPSignatureSubpacketVector hashed) {
        return Stream.of(hashed.toArray())
                .allMatch(packet -> !packet.isCritical() || UNDERSTOOD.contains(packet.getType()));
    }

    private static boolean isHard(PGPSignatureSubpacketVector hashed) {
        SignatureSubpacket reason = hashed.getSubpacket(SignatureSubpacketTags.REVOCATION_REASON);
        return !(reason instanceof RevocationReason stated && SOFT.contains((int) stated.getRevocationReason()));
    }

    /** A certification without a trust packet is full trust in the user id, and no more. */
    private static Word.Vouches vouches(PGPSignatureSubpacketVector hashed) {
        SignatureSubpacket trust = hashed.getSubpacket(SignatureSubpacketTags.TRUST_SIG);
        int amount = trust instanceof TrustSignature stated ? stated.getTrustAmount() : Certification.FULL;
        int depth = trust instanceof TrustSignature stated ? stated.getDepth() : 0;
        SignatureSubpacket[] limits = hashed.getSubpackets(SignatureSubpacketTags.REG_EXP);
        List<String> expressions = Stream.of(limits)
                .map(limit -> expression(limit.getData()))
                .flatMap(Optional::stream)
                .toList();
        Scope scope = new Scope(limits.length > 0, Scope.of(expressions).patterns());
        return new Word.Vouches(amount, Math.min(depth, VouchGraph.UNLIMITED), scope);
    }

    /** The expression without the null octet at its end (RFC 9580 section 5.2.3.22); empty where it is not UTF-8, and then finds nobody. */
    private static Optional<String> expression(byte[] data) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Arrays.copyOf(data, Math.max(0, data.length - 1))))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    static StatedSignature firstSeen(StatedSignature one, StatedSignature other) {
        return other.seen.isBefore(one.seen) ? other : one;
    }

    boolean isLive(Instant time) {
        return !created.isAfter(time)
                && expires.filter(end -> !end.isAfter(time)).isEmpty();
    }
}
