package coop.kith.did.method.key;

import coop.kith.did.DidProblem;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.key.Base58;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.Optional;

/**
 * The {@code jwk_jcs-pub} form of a did:key, as natural persons have it in EBSI: base58btc of that multicodec and of the key as a JSON Web Key in RFC 8785 form.
 * Only the members that make the key are taken, so that a key has one DID in this form.
 *
 * @see <a href="https://hub.ebsi.eu/vc-framework/did/natural-person">EBSI DID Method for Natural Person</a>
 */
final class JwkJcs {
    /** The multicodec table's jwk_jcs-pub, 0xeb51, as a varint. */
    private static final byte[] HEADER = {(byte) 0xd1, (byte) 0xd6, 0x03};

    /** Bytes; the longest, of P-521, has 212. */
    private static final int LONGEST = 256;

    private static final JsonLimits LIMITS = new JsonLimits(LONGEST, 1, 8);

    private JwkJcs() {}

    static String encode(PublicKey key) {
        byte[] json = Jcs.canonicalize(Jwk.encode(key)).orThrow();
        byte[] whole = Arrays.copyOf(HEADER, HEADER.length + json.length);
        System.arraycopy(json, 0, whole, HEADER.length, json.length);
        return Base58.encode(whole);
    }

    /** Empty when {@code identifier} is not of this form at all. */
    static Optional<Result<PublicKey>> decode(String identifier) {
        return Base58.decode(identifier, LONGEST)
                .filter(whole -> whole.length > HEADER.length
                        && Arrays.equals(whole, 0, HEADER.length, HEADER, 0, HEADER.length))
                .map(whole -> key(Arrays.copyOfRange(whole, HEADER.length, whole.length)));
    }

    private static Result<PublicKey> key(byte[] json) {
        return Json.parseObject(json, LIMITS)
                .flatMap(Jwk::decode)
                .flatMap(key ->
                        Arrays.equals(json, Jcs.canonicalize(Jwk.encode(key)).orThrow())
                                ? Result.ok(key)
                                : Result.refused(Problem.of(
                                        DidProblem.INVALID_DID,
                                        "the JSON Web Key in this did:key is not in its canonical form, or has members"
                                                + " beside those that make the key")));
    }
}
