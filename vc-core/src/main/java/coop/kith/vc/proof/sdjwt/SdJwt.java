package coop.kith.vc.proof.sdjwt;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonProblem;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.proof.jose.CompactJws;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An SD-JWT in its compact form, taken apart and processed, and <em>not</em> verified: its disclosures fit what the issuer's token says, and nothing shows whose token that is.
 * Immutable.
 *
 * <pre>{@code
 * SdJwt sdJwt = SdJwt.parse(text).orThrow();
 * sdJwt.processed().claims(); // what is shown
 * sdJwt.processed().disclosed(); // and which of it could have been kept back
 * }</pre>
 *
 * @param text as it was received
 * @param issued the issuer's token
 * @param payload of the issuer's token, digests and all
 * @param hash that the digests are made with
 * @param disclosures in their order
 * @param processed the payload with the disclosures in their places
 * @param keyBinding the holder's token; empty where there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4">RFC 9901, section 4</a>
 */
public record SdJwt(
        String text,
        CompactJws issued,
        JsonObject payload,
        DigestAlgorithm hash,
        List<Disclosure> disclosures,
        ProcessedPayload processed,
        Optional<KeyBindingToken> keyBinding) {
    /** Credentials have dozens of claims. The limit keeps a text from costing more than its own hash and one walk for each of its parts. */
    public static final int MOST_DISCLOSURES = 1_000;

    static final char SEPARATOR = '~';

    public SdJwt {
        disclosures = List.copyOf(disclosures);
    }

    /** As {@link #parse(String, JsonLimits)} with {@link JsonLimits#standard()}. */
    public static Result<SdJwt> parse(String text) {
        return parse(text, JsonLimits.standard());
    }

    /**
     * Refused where the text is not an issuer's token, disclosures and at the most one holder's token, each behind a tilde; where it has more than
     * {@value #MOST_DISCLOSURES} disclosures, or as many objects and arrays that something was kept back of; or where the disclosures are not those of the token's digests (RFC 9901 section 7.1, steps 1 and 3 to 5).
     *
     * @param limits of the whole text in bytes, of what comes out of it in depth and values
     */
    public static Result<SdJwt> parse(String text, JsonLimits limits) {
        if (text.length() > limits.bytes()) {
            return refused(JsonProblem.TOO_LARGE, "The SD-JWT has more than " + limits.bytes() + " bytes.");
        }
        long separators = text.chars().filter(letter -> letter == SEPARATOR).count();
        if (separators == 0) {
            return refused(SdJwtProblem.MALFORMED_SD_JWT, "There is no tilde behind the issuer's token.");
        }
        if (separators - 1 > MOST_DISCLOSURES) {
            return refused(
                    SdJwtProblem.TOO_MANY_DISCLOSURES,
                    "There are " + (separators - 1) + " disclosures; more than " + MOST_DISCLOSURES
                            + " are not looked at.");
        }
        List<String> parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
        return CompactJws.parse(parts.get(0))
                .flatMap(issued -> Json.parseObject(issued.payload().toArray(), limits)
                        .flatMap(payload -> of(text, parts, issued, payload, limits)));
    }

    private static Result<SdJwt> of(
            String text, List<String> parts, CompactJws issued, JsonObject payload, JsonLimits limits) {
        int last = parts.size() - 1;
        Result<Optional<KeyBindingToken>> keyBinding = KeyBindingToken.parse(parts.get(last));
        return DigestAlgorithm.of(payload)
                .flatMap(hash -> disclosures(parts.subList(1, last), hash, limits)
                        .flatMap(found -> Processing.of(payload, found, limits)
                                .flatMap(processed -> keyBinding.map(binding -> new SdJwt(
                                        text,
                                        issued,
                                        payload,
                                        hash,
                                        List.copyOf(found.values()),
                                        processed,
                                        binding)))));
    }

    private static Result<Map<String, Disclosure>> disclosures(
            List<String> parts, DigestAlgorithm hash, JsonLimits limits) {
        Map<String, Disclosure> found = new LinkedHashMap<>();
        for (String part : parts) {
            Result<Disclosure> disclosure = Disclosure.parse(part, limits);
            if (!disclosure.isOk()) {
                return Result.refused(disclosure.problems());
            }
            if (found.put(hash.digest(part), disclosure.orThrow()) != null) {
                return refused(SdJwtProblem.DISCLOSURE_TWICE, "The same disclosure was sent more than once.");
            }
        }
        return Result.ok(found);
    }

    /** What the holder's token speaks for: everything up to and with the last tilde (RFC 9901 section 4.3.1). */
    public String shown() {
        return text.substring(0, text.lastIndexOf(SEPARATOR) + 1);
    }

    /**
     * As much of it as shows these places and what they stand in, for whoever holds it with all of its disclosures: the text to present, or to put a key binding behind. What
     * may be kept back beneath a place is kept back unless it is named too. Refused where a place is none of {@link ProcessedPayload#claims}, and where there is a key binding,
     * which was made for all that is here.
     *
     * @param places in {@code processed().claims()}; none shows what is in clear and nothing else
     */
    public Result<String> showing(Collection<JsonPointer> places) {
        if (keyBinding.isPresent()) {
            return refused(
                    SdJwtProblem.MALFORMED_SD_JWT, "It was presented to somebody already: it has a key binding.");
        }
        Set<String> chosen = new HashSet<>();
        for (JsonPointer place : places) {
            if (processed.claims().at(place).isEmpty()) {
                return Result.refused(Problem.of(
                                SdJwtProblem.CLAIM_MISSING,
                                "There is nothing at " + place + " that could be shown.",
                                place)
                        .next("Choose among the places that are disclosed."));
            }
            JsonPointer here = JsonPointer.root();
            for (String token : place.tokens()) {
                here = here.append(token);
                Optional.ofNullable(processed.disclosures().get(here))
                        .ifPresent(disclosure -> chosen.add(disclosure.text()));
            }
        }
        StringBuilder shown = new StringBuilder(text.substring(0, text.indexOf(SEPARATOR) + 1));
        disclosures.stream()
                .filter(disclosure -> chosen.contains(disclosure.text()))
                .forEach(disclosure -> shown.append(disclosure.text()).append(SEPARATOR));
        return Result.ok(shown.toString());
    }

    private static <T> Result<T> refused(ProblemType type, String detail) {
        return Result.refused(
                Problem.of(type, detail).next("Ask for the SD-JWT again, and pass it on without changing a letter."));
    }
}
