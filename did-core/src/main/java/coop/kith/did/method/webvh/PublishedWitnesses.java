package coop.kith.did.method.webvh;

import coop.kith.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A witness file beside the log that it is published with.
 *
 * @param versionIds of the log, from the first on
 */
record PublishedWitnesses(WitnessFile file, List<String> versionIds) {
    PublishedWitnesses {
        versionIds = List.copyOf(versionIds);
    }

    /**
     * The file with the latest approval of each witness and no other (did:webvh 1.0, "The Witness Proofs File": a later approval covers all earlier versions),
     * in the order of the log. Approvals of versions that the log does not have go too: they were for drafts that came to nothing.
     */
    WitnessFile latest() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int at = 0; at < versionIds.size(); at++) {
            numbers.put(versionIds.get(at), at);
        }
        Map<String, Integer> latestOf = new HashMap<>();
        Map<String, JsonObject> proofOf = new LinkedHashMap<>();
        for (WitnessFile.Approval approval : file.approvals()) {
            Integer number = numbers.get(approval.versionId());
            if (number == null) {
                continue;
            }
            for (JsonObject proof : approval.proofs()) {
                String witness = proof.string("verificationMethod").orElse("");
                if (latestOf.getOrDefault(witness, -1) <= number) {
                    latestOf.put(witness, number);
                    proofOf.put(witness, proof);
                }
            }
        }
        List<Map.Entry<String, JsonObject>> inOrder = new ArrayList<>(proofOf.entrySet());
        inOrder.sort(Comparator.comparingInt(proof -> latestOf.getOrDefault(proof.getKey(), 0)));
        WitnessFile latest = WitnessFile.empty();
        for (Map.Entry<String, JsonObject> proof : inOrder) {
            latest = latest.with(versionIds.get(latestOf.getOrDefault(proof.getKey(), 0)), proof.getValue());
        }
        return latest;
    }
}
