package coop.kith.trust.intake.git;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Base64;
import java.util.Optional;

/**
 * Public keys as SSH writes them: Ed25519 (RFC 8709 section 4) and ECDSA on NIST P-256 (RFC 5656 section 3.1). Every other kind, those of security
 * tokens ({@code sk-}) included, is refused by name: their signatures cover more than the message and need rules of their own.
 */
public final class SshPublicKey {
    private static final String ED25519 = "ssh-ed25519";
    private static final String P256 = "ecdsa-sha2-nistp256";
    private static final String P256_CURVE = "nistp256";

    private SshPublicKey() {}

    /** From the wire form, all of it. The key is checked as every imported key is: length, point on its curve, canonical. */
    public static Result<PublicKey> decode(Bytes blob) {
        SshReader reader = new SshReader(blob.toArray());
        String algorithm = reader.text();
        return switch (algorithm) {
            case ED25519 -> {
                byte[] point = reader.string();
                yield reader.complete()
                        ? PublicKey.of(KeyType.ED25519, Bytes.of(point))
                        : malformed("its fields do not fill it exactly");
            }
            case P256 -> decodeP256(reader);
            case "" -> malformed("it does not begin with the name of an algorithm");
            default ->
                Result.refused(Problem.of(
                                GitProblem.UNSUPPORTED_SIGNATURE,
                                "The SSH key is of kind " + algorithm + "; only " + ED25519 + " and " + P256
                                        + " are understood.")
                        .with("algorithm", algorithm)
                        .next("Sign with an Ed25519 or an ECDSA P-256 key."));
        };
    }

    private static Result<PublicKey> decodeP256(SshReader reader) {
        String curve = reader.text();
        byte[] point = reader.string();
        // RFC 5656 section 3.1 allows compressed points, but OpenSSH refuses them; one form only keeps one text per
        // key.
        if (!reader.complete() || !curve.equals(P256_CURVE) || point.length != 65 || point[0] != 4) {
            return malformed("it is not the curve nistp256 and one uncompressed point");
        }
        return Jwk.decode(JsonObject.empty()
                .with("kty", "EC")
                .with("crv", "P-256")
                .with("x", Base64Url.encode(java.util.Arrays.copyOfRange(point, 1, 33)))
                .with("y", Base64Url.encode(java.util.Arrays.copyOfRange(point, 33, 65))));
    }

    /** The wire form. Throws IllegalArgumentException for a key of another type than Ed25519 or P-256. */
    public static Bytes encode(PublicKey key) {
        SshWriter writer = new SshWriter().text(algorithm(key));
        if (key.type() == KeyType.ED25519) {
            return Bytes.of(writer.string(key.encoded().toArray()).toArray());
        }
        JsonObject jwk = Jwk.encode(key);
        byte[] point = new byte[65];
        point[0] = 4;
        System.arraycopy(coordinate(jwk, "x"), 0, point, 1, 32);
        System.arraycopy(coordinate(jwk, "y"), 0, point, 33, 32);
        return Bytes.of(writer.text(P256_CURVE).string(point).toArray());
    }

    private static byte[] coordinate(JsonObject jwk, String name) {
        return jwk.string(name)
                .flatMap(Base64Url::decode)
                .filter(value -> value.length == 32)
                .orElseThrow(() -> new AssertionError("a P-256 key without " + name + "; please report"));
    }

    /** The line of a {@code .pub} file, without comment and newline: {@code ssh-ed25519 AAAA...}. */
    public static String line(PublicKey key) {
        return algorithm(key)
                + ' '
                + Base64.getEncoder().encodeToString(encode(key).toArray());
    }

    /** From the line of a {@code .pub} file; a comment after the key is passed over. */
    public static Result<PublicKey> parseLine(String line) {
        String[] words = line.strip().split("[ \t]+", 3);
        Optional<byte[]> blob = words.length < 2 ? Optional.empty() : StrictBase64.decode(words[1]);
        if (blob.isEmpty()) {
            return Result.refused(
                    Problem.of(GitProblem.NOT_A_KEY, "This is not a public key line: an algorithm's name, then base64.")
                            .next("Give the content of a .pub file, such as " + ED25519 + " AAAA..."));
        }
        return decode(Bytes.of(blob.get()))
                .flatMap(key -> algorithm(key).equals(words[0])
                        ? Result.ok(key)
                        : Result.refused(Problem.of(
                                GitProblem.NOT_A_KEY,
                                "The line says " + words[0] + ", the key in it is " + algorithm(key) + ".")));
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:} and unpadded base64. */
    public static String fingerprint(PublicKey key) {
        return "SHA256:"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Digests.sha256(encode(key).toArray()));
    }

    static String algorithm(PublicKey key) {
        return switch (key.type()) {
            case ED25519 -> ED25519;
            case P256 -> P256;
            default ->
                throw new IllegalArgumentException("SSH signatures are made with ED25519 or P256, not with " + key);
        };
    }

    private static Result<PublicKey> malformed(String why) {
        return Result.refused(Problem.of(GitProblem.NOT_A_KEY, "The SSH public key is malformed: " + why + "."));
    }
}
