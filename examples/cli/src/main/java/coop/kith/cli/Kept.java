package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.vc.verify.VerifiedCredential;
import java.util.List;
import java.util.Locale;

/** What a credential that the log keeps is, in the words of JSON and for a person: one piece of evidence, or a list of tags. */
final class Kept {
    private Kept() {}

    static JsonObject json(VerifiedCredential verified, List<Evidence> evidence) {
        Evidence one = evidence.get(0);
        if (one.basis() != Basis.OPAQUE_TAG) {
            return JsonObject.empty()
                    .with("evidence", one.digestMultibase())
                    .with("kind", words(one, '-'))
                    .with("issuer", one.issuer().toString())
                    .with("subject", one.subject().toString());
        }
        return JsonObject.empty()
                .with(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(Evidence::digestMultibase).toList()))
                .with("kind", "tags")
                .with("issuer", verified.issuer().toString())
                .with("subject", subject(evidence))
                .with("tags", JsonNumber.of(tags(evidence)));
    }

    static String says(VerifiedCredential verified, List<Evidence> evidence) {
        Evidence one = evidence.get(0);
        if (one.basis() != Basis.OPAQUE_TAG) {
            return ": " + words(one, ' ') + ", " + one.issuer() + " about " + one.subject();
        }
        long tags = tags(evidence);
        return ": " + tags + (tags == 1 ? " tag, " : " tags, ") + verified.issuer() + " about " + subject(evidence);
    }

    private static String words(Evidence evidence, char between) {
        return evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', between);
    }

    /** Of each tag there is what it says, and the keeper's word for it. */
    private static long tags(List<Evidence> evidence) {
        return evidence.size() / 2;
    }

    private static String subject(List<Evidence> evidence) {
        return evidence.get(1).subject().toString();
    }
}
