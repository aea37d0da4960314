package coop.kith.vc.linked;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds a document against the digests that a credential states of it: {@code digestSRI} with SHA-256, SHA-384 or SHA-512, and {@code digestMultibase} with a multihash
 * of those in base64url, or of SHA-256 in base58btc. Where several are stated, each must fit: one that is wrong or of an unknown form is a reason to refuse, never to
 * look at another.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources">VCDM 2.0 section 5.3</a>
 */
public final class ResourceDigest {
    private static final List<Algorithm> ALGORITHMS = List.of(
            new Algorithm("sha256-", 0x12, 32, Digests::sha256),
            new Algorithm("sha384-", 0x20, 48, Digests::sha384),
            new Algorithm("sha512-", 0x13, 64, Digests::sha512));

    private ResourceDigest() {}

    /** {@code code} is the one-byte varint of the multicodec table. */
    private record Algorithm(String prefix, int code, int length, UnaryOperator<byte[]> digest) {}

    /** Whether {@code statement} names a digest at all. */
    public static boolean isStated(JsonObject statement) {
        return statement.has("digestSRI") || statement.has("digestMultibase");
    }

    /** Every stated digest that {@code content} does not have; empty where all fit, and where none is stated. */
    public static List<Problem> problems(JsonObject statement, Bytes content) {
        List<Problem> problems = new ArrayList<>();
        byte[] document = content.toArray();
        for (JsonValue stated : statement.oneOrMany("digestSRI")) {
            check(stated, "digestSRI", sri(stated, document)).ifPresent(problems::add);
        }
        for (JsonValue stated : statement.oneOrMany("digestMultibase")) {
            check(stated, "digestMultibase", multibase(stated, document)).ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    private static Optional<Problem> check(JsonValue stated, String member, boolean fits) {
        return fits
                ? Optional.empty()
                : Optional.of(Problem.of(
                                LinkedProblem.OTHER_DIGEST,
                                "The document does not have the " + member + " " + Shown.value(stated)
                                        + " that the credential states of it.",
                                JsonPointer.of(member))
                        .next("Get the document that the issuer meant; this one was exchanged or changed."));
    }

    private static boolean sri(JsonValue stated, byte[] document) {
        String text = stated instanceof JsonString string ? string.value() : "";
        return ALGORITHMS.stream()
                .filter(algorithm -> text.startsWith(algorithm.prefix()))
                .anyMatch(algorithm -> text.substring(algorithm.prefix().length())
                        .equals(Base64.getEncoder()
                                .encodeToString(algorithm.digest().apply(document))));
    }

    private static boolean multibase(JsonValue stated, byte[] document) {
        String text = stated instanceof JsonString string ? string.value() : "";
        if (text.startsWith("z")) {
            Result<Bytes> digest = Multihash.decode(text);
            return digest.isOk() && digest.orThrow().equals(Bytes.of(Digests.sha256(document)));
        }
        return text.startsWith("u")
                && Base64Url.decode(text.substring(1))
                        .filter(hash -> ALGORITHMS.stream().anyMatch(algorithm -> fits(algorithm, hash, document)))
                        .isPresent();
    }

    private static boolean fits(Algorithm algorithm, byte[] multihash, byte[] document) {
        return multihash.length == algorithm.length() + 2
                && multihash[0] == algorithm.code()
                && multihash[1] == algorithm.length()
                && Arrays.equals(
                        multihash, 2, multihash.length, algorithm.digest().apply(document), 0, algorithm.length());
    }
}
