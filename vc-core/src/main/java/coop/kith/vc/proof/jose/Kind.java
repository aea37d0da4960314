package coop.kith.vc.proof.jose;

import coop.kith.json.JsonObject;
import coop.kith.vc.model.EnvelopedPresentation;
import java.util.List;

/** What is in an envelope, and how each of its two forms of token says so. */
enum Kind {
    CREDENTIAL("vc", "issuer"),
    PRESENTATION("vp", "holder");

    private final String claim;
    private final String party;

    Kind(String claim, String party) {
        this.claim = claim;
        this.party = party;
    }

    /** By what the envelope says that it is. */
    static Kind of(JsonObject envelope) {
        return EnvelopedPresentation.claims(envelope) ? PRESENTATION : CREDENTIAL;
    }

    /** {@code typ} of VC-JOSE-COSE 1.0 sections 3.1.1 and 3.1.2; also the subtype of its media type. */
    String type() {
        return claim + "+jwt";
    }

    /** {@code cty} where it is stated, and in the older form the claim that the document is in. */
    String claim() {
        return claim;
    }

    /** The member that names who signs. */
    String party() {
        return party;
    }

    /** The media types of envelopes that are opened: the one of VC-JOSE-COSE, and that of any JSON Web Token. */
    List<String> mediaTypes() {
        return List.of("application/" + type(), StatedToken.ANY_TOKEN);
    }
}
