package coop.kith.trust.intake.git;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.crypto.provider.Digests;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;

/**
 * An SSH signature (OpenSSH PROTOCOL.sshsig): a key, what the signature is for, and the signature itself. Immutable.
 *
 * <p>Read strictly, so that no two texts mean the same signature apart from the armor's line breaks: version 1, no byte left over, numbers in their
 * shortest form, and an empty {@code reserved} field. The protocol asks to ignore a filled one, but readers differ on whether it is part of what was
 * signed, so a filled one is refused.
 *
 * @param namespace what the signature is for; git's are {@value #GIT}
 * @param hash {@code sha256} or {@code sha512}
 * @param signature in the form {@link Cryptography#verify} takes: 64 bytes for either kind of key
 */
public record SshSignature(PublicKey key, String namespace, String hash, Bytes signature) {
    /** The namespace of git's signatures. */
    public static final String GIT = "git";

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    /** From its armored text. */
    public static Result<SshSignature> parse(String armored) {
        return SshArmor.decode(armored).flatMap(SshSignature::decode);
    }

    private static Result<SshSignature> decode(byte[] blob) {
        SshReader reader = new SshReader(blob);
        byte[] magic = reader.bytes(MAGIC.length);
        int version = reader.uint32();
        byte[] key = reader.string();
        String namespace = reader.text();
        byte[] reserved = reader.string();
        String hash = reader.text();
        byte[] signature = reader.string();
        if (!java.util.Arrays.equals(magic, MAGIC)) {
            return malformed("it does not begin with SSHSIG");
        }
        if (version != VERSION) {
            return malformed("its version is " + version + ", and only " + VERSION + " is known");
        }
        if (!reader.complete()) {
            return malformed("its fields do not fill it exactly");
        }
        if (namespace.isEmpty()) {
            return malformed("its namespace is empty");
        }
        if (reserved.length != 0) {
            return malformed("its reserved field is not empty");
        }
        if (!hash.equals("sha256") && !hash.equals("sha512")) {
            return malformed("its hash algorithm is " + hash + ", and only sha256 and sha512 are defined");
        }
        return SshPublicKey.decode(Bytes.of(key))
                .flatMap(known -> raw(known, signature).map(raw -> new SshSignature(known, namespace, hash, raw)));
    }

    /** RFC 8709 section 6 and RFC 5656 section 3.1.2. */
    private static Result<Bytes> raw(PublicKey key, byte[] blob) {
        SshReader reader = new SshReader(blob);
        String algorithm = reader.text();
        byte[] content = reader.string();
        if (!reader.complete() || !algorithm.equals(SshPublicKey.algorithm(key))) {
            return malformed("the inner signature is not one of " + SshPublicKey.algorithm(key));
        }
        if (key.type() == KeyType.ED25519) {
            return content.length == 64 ? Result.ok(Bytes.of(content)) : malformed("an Ed25519 signature has 64 bytes");
        }
        SshReader numbers = new SshReader(content);
        byte[] r = numbers.positive(32);
        byte[] s = numbers.positive(32);
        if (!numbers.complete()) {
            return malformed(
                    "an ECDSA P-256 signature is two positive numbers of at most 32 bytes, each in its shortest form");
        }
        byte[] fixed = java.util.Arrays.copyOf(r, 64);
        System.arraycopy(s, 0, fixed, 32, 32);
        return Result.ok(Bytes.of(fixed));
    }

    /** Whether this signature is over {@code message}, for this signature's own namespace: the check of {@link Cryptography#verify}. */
    public Check verify(Cryptography cryptography, byte[] message) {
        return cryptography.verify(key, algorithm(key), covered(namespace, hash, message), signature.toArray());
    }

    /**
     * Signs {@code message}, and lays the signature out exactly as ssh-keygen does. Throws IllegalArgumentException when the signer's key is neither
     * Ed25519 nor P-256, or the namespace is empty or not ASCII.
     */
    public static String sign(Signer signer, String namespace, byte[] message) {
        if (namespace.isEmpty() || !namespace.chars().allMatch(unit -> unit >= 0x20 && unit < 0x7f)) {
            throw new IllegalArgumentException("a namespace is printable ASCII and not empty: " + namespace);
        }
        PublicKey key = signer.publicKey();
        String hash = "sha512";
        byte[] raw = signer.sign(covered(namespace, hash, message));
        byte[] content = key.type() == KeyType.ED25519
                ? raw
                : new SshWriter().positive(raw, 0, 32).positive(raw, 32, 64).toArray();
        byte[] inner = new SshWriter()
                .text(SshPublicKey.algorithm(key))
                .string(content)
                .toArray();
        return SshArmor.encode(new SshWriter()
                .bytes(MAGIC)
                .uint32(VERSION)
                .string(SshPublicKey.encode(key).toArray())
                .text(namespace)
                .text("")
                .text(hash)
                .string(inner)
                .toArray());
    }

    private static byte[] covered(String namespace, String hash, byte[] message) {
        return new SshWriter()
                .bytes(MAGIC)
                .text(namespace)
                .text("")
                .text(hash)
                .string(hash.equals("sha512") ? Digests.sha512(message) : Digests.sha256(message))
                .toArray();
    }

    private static SignatureAlgorithm algorithm(PublicKey key) {
        return key.type() == KeyType.ED25519 ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.ES256;
    }

    private static <T> Result<T> malformed(String why) {
        return Result.refused(
                Problem.of(GitProblem.MALFORMED_SIGNATURE, "The SSH signature is malformed: " + why + "."));
    }
}
