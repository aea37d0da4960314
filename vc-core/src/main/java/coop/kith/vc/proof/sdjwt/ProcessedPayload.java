package coop.kith.vc.proof.sdjwt;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an SD-JWT says with the disclosures that came with it (RFC 9901 section 7.1, "Processed SD-JWT Payload"): nothing about who says it.
 *
 * @param claims without {@code _sd}, {@code _sd_alg} and {@code ...}
 * @param disclosures by the places in {@code claims} whose values came out of them, and so could have been kept back; what is beneath another comes after it
 * @param withheld the objects and arrays in {@code claims} in which digests stand that nothing was disclosed for: something was kept back there, or the digests are decoys
 */
public record ProcessedPayload(
        JsonObject claims, Map<JsonPointer, Disclosure> disclosures, List<JsonPointer> withheld) {
    public ProcessedPayload {
        disclosures = Collections.unmodifiableMap(new LinkedHashMap<>(disclosures));
        withheld = List.copyOf(withheld);
    }

    /** The places in {@link #claims} whose values could have been kept back. */
    public List<JsonPointer> disclosed() {
        return List.copyOf(disclosures.keySet());
    }

    /** The places beneath these members, or they themselves, that could have been kept back, or where something was. */
    List<JsonPointer> hidden(Set<String> members) {
        return Stream.concat(disclosures.keySet().stream(), withheld.stream())
                .filter(place ->
                        place.depth() > 0 && members.contains(place.tokens().get(0)))
                .toList();
    }
}
