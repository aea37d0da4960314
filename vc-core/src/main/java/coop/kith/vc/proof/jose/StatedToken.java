package coop.kith.vc.proof.jose;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.VcProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token as somebody stated it, taken apart and unverified. Immutable.
 *
 * @param kind that the envelope says
 * @param mediaType that the envelope says
 * @param claims the payload; JSON in which no name stands twice
 * @param document the credential or presentation in it. In the form of VC-JOSE-COSE that is the payload; in the older form what stands in {@code vc} or
 *     {@code vp}, with what the registered claims say where it says nothing itself (VCDM 1.1 section 6.3.1)
 */
record StatedToken(Kind kind, String mediaType, CompactJws jws, JsonObject claims, JsonObject document) {
    static final String ANY_TOKEN = "application/jwt";

    /** Refused where the data is no token, or one in which no such document can be; the problems stand at the envelope's {@code id}. */
    static Result<StatedToken> read(Kind kind, String mediaType, String data) {
        return CompactJws.parse(data)
                .flatMap(jws -> Json.parseObject(jws.payload().toArray(), JsonLimits.standard())
                        .flatMap(claims -> document(kind, jws, claims)
                                .map(document -> new StatedToken(kind, mediaType, jws, claims, document))))
                .fold(
                        Result::ok,
                        problems -> Result.refused(problems.stream()
                                .map(problem -> problem.under(JsonPointer.of("id")))
                                .toList()));
    }

    private static Result<JsonObject> document(Kind kind, CompactJws jws, JsonObject claims) {
        if (type(jws).filter(type -> !type.equals(ANY_TOKEN)).isPresent()) {
            return Result.ok(claims);
        }
        Optional<JsonObject> inner = claims.object(kind.claim());
        return inner.isPresent() || claims.has("@context")
                ? Result.ok(
                        inner.map(document -> completed(kind, document, claims)).orElse(claims))
                : Result.refused(Problem.of(
                                VcProblem.PARSING_ERROR,
                                "This is a JSON Web Token, and neither its payload nor a claim " + kind.claim()
                                        + " in it is what was expected.")
                        .next("Verify it with a verifier for such tokens, or ask for a " + kind.type() + '.'));
    }

    /** Whether {@code typ} leaves open what the token is for, as the form of VCDM 1.1 does. */
    boolean isOlderForm() {
        return type(jws).filter(type -> !type.equals(ANY_TOKEN)).isEmpty();
    }

    /** {@code typ} as a media type (RFC 7515 section 4.1.9). */
    Optional<String> type() {
        return type(jws);
    }

    private static Optional<String> type(CompactJws jws) {
        return TokenChecks.mediaType(jws.header(), "typ");
    }

    /** The instant that a NumericDate (RFC 7519 section 2) names; empty where it is absent or none. */
    Optional<Instant> time(String claim) {
        return NumericDate.of(claims, claim);
    }

    private static JsonObject completed(Kind kind, JsonObject inner, JsonObject claims) {
        JsonObject named = named(inner, kind.party(), claims.string("iss"));
        JsonObject identified = claims.string("jti")
                .filter(id -> !named.has("id"))
                .map(id -> named.with("id", id))
                .orElse(named);
        if (kind == Kind.PRESENTATION) {
            return identified;
        }
        boolean first = inner.oneOrMany("@context").stream()
                .findFirst()
                .equals(Optional.of(new JsonString(DataModel.V1_1.context())));
        DataModel model = first ? DataModel.V1_1 : DataModel.V2_0;
        JsonObject about = identified.object("credentialSubject").isPresent()
                ? named(identified, "credentialSubject", claims.string("sub"))
                : identified;
        JsonObject begun = dated(about, model.validFromMember(), NumericDate.of(claims, "nbf"));
        return dated(begun, model.validUntilMember(), NumericDate.of(claims, "exp"));
    }

    private static JsonObject named(JsonObject document, String member, Optional<String> id) {
        if (id.isEmpty()) {
            return document;
        }
        if (!document.has(member)) {
            return document.with(member, id.get());
        }
        return document.object(member)
                .filter(object -> !object.has("id"))
                .map(object -> document.with(member, object.with("id", id.get())))
                .orElse(document);
    }

    private static JsonObject dated(JsonObject document, String member, Optional<Instant> time) {
        return time.filter(given -> !document.has(member))
                .map(given -> document.with(member, DateTimeStamp.format(given)))
                .orElse(document);
    }

    /** The ids that {@code member} states, as texts or in objects. */
    List<Optional<String>> ids(String member) {
        return document.oneOrMany(member).stream().map(StatedToken::id).toList();
    }

    private static Optional<String> id(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.value());
        }
        return value instanceof JsonObject object ? object.string("id") : Optional.empty();
    }
}
