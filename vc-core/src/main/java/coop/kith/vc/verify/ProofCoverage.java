package coop.kith.vc.verify;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.proof.HeldProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts of a document one proof speaks for. Places are as large as possible: a member whose whole value is covered stands alone, and what is beneath it
 * is covered with it. Where a suite signs statements, the order of items in an array is not covered, wherever they stand.
 *
 * @param proof the place of the proof
 * @param cryptosuite by its id
 * @param verificationMethod that it was verified with
 * @param covered places whose values the signature would not hold without
 * @param open places that anybody could have changed; empty where the proof speaks for all of it
 */
public record ProofCoverage(
        JsonPointer proof,
        String cryptosuite,
        DidUrl verificationMethod,
        List<JsonPointer> covered,
        List<JsonPointer> open) {
    public ProofCoverage {
        covered = List.copyOf(covered);
        open = List.copyOf(open);
    }

    /** Of {@code document}, which may be the one received or the one handed on; its own proofs are left out. */
    static ProofCoverage of(JsonObject document, HeldProof proof) {
        Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>());
        comparison.members(document.without("proof"), proof.covered(), JsonPointer.root());
        return new ProofCoverage(
                proof.where(), proof.cryptosuite(), proof.method().id(), comparison.covered, comparison.open);
    }

    private record Comparison(List<JsonPointer> covered, List<JsonPointer> open) {
        void members(JsonObject stated, JsonObject signed, JsonPointer at) {
            for (Map.Entry<String, JsonValue> member : stated.members().entrySet()) {
                value(member.getValue(), signed.get(member.getKey()), at.append(member.getKey()));
            }
        }

        private void value(JsonValue stated, Optional<JsonValue> signed, JsonPointer at) {
            if (signed.isPresent() && stated.equals(signed.get())) {
                covered.add(at);
            } else if (stated instanceof JsonObject object
                    && signed.isPresent()
                    && signed.get() instanceof JsonObject counterpart) {
                members(object, counterpart, at);
            } else if (stated instanceof JsonArray array
                    && signed.isPresent()
                    && signed.get() instanceof JsonArray counterpart) {
                items(array, counterpart, at);
            } else {
                open.add(at);
            }
        }

        /** Items are found wherever the signed array has them: some suites put them in an order of their own. */
        private void items(JsonArray stated, JsonArray signed, JsonPointer at) {
            for (int index = 0; index < stated.items().size(); index++) {
                JsonValue item = stated.items().get(index);
                Optional<JsonValue> counterpart = signed.items().contains(item)
                        ? Optional.of(item)
                        : index < signed.items().size()
                                ? Optional.of(signed.items().get(index))
                                : Optional.empty();
                value(item, counterpart, at.append(index));
            }
        }
    }
}
