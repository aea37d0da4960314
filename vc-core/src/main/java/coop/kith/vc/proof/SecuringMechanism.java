package coop.kith.vc.proof;

import coop.kith.json.JsonObject;

/**
 * One way in which documents are secured (VCDM 2.0 section 4.12). Implementations are immutable and safe for many threads; whatever a stranger put
 * into the document, they do not throw.
 */
public interface SecuringMechanism {
    /** Whether the document claims to be secured this way; nothing about whether it is. */
    boolean claims(JsonObject document);

    /** Checks every proof on the document. A document without any fails. */
    ProofCheck verify(JsonObject secured, ProofExpectation expectation);
}
