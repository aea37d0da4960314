package coop.kith.did.method.webvh;

import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;

/** The self-certifying identifier: the hash of the first entry with a placeholder in its place (did:webvh 1.0, "SCID Generation and Verification"). */
public final class Scid {
    private static final JsonLimits LIMITS =
            new JsonLimits(Integer.MAX_VALUE, JsonLimits.GREATEST_DEPTH, Integer.MAX_VALUE);

    private Scid() {}

    /** The SCID that {@code first}, with {@link LogEntry#PLACEHOLDER} wherever the SCID belongs, its {@code versionId} included, gives. Refused where it is not I-JSON. */
    public static Result<String> of(LogEntry first) {
        return Jcs.canonicalize(first.withVersionId(LogEntry.PLACEHOLDER).unsecured())
                .map(LogHash::of);
    }

    /**
     * Whether {@code scid} is the hash of the published first entry, which comes without proofs and with the SCID for its version. The problem is SCID_MISMATCH; an entry
     * that still holds the placeholder is refused too, since with it a second entry, which differs, would have the same SCID.
     */
    static Result<String> verified(JsonValue published, String scid) {
        if (!LogHash.isWellFormed(scid)) {
            return refused("the scid is not the base58btc text of a SHA-256 multihash");
        }
        if (Json.write(published).contains(LogEntry.PLACEHOLDER)) {
            return refused(
                    "the first entry holds the placeholder " + LogEntry.PLACEHOLDER + ", which creating it replaces");
        }
        return replaced(published, scid, LogEntry.PLACEHOLDER)
                .flatMap(Jcs::canonicalize)
                .map(LogHash::of)
                .flatMap(computed -> computed.equals(scid)
                        ? Result.ok(scid)
                        : refused("the first entry hashes to " + computed + ", and its scid is " + scid));
    }

    /** {@code entry} with one text replaced by another wherever it occurs, names of members included. */
    static Result<JsonValue> replaced(JsonValue entry, String from, String to) {
        return Json.parse(Json.write(entry).replace(from, to), LIMITS);
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(
                WebvhProblem.SCID_MISMATCH, detail, JsonPointer.of("parameters").append("scid")));
    }
}
