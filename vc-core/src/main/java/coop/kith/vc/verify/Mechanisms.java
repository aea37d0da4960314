package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.jose.JoseEnvelopes;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;

/** The ways in which documents are secured: from inside, by proofs in them, or from outside, by an envelope around them. The document says which. */
record Mechanisms(DataIntegrity embedded, JoseEnvelopes enveloped, SdJwtEnvelopes selective)
        implements SecuringMechanism {
    Mechanisms with(KeyFinder keys) {
        return new Mechanisms(embedded.with(keys), enveloped.with(keys), selective.with(keys));
    }

    /** As far as the policy is lenient about them. */
    Mechanisms under(VerificationPolicy policy) {
        return policy.reason(Leniency.TOKEN_FORM)
                .map(why -> new Mechanisms(embedded, enveloped.acceptingOlderForm(why), selective))
                .orElse(this);
    }

    @Override
    public boolean claims(JsonObject document) {
        return enveloped.claims(document) || embedded.claims(document);
    }

    @Override
    public ProofCheck verify(JsonObject secured, ProofExpectation expectation) {
        SecuringMechanism stated =
                selective.claims(secured) ? selective : enveloped.claims(secured) ? enveloped : embedded;
        return stated.verify(secured, expectation);
    }
}
