package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import coop.kith.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Keyrings packet by packet, as those put them together who mean no good. */
final class Packets {
    private static final Date MADE = Date.from(Instant.parse("2022-01-01T00:00:00Z"));

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    static byte[] published(String name) {
        try {
            return PGPUtil.getDecoderStream(
                            Files.newInputStream(Vectors.at("trust/sequoia-wot/keyrings/" + name + ".pgp")))
                    .readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Packet> of(byte[] keyring) {
        return Packet.all(keyring).orElseThrow();
    }

    Packets add(byte[] bytes) {
        content.writeBytes(bytes);
        return this;
    }

    Packets add(Packet packet) {
        return add(packet.whole().toArray());
    }

    Packets add(int tag, byte[] body) {
        content.write(0xC0 | tag);
        content.write(255);
        for (int shift = 24; shift >= 0; shift -= 8) {
            content.write(body.length >> shift);
        }
        return add(body);
    }

    Bytes bytes() {
        return Bytes.of(content.toByteArray());
    }

    /** Two Ed25519 certificates; the first certifies the second as an introducer, within a scope of these octets. */
    static byte[] certifiedWithin(byte[] expression) {
        try {
            PGPKeyPair alice = pair();
            PGPSignatureSubpacketGenerator scoped = said(alice);
            scoped.setTrust(false, 1, 120);
            scoped.addCustomSubpacket(new SignatureSubpacket(6, false, false, expression) {});
            return both(alice, pair(), scoped, HashAlgorithmTags.SHA256);
        } catch (PGPException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Two RSA certificates; the first certifies the second, over this digest, with the last signature of all. */
    static byte[] certifiedByRsa(int hash) {
        try {
            RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
            generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 2048, 100));
            PGPKeyPair alice =
                    new BcPGPKeyPair(4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), MADE);
            PGPKeyPair bob = new BcPGPKeyPair(4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), MADE);
            return both(alice, bob, said(alice), hash);
        } catch (PGPException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] both(PGPKeyPair alice, PGPKeyPair bob, PGPSignatureSubpacketGenerator said, int hash)
            throws PGPException, IOException {
        PGPPublicKey first = certified(alice.getPublicKey(), "<alice@x.org>", alice, said(alice), hash);
        PGPPublicKey second = certified(bob.getPublicKey(), "<bob@x.org>", bob, said(bob), hash);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        first.encode(both);
        certified(second, "<bob@x.org>", alice, said, hash).encode(both);
        return both.toByteArray();
    }

    private static PGPKeyPair pair() throws PGPException {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        return new BcPGPKeyPair(4, PublicKeyAlgorithmTags.EDDSA_LEGACY, generator.generateKeyPair(), MADE);
    }

    private static PGPSignatureSubpacketGenerator said(PGPKeyPair issuer) {
        PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
        hashed.setSignatureCreationTime(false, MADE);
        hashed.setIssuerKeyID(false, issuer.getKeyID());
        return hashed;
    }

    private static PGPPublicKey certified(
            PGPPublicKey subject, String userId, PGPKeyPair issuer, PGPSignatureSubpacketGenerator hashed, int hash)
            throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(issuer.getPublicKey().getAlgorithm(), hash), issuer.getPublicKey());
        generator.init(PGPSignature.POSITIVE_CERTIFICATION, issuer.getPrivateKey());
        generator.setHashedSubpackets(hashed.generate());
        return PGPPublicKey.addCertification(subject, userId, generator.generateCertification(userId, subject));
    }

    /** An RSA key of these numbers with one user id and so many signatures of its own, which hold nothing, but show the right octets of the digest. */
    static byte[] rsa(BigInteger modulus, BigInteger exponent, int signatures) {
        byte[] key = joined(new byte[] {4, 0x60, 0, 0, 0, 1}, number(modulus), number(exponent));
        byte[] userId = "<x@y.z>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] keyId = Arrays.copyOfRange(digest("SHA-1", ofKey(key)), 12, 20);
        Packets ring = new Packets().add(6, key).add(13, userId);
        for (int count = 0; count < signatures; count++) {
            byte[] signed = {4, 0x13, 1, 8, 0, 6, 5, 2, 0x60, 0, 0, (byte) count};
            byte[] digest = digest(
                    "SHA-256",
                    ofKey(key),
                    new byte[] {(byte) 0xB4, 0, 0, 0, (byte) userId.length},
                    userId,
                    signed,
                    new byte[] {4, (byte) 0xFF, 0, 0, 0, (byte) signed.length});
            ring.add(
                    2,
                    joined(
                            signed,
                            new byte[] {0, 10, 9, 16},
                            keyId,
                            Arrays.copyOf(digest, 2),
                            number(modulus.shiftRight(1))));
        }
        return ring.bytes().toArray();
    }

    private static byte[] ofKey(byte[] key) {
        return joined(new byte[] {(byte) 0x99, (byte) (key.length >> 8), (byte) key.length}, key);
    }

    private static byte[] number(BigInteger number) {
        byte[] octets = number.toByteArray();
        int from = octets[0] == 0 ? 1 : 0;
        return joined(
                new byte[] {(byte) (number.bitLength() >> 8), (byte) number.bitLength()},
                Arrays.copyOfRange(octets, from, octets.length));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new ArrayList<>(List.of(parts)).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            return MessageDigest.getInstance(algorithm).digest(joined(parts));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
