package coop.kith.did.method.peer;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Base58;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * did:peer:4: {@code 4}, the digest of the encoded document, and in the long form a colon and the encoded document: base58btc of the multicodec of JSON and the
 * JSON. The digest is over the text, so each character of the long form counts.
 */
final class PeerFour {
    private static final String PREFIX = "did:peer:4";

    /** The multicodec table's json, 0x0200, as a varint. */
    private static final byte[] JSON = {(byte) 0x80, 0x04};

    /** No document is longer than the DID it stands in. */
    private static final JsonLimits LIMITS = new JsonLimits(Did.MAX_LENGTH, 16, 2_000);

    private PeerFour() {}

    /** {@code longForm} is known to be one. */
    static Did shortForm(Did longForm) {
        return Did.parse(longForm.toString().substring(0, longForm.toString().lastIndexOf(':')))
                .orThrow();
    }

    static Result<DidDocument> document(Did longForm) {
        return decode(longForm).flatMap(input -> stated(input, longForm, shortForm(longForm)));
    }

    static Result<DidDocument> documentOfShort(Did longForm) {
        return decode(longForm).flatMap(input -> stated(input, shortForm(longForm), longForm));
    }

    static Result<Did> encode(JsonObject input) {
        byte[] json = Json.write(input).getBytes(StandardCharsets.UTF_8);
        if (json.length > LIMITS.bytes()) {
            return refused("the document has " + json.length + " bytes, and a DID at most " + Did.MAX_LENGTH);
        }
        byte[] coded = Arrays.copyOf(JSON, JSON.length + json.length);
        System.arraycopy(json, 0, coded, JSON.length, json.length);
        String document = Base58.encode(coded);
        return Did.parse(PREFIX + Multihash.sha256(document.getBytes(StandardCharsets.US_ASCII)) + ":" + document)
                .flatMap(did -> document(did).map(resolved -> did));
    }

    /** The input document, after its digest was found to be the one in the DID. */
    static Result<JsonObject> decode(Did longForm) {
        String id = longForm.methodSpecificId();
        int colon = id.indexOf(':');
        if (colon < 0) {
            return refused(longForm + " is a short form, which holds no document");
        }
        String document = id.substring(colon + 1);
        if (!id.substring(1, colon).equals(Multihash.sha256(document.getBytes(StandardCharsets.US_ASCII)))) {
            return refused("the digest in this did:peer:4 is not that of the document behind it");
        }
        Optional<byte[]> coded = Base58.decode(document, LIMITS.bytes());
        if (coded.isEmpty() || !startsAsJson(coded.get())) {
            return refused("the document of this did:peer:4 is not base58btc of the multicodec of JSON");
        }
        byte[] json = Arrays.copyOfRange(coded.get(), JSON.length, coded.get().length);
        return Json.parseObject(json, LIMITS)
                .fold(
                        Result::ok,
                        problems -> refused("the document of this did:peer:4 is no JSON object: "
                                + problems.get(0).detail()));
    }

    private static boolean startsAsJson(byte[] coded) {
        return coded.length > JSON.length && Arrays.equals(coded, 0, JSON.length, JSON, 0, JSON.length);
    }

    /** Section "Resolving a DID", "To contextualize a document". */
    private static Result<DidDocument> stated(JsonObject input, Did did, Did other) {
        if (input.has("id")) {
            return Result.refused(Problem.of(
                    DidProblem.INVALID_DID_DOCUMENT,
                    "the document inside a did:peer:4 has no id of its own",
                    JsonPointer.of("id")));
        }
        JsonObject json = input;
        for (String name : methodLists()) {
            Optional<JsonArray> list = json.array(name);
            if (list.isPresent()) {
                json = json.with(name, controlled(list.get(), did));
            }
        }
        List<JsonValue> names = new ArrayList<>(json.oneOrMany("alsoKnownAs"));
        names.add(new JsonString(other.toString()));
        return DidDocument.parse(json.with("alsoKnownAs", new JsonArray(names)).with("id", did.toString()));
    }

    private static JsonArray controlled(JsonArray list, Did did) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : list.items()) {
            items.add(
                    item instanceof JsonObject method && !method.has("controller")
                            ? method.with("controller", did.toString())
                            : item);
        }
        return new JsonArray(items);
    }

    private static List<String> methodLists() {
        List<String> names = new ArrayList<>();
        names.add("verificationMethod");
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            names.add(relationship.term());
        }
        return names;
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail));
    }
}
