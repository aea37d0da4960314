package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code did-witness.json}: who approved which version, as it is stated, nothing of it verified (did:webvh 1.0, "The Witness Proofs File"). Immutable.
 *
 * @param approvals in the order of the file; a version may occur more than once
 */
public record WitnessFile(List<Approval> approvals) {
    private static final WitnessFile EMPTY = new WitnessFile(List.of());

    /**
     * Proofs over one version.
     *
     * @param versionId as it is stated; it need not be of any log
     */
    public record Approval(String versionId, List<JsonObject> proofs) {
        public Approval {
            proofs = List.copyOf(proofs);
        }

        JsonObject json() {
            return JsonObject.empty().with("versionId", versionId).with("proof", new JsonArray(List.copyOf(proofs)));
        }
    }

    public WitnessFile {
        approvals = List.copyOf(approvals);
    }

    /** Nobody approved anything. */
    public static WitnessFile empty() {
        return EMPTY;
    }

    /** Reads the file. The problem is MALFORMED_WITNESS_FILE. An item without proofs is taken, since the specification only asks writers to leave it out. */
    public static Result<WitnessFile> read(byte[] utf8, JsonLimits limits) {
        return Json.parse(utf8, limits)
                .fold(
                        WitnessFile::of,
                        problems ->
                                malformed("it is not JSON: " + problems.get(0).detail()));
    }

    /** As {@link #read} from JSON. */
    public static Result<WitnessFile> of(JsonValue json) {
        if (!(json instanceof JsonArray array)) {
            return malformed("it must be an array, and is " + json.kind());
        }
        List<Approval> approvals = new ArrayList<>(array.items().size());
        for (JsonValue item : array.items()) {
            if (!(item instanceof JsonObject approval)
                    || approval.string("versionId").isEmpty()) {
                return malformed("an item is no object with a versionId");
            }
            List<JsonObject> proofs = new ArrayList<>();
            for (JsonValue proof : approval.oneOrMany("proof")) {
                if (!(proof instanceof JsonObject object)) {
                    return malformed("a proof is " + proof.kind() + " where it must be an object");
                }
                proofs.add(object);
            }
            approvals.add(new Approval(approval.string("versionId").get(), proofs));
        }
        return Result.ok(new WitnessFile(approvals));
    }

    /** What a witness signs: an object with the {@code versionId} alone. */
    public static JsonObject approved(String versionId) {
        return JsonObject.empty().with("versionId", versionId);
    }

    /** The SHA-256 of {@link #approved} in canonical form. */
    static Bytes digestOf(String versionId) {
        return Bytes.of(Digests.sha256(
                ("{\"versionId\":" + Json.write(new JsonString(versionId)) + '}').getBytes(StandardCharsets.UTF_8)));
    }

    /** With one more proof over {@code versionId}, beside those that are there. */
    public WitnessFile with(String versionId, JsonObject proof) {
        List<Approval> more = new ArrayList<>();
        boolean added = false;
        for (Approval approval : approvals) {
            if (!added && approval.versionId().equals(versionId)) {
                List<JsonObject> proofs = new ArrayList<>(approval.proofs());
                proofs.add(proof);
                more.add(new Approval(versionId, proofs));
                added = true;
            } else {
                more.add(approval);
            }
        }
        if (!added) {
            more.add(new Approval(versionId, List.of(proof)));
        }
        return new WitnessFile(more);
    }

    public JsonArray json() {
        return new JsonArray(
                approvals.stream().map(approval -> (JsonValue) approval.json()).toList());
    }

    /** The file's UTF-8. */
    public byte[] bytes() {
        return Json.write(json()).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Result<T> malformed(String why) {
        return Result.refused(Problem.of(
                WebvhProblem.MALFORMED_WITNESS_FILE, "did-witness.json does not hold what it should: " + why));
    }
}
