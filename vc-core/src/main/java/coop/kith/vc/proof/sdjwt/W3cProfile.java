package coop.kith.vc.proof.sdjwt;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.jose.Agreement;
import coop.kith.vc.proof.jose.TokenChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A credential of the W3C's data model: {@code vc+sd-jwt} with {@code @context} (VC-JOSE-COSE 1.0 section 3.2.1). What that section says should be in clear must be in clear here,
 * and the issuer, the dates and the claims by which tokens say the same with it; nothing tells a verifier that a status was kept back but that there is room for one.
 */
record W3cProfile() implements Profile {
    static final String MEDIA_TYPE = "application/vc+sd-jwt";

    @Override
    public Check type(SdJwt sdJwt, JsonPointer where) {
        JsonObject header = sdJwt.issued().header();
        List<Problem> problems = new ArrayList<>();
        Profile.wrongType(header, List.of(MEDIA_TYPE), where).ifPresent(problems::add);
        Optional<String> content = TokenChecks.mediaType(header, "cty");
        content.filter(stated -> !stated.equals("application/vc"))
                .ifPresent(stated -> problems.add(Profile.notForThis(
                        "Its cty is " + Shown.text(stated) + ", and it would have to be \"vc\".", where)));
        for (String claim : List.of("vc", "vp", "vct")) {
            if (sdJwt.processed().claims().has(claim)) {
                problems.add(Profile.notForThis("It has a claim " + claim + ", which none of this use has.", where));
            }
        }
        return Profile.check("type", problems);
    }

    @Override
    public Check claims(SdJwt sdJwt, JsonPointer where) {
        return Agreement.check(sdJwt.issued(), sdJwt.processed().claims());
    }

    @Override
    public Set<String> clear() {
        return Set.of(
                "@context",
                "type",
                "validFrom",
                "validUntil",
                "issuanceDate",
                "expirationDate",
                "credentialStatus",
                "credentialSchema",
                "relatedResource",
                "iss",
                "nbf",
                "exp",
                "cnf",
                "status");
    }

    /** An issuer may let its holder keep back what the issuer is called, and whom else the token is for (RFC 9901 section 9.7). */
    @Override
    public List<String> present() {
        return List.of("issuer", "aud");
    }

    /** Besides, subjects that could have been kept back: a credential is presented by everyone it is about. */
    @Override
    public List<JsonPointer> hidden(ProcessedPayload processed) {
        List<JsonPointer> hidden = new ArrayList<>(Profile.super.hidden(processed));
        if (processed.claims().array("credentialSubject").isPresent()) {
            processed.hidden(Set.of("credentialSubject")).stream()
                    .filter(place -> place.depth() == 2
                            ? processed.disclosures().containsKey(place)
                            : place.depth() == 1 && processed.withheld().contains(place))
                    .forEach(hidden::add);
        }
        return hidden;
    }
}
