package coop.kith.vc.proof.integrity;

import coop.kith.problem.JsonPointer;
import java.security.SecureRandom;
import java.util.List;

/**
 * What the issuer decides about a document whose parts can be shown.
 *
 * @param mandatory what every holder must show; may be empty. Dates and status belong here: what is not mandatory can be left out
 * @param random for the keys that are drawn for one proof
 */
public record Disclosure(List<JsonPointer> mandatory, SecureRandom random) {
    public Disclosure {
        mandatory = List.copyOf(mandatory);
    }
}
