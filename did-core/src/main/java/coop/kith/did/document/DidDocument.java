package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;

/** A structurally valid DID document, lossless. Relative method ids are made absolute in the typed view only. */
public final class DidDocument {
    private DidDocument() {}

    public static Result<DidDocument> parse(JsonObject json) {
        throw new AssertionError("not yet");
    }

    public Did id() {
        throw new AssertionError("not yet");
    }

    /** The document as it was stated. */
    public JsonObject json() {
        throw new AssertionError("not yet");
    }

    /** All methods, those embedded in a relationship included, in document order. */
    public List<VerificationMethod> verificationMethods() {
        throw new AssertionError("not yet");
    }

    /** The ids listed under a relationship, by reference or by value. */
    public List<DidUrl> listed(VerificationRelationship relationship) {
        throw new AssertionError("not yet");
    }

    /**
     * Retrieve Verification Method (CID 1.0 section 3.3), the only way from a document to a key: the id must be this document's, its controller this
     * document's subject, it must be listed under {@code relationship}, and be neither expired nor revoked at {@code at}.
     */
    public Result<VerificationMethod> retrieve(DidUrl id, VerificationRelationship relationship, Instant at) {
        throw new AssertionError("not yet");
    }
}
