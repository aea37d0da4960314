package coop.kith.did.method.peer;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_DELEGATION;
import static coop.kith.did.document.VerificationRelationship.CAPABILITY_INVOCATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.KeyDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** did:peer:0, "functionally equivalent to a did:key value": the same Multikey text behind another prefix, and the same document. */
final class PeerZero {
    private static final List<String> CONTEXT = List.of("https://www.w3.org/ns/did/v1.1");

    private static final Set<VerificationRelationship> SIGNATURES =
            EnumSet.of(AUTHENTICATION, ASSERTION_METHOD, CAPABILITY_INVOCATION, CAPABILITY_DELEGATION);

    private PeerZero() {}

    static Result<DidDocument> document(Did did) {
        String text = did.methodSpecificId().substring(1);
        return Multikey.decode(text)
                .fold(
                        key -> Result.ok(KeyDocument.of(did, CONTEXT)
                                .method(
                                        text,
                                        "Multikey",
                                        key,
                                        () -> JsonObject.empty().with("publicKeyMultibase", text),
                                        key.type() == KeyType.X25519 ? EnumSet.of(KEY_AGREEMENT) : SIGNATURES)
                                .build()),
                        problems -> Result.refused(PeerTwo.ofDid(problems)));
    }
}
