package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structurally valid DID document (DID Core 1.1 section 4 on CID 1.0 section 2), lossless: {@link #json} is what was stated, every unknown member
 * included. Relative ids are made absolute in the typed view only. Immutable, safe for many threads.
 */
public final class DidDocument {
    private final Did id;
    private final Parts parts;
    private final Memo<JsonObject> json;

    /** The typed view; method ids are unique, and every list is in document order. */
    record Parts(
            List<Did> controllers,
            List<String> alsoKnownAs,
            Map<DidUrl, VerificationMethod> methods,
            Map<VerificationRelationship, List<DidUrl>> listed,
            List<Service> services) {}

    DidDocument(Did id, Parts parts, Memo<JsonObject> json) {
        this.id = id;
        this.parts = parts;
        this.json = json;
    }

    /**
     * Reads a document. All problems are INVALID_DID_DOCUMENT, except private key material, which is INVALID_VERIFICATION_METHOD: a missing or wrong
     * {@code id}; {@code controller}, {@code alsoKnownAs}, {@code verificationMethod}, a relationship or {@code service} of the wrong shape; two methods with one
     * id; a method whose id is not of this document's DID; two services with one id. Whether keys can be read does not matter here; see
     * {@link VerificationMethod#publicKey}.
     */
    public static Result<DidDocument> parse(JsonObject json) {
        return new DocumentReader(json).read();
    }

    public Did id() {
        return id;
    }

    /** The document as it was stated. */
    public JsonObject json() {
        return json.value();
    }

    /** Who may change the document, as it states; empty where it does not say, which means the subject. */
    public List<Did> controllers() {
        return parts.controllers();
    }

    /** Other identifiers that the subject claims. A claim, not a fact: the other side must say the same. */
    public List<String> alsoKnownAs() {
        return parts.alsoKnownAs();
    }

    /** All methods, those embedded in a relationship included, in document order. */
    public List<VerificationMethod> verificationMethods() {
        return List.copyOf(parts.methods().values());
    }

    /**
     * The method with that absolute id, whatever it may be used for. For a key to check something with, use {@link #retrieve}.
     */
    public Optional<VerificationMethod> method(DidUrl methodId) {
        return Optional.ofNullable(parts.methods().get(methodId));
    }

    /** The ids listed under a relationship, by reference or by value, in document order. */
    public List<DidUrl> listed(VerificationRelationship relationship) {
        return parts.listed().getOrDefault(relationship, List.of());
    }

    public List<Service> services() {
        return parts.services();
    }

    /**
     * Retrieve Verification Method (CID 1.0 section 3.3), the only way from a document to a key: the id must be this document's, its controller this
     * document's subject, it must be listed under {@code relationship}, and be neither expired nor revoked at {@code at}. The problem is a
     * {@link MethodProblem}, and its detail names what the document lists instead.
     */
    public Result<VerificationMethod> retrieve(DidUrl methodId, VerificationRelationship relationship, Instant at) {
        return new Retrieval(this, methodId, relationship).at(at);
    }

    /** This document with its relative ids and references written out in {@link #json} (option {@code expandRelativeUrls}). */
    public DidDocument expanded() {
        JsonObject absolute = Expansion.of(id, json());
        return absolute.equals(json()) ? this : new DidDocument(id, parts, new Memo<>(() -> absolute));
    }

    /** Equal when both state the same JSON. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DidDocument document
                && document.id.equals(id)
                && document.json().equals(json());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "DidDocument[" + id + ']';
    }

    static Map<VerificationRelationship, List<DidUrl>> noneListed() {
        return new EnumMap<>(VerificationRelationship.class);
    }
}
