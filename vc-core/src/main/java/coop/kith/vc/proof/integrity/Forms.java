package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What was made of one document already: its proofs are many, and most of them are made over the same form of it. So a document with sixteen bad proofs costs little
 * more than one with one. For one thread, one verification or one signature.
 */
final class Forms {
    private final IdentityHashMap<JsonObject, Result<JsonObject>> covered = new IdentityHashMap<>();
    private final IdentityHashMap<JsonObject, Map<Kind, Result<byte[]>>> documents = new IdentityHashMap<>();

    private record Kind(Transformation transformation, Digest digest) {}

    /** As {@link Cryptosuite#covered}; what the statements of a document cover does not depend on the options. */
    Result<JsonObject> covered(Cryptosuite suite, JsonObject signed, JsonObject options) {
        return suite.readsContexts()
                ? covered.computeIfAbsent(signed, first -> suite.covered(first, options))
                : suite.covered(signed, options);
    }

    /** As {@link Transformation#document}. */
    Result<byte[]> document(Transformation transformation, JsonObject covered, Digest digest) {
        return documents
                .computeIfAbsent(covered, first -> new HashMap<>())
                .computeIfAbsent(new Kind(transformation, digest), kind -> transformation.document(covered, digest));
    }
}
