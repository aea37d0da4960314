package coop.kith.vc.proof.jose;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Signer;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Web Signature in its compact form, taken apart and <em>not</em> verified. Each part has one spelling, base64url without padding or unused bits that are
 * set; and the header is JSON in which no name stands twice, at whatever depth. Immutable.
 *
 * @param header as it was signed
 * @param payload decoded
 * @param signingInput what the signature is made over: the first two parts as they were received
 * @param signature decoded; empty where there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-5.2">RFC 7515, section 5.2</a>
 */
public record CompactJws(JsonObject header, Bytes payload, Bytes signingInput, Bytes signature) {
    /** A header names a key and an algorithm. The limit keeps a header from being a document of its own. */
    private static final JsonLimits HEADER = new JsonLimits(1 << 14, 8, 200);

    /** Refused, with the one problem that it has, where it is none. */
    public static Result<CompactJws> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length == 5) {
            return refused("The token is encrypted (JWE), and nobody can be seen to have signed it.");
        }
        if (parts.length != 3) {
            return refused("The token " + Shown.text(token) + " has " + parts.length
                    + " parts, where header, payload and" + " signature belong.");
        }
        List<byte[]> decoded = new ArrayList<>();
        for (String part : parts) {
            Optional<byte[]> bytes = Base64Url.decode(part);
            if (bytes.isEmpty()) {
                return refused("A part of the token is not base64url in its one spelling: no padding, no blanks, no"
                        + " unused bits.");
            }
            decoded.add(bytes.get());
        }
        byte[] input = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return Json.parseObject(decoded.get(0), HEADER)
                .map(header ->
                        new CompactJws(header, Bytes.of(decoded.get(1)), Bytes.of(input), Bytes.of(decoded.get(2))));
    }

    /** The token with this header and payload. The header must name the signer's algorithm. */
    public static String sign(JsonObject header, JsonObject payload, Signer signer) {
        String input = encoded(header) + '.' + encoded(payload);
        return input + '.' + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(JsonObject json) {
        return Base64Url.encode(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Result<CompactJws> refused(String detail) {
        return Result.refused(Problem.of(VcProblem.PARSING_ERROR, detail)
                .next("Ask for the token again, and pass it on without changing a letter."));
    }
}
