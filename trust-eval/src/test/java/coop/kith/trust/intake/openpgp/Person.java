package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Somebody with a key and what was said of it. Days are counted from the first. */
final class Person {
    private final PGPKeyPair pair;
    private PGPPublicKey certificate;

    Person() {
        try {
            Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
            generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
            pair = new BcPGPKeyPair(
                    4, PublicKeyAlgorithmTags.EDDSA_LEGACY, generator.generateKeyPair(), Date.from(day(0)));
            certificate = pair.getPublicKey();
        } catch (PGPException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Instant day(int day) {
        return Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(day));
    }

    static Bytes keyring(Person... people) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (Person person : people) {
                person.certificate.encode(content);
            }
            return Bytes.of(content.toByteArray());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    String id() {
        return StatedCertificate.fingerprint(certificate);
    }

    /** Their own, with the right to certify, unless told otherwise. */
    Person binds(String userId, int day, Consumer<PGPSignatureSubpacketGenerator> told) {
        return said(this, PGPSignature.POSITIVE_CERTIFICATION, userId, day, said -> {
            said.setKeyFlags(false, KeyFlags.CERTIFY_OTHER);
            told.accept(said);
        });
    }

    Person binds(String userId, int day) {
        return binds(userId, day, said -> {});
    }

    Person takesBack(String userId, int day, byte reason) {
        return said(
                this,
                PGPSignature.CERTIFICATION_REVOCATION,
                userId,
                day,
                said -> said.setRevocationReason(false, reason, ""));
    }

    /** Somebody else says it of this one. */
    Person said(Person issuer, int type, String userId, int day, Consumer<PGPSignatureSubpacketGenerator> told) {
        try {
            PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
            hashed.setSignatureCreationTime(false, Date.from(day(day)));
            hashed.setIssuerKeyID(false, issuer.pair.getKeyID());
            told.accept(hashed);
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA256),
                    issuer.pair.getPublicKey());
            generator.init(type, issuer.pair.getPrivateKey());
            generator.setHashedSubpackets(hashed.generate());
            certificate = PGPPublicKey.addCertification(
                    certificate, userId, generator.generateCertification(userId, certificate));
            return this;
        } catch (PGPException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
