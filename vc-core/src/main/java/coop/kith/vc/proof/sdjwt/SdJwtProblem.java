package coop.kith.vc.proof.sdjwt;

import coop.kith.problem.ProblemType;

/** Why an SD-JWT is not taken, where no specification has a name for it. */
public enum SdJwtProblem implements ProblemType {
    MALFORMED_SD_JWT("Not an SD-JWT"),
    MALFORMED_DISCLOSURE("Not a disclosure"),
    TOO_MANY_DISCLOSURES("More disclosures than are looked at"),
    HASH_NOT_TAKEN("Digests are made in a way that is not taken"),
    MALFORMED_DIGESTS("Digests do not stand as digests do"),
    RESERVED_NAME("A claim has a name that is kept for digests"),
    CLAIM_EXISTS("A disclosure supplies a claim that is there already"),
    WRONG_PLACE("A disclosure does not fit the place of its digest"),
    DIGEST_TWICE("A digest stands there more than once"),
    DISCLOSURE_TWICE("A disclosure was sent more than once"),
    NOT_REFERENCED("A disclosure that no digest refers to"),
    CLAIM_HIDDEN("A claim that must be in clear is not"),
    CLAIM_MISSING("A claim that must be there is not"),
    NOT_TO_HIDE("Something that cannot be left to the holder to show"),
    NOT_THE_HOLDER("Not the key that the issuer named"),
    KEY_BINDING_MISSING("Nobody showed that it is theirs"),
    KEY_BINDING_BROKEN("The key binding is for something else"),
    ISSUER_MISMATCH("Signed with a key that is not the issuer's"),
    STATUS_NOT_CHECKED("Status not checked"),
    NO_REPLAY_GUARD("Could be a copy, and no memory of earlier answers is kept");

    private final String title;

    SdJwtProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
