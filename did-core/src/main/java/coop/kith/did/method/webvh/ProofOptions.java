package coop.kith.did.method.webvh;

import coop.kith.json.JsonObject;

/** What a proof over an entry, or over a witness's approval of one, says about itself (did:webvh 1.0, "Authorized Keys"). */
final class ProofOptions {
    private ProofOptions() {}

    static JsonObject of(String multikey, String created) {
        return JsonObject.empty()
                .with("type", "DataIntegrityProof")
                .with("cryptosuite", "eddsa-jcs-2022")
                .with("verificationMethod", KeyReference.of(multikey))
                .with("created", created)
                .with("proofPurpose", "assertionMethod");
    }
}
