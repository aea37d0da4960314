package coop.kith.vc.proof.sdjwt;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The values of {@code _sd_alg} that are taken (RFC 9901 section 4.1.1): those of the IANA registry "Named Information Hash Algorithm" that nobody can make two disclosures of one
 * digest for. Neither md5 and sha-1 nor the truncated ones are among them.
 */
public enum DigestAlgorithm {
    SHA_256("sha-256"),
    SHA_384("sha-384"),
    SHA_512("sha-512");

    static final String CLAIM = "_sd_alg";

    private final String term;

    DigestAlgorithm(String term) {
        this.term = term;
    }

    /** As the payload states it; SHA-256 where it states none. */
    static Result<DigestAlgorithm> of(JsonObject payload) {
        Optional<JsonValue> stated = payload.get(CLAIM);
        if (stated.isEmpty()) {
            return Result.ok(SHA_256);
        }
        return Arrays.stream(values())
                .filter(one -> stated.get().equals(new JsonString(one.term)))
                .findFirst()
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                                SdJwtProblem.HASH_NOT_TAKEN,
                                "The digests are made with " + Shown.value(stated.get()) + "; taken are "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(values())
                                                        .map(one -> one.term)
                                                        .toList())
                                        + ".",
                                JsonPointer.of(CLAIM))
                        .next("Ask the issuer for one with sha-256.")));
    }

    /** As it stands in a payload. */
    public String term() {
        return term;
    }

    /** Of the US-ASCII bytes of {@code text}, base64url (RFC 9901 section 4.2.3). */
    String digest(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return Base64Url.encode(
                switch (this) {
                    case SHA_256 -> Digests.sha256(ascii);
                    case SHA_384 -> Digests.sha384(ascii);
                    case SHA_512 -> Digests.sha512(ascii);
                });
    }
}
