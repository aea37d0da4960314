package coop.kith.vc.proof.sdjwt;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.proof.jose.CompactJws;
import java.util.Optional;

/**
 * The token by which a holder shows, for one verifier and one occasion, that an SD-JWT is theirs (RFC 9901 section 4.3), taken apart and not verified.
 *
 * @param claims its payload
 */
public record KeyBindingToken(CompactJws jws, JsonObject claims) {
    static final String TYPE = "kb+jwt";

    /** It says for whom, why, when and what. The limit keeps it from being a document of its own. */
    private static final JsonLimits LIMITS = new JsonLimits(1 << 16, 16, 1_000);

    /** Empty where {@code part} is. */
    static Result<Optional<KeyBindingToken>> parse(String part) {
        return part.isEmpty()
                ? Result.ok(Optional.empty())
                : CompactJws.parse(part)
                        .flatMap(jws -> Json.parseObject(jws.payload().toArray(), LIMITS)
                                .map(claims -> Optional.of(new KeyBindingToken(jws, claims))));
    }
}
