package coop.kith.did.normal;

import static coop.kith.key.KeyType.ED25519;
import static coop.kith.key.KeyType.P256;
import static coop.kith.key.KeyType.SECP256K1;
import static coop.kith.key.KeyType.X25519;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Points;
import coop.kith.did.document.MethodProblem;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Keys in {@code publicKeyBase58} and {@code publicKeyHex}, as before 2020. The bytes have no header that says which curve they are of, so the method's type alone
 * decides; this is why they are read here, for whoever asks for it, and not wherever a key is needed.
 */
final class OldKeys {
    /** The security vocabulary's legacy types (w3id.org/security, "Deprecated"), each with its one curve. */
    private static final Map<String, KeyType> TYPES = Map.of(
            "Ed25519VerificationKey2018", ED25519,
            "ED25519SignatureVerification", ED25519,
            "X25519KeyAgreementKey2019", X25519,
            "EcdsaSecp256k1VerificationKey2019", SECP256K1,
            "Secp256k1VerificationKey2018", SECP256K1,
            "EcdsaSecp256r1VerificationKey2019", P256);

    /** SEC 1 section 2.3.3: 04, x, y, 32 bytes each. */
    private static final int UNCOMPRESSED = 65;

    private OldKeys() {}

    static Result<PublicKey> read(String type, JsonObject method) {
        KeyType kind = TYPES.get(type);
        if (kind == null) {
            return refused("a key is not read from a method of type " + type);
        }
        Optional<byte[]> base58 =
                method.string("publicKeyBase58").flatMap(text -> Base58.decode("z" + text, UNCOMPRESSED));
        Optional<byte[]> bytes = base58.or(() -> method.string("publicKeyHex").flatMap(OldKeys::hex));
        boolean both = method.has("publicKeyBase58") && method.has("publicKeyHex");
        return bytes.isEmpty() || both
                ? refused("a method of type " + type
                        + " has its key in publicKeyBase58 or publicKeyHex, and this one has not")
                : key(kind, bytes.get());
    }

    private static Result<PublicKey> key(KeyType kind, byte[] bytes) {
        boolean compress = bytes.length == UNCOMPRESSED && bytes[0] == 4 && (kind == SECP256K1 || kind == P256);
        if (!compress) {
            return PublicKey.of(kind, Bytes.of(bytes));
        }
        byte[] x = Arrays.copyOfRange(bytes, 1, 33);
        byte[] y = Arrays.copyOfRange(bytes, 33, UNCOMPRESSED);
        return Points.fault(kind.curve(), x, y).isPresent()
                ? refused("x and y are no point of " + kind)
                : PublicKey.of(kind, Bytes.of(Points.compress(x, y)));
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return text.length() <= 2 * UNCOMPRESSED
                    ? Optional.of(HexFormat.of().parseHex(text))
                    : Optional.empty();
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }

    private static Result<PublicKey> refused(String detail) {
        return Result.refused(Problem.of(MethodProblem.INVALID_VERIFICATION_METHOD, detail));
    }
}
