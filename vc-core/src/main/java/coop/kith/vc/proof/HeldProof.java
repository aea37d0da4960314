package coop.kith.vc.proof;

import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import java.time.Instant;
import java.util.Optional;

/**
 * One proof that held, for whoever judges who signed, with what, and how much of the document.
 *
 * @param where it stands in the document
 * @param cryptosuite by its id; the type of a proof that has none
 * @param method that it was verified with, as the controller's document states it
 * @param keyType of that method's key
 * @param created as the signer says
 * @param covered the document without proofs, as far as this proof speaks for it
 * @param delegate who vouches for the document that the method is in, where it was not verified here
 */
public record HeldProof(
        JsonPointer where,
        String cryptosuite,
        VerificationMethod method,
        KeyType keyType,
        Optional<Instant> created,
        JsonObject covered,
        Optional<String> delegate) {}
