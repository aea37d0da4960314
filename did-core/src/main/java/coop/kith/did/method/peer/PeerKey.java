package coop.kith.did.method.peer;

import coop.kith.did.document.VerificationRelationship;
import coop.kith.key.PublicKey;

/**
 * A key of a did:peer:2 and the one thing it is for. A key for two purposes is given twice, and then has two ids.
 *
 * @param purpose {@code KEY_AGREEMENT} for keys that agree on secrets, another for keys that sign
 */
public record PeerKey(VerificationRelationship purpose, PublicKey key) {}
