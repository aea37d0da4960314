package coop.kith.vc.proof.sdjwt;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonProblem;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts disclosures in the places of their digests (RFC 9901 section 7.1, steps 3 to 5). For one payload, for one thread.
 *
 * <p>The payload is walked once, from the outside in, and so is the value of each disclosure, in its place. Each digest is taken the first time it is met and refused the second, so
 * no disclosure is walked twice, whatever refers to what: cycles cannot be made with a hash that holds, and would end here if they could. The work is the size of the payload and
 * the disclosures together; nesting is counted through disclosures, so the stack is bounded by {@link JsonLimits#depth}. The first fault ends it, as the RFC demands.
 *
 * <p>More is refused than the RFC spells out as a step, all of it against its sections 4.1 and 4.2.4: {@code _sd} that is no array of texts, {@code ...} anywhere but alone in an
 * element of an array, {@code _sd_alg} anywhere but at the top of what was signed.
 */
final class Processing {
    static final String DIGESTS = "_sd";
    static final String ELEMENT = "...";
    private static final Set<String> RESERVED = Set.of(DIGESTS, ELEMENT, DigestAlgorithm.CLAIM);

    private final Map<String, Disclosure> disclosures;
    private final JsonLimits limits;
    private final Set<String> met = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Map<JsonPointer, Disclosure> disclosed = new LinkedHashMap<>();
    private final List<JsonPointer> withheld = new ArrayList<>();
    private Optional<Problem> fault = Optional.empty();
    private int values;

    private Processing(Map<String, Disclosure> disclosures, JsonLimits limits) {
        this.disclosures = disclosures;
        this.limits = limits;
    }

    /** @param disclosures by their digests */
    static Result<ProcessedPayload> of(JsonObject payload, Map<String, Disclosure> disclosures, JsonLimits limits) {
        Processing processing = new Processing(disclosures, limits);
        JsonObject claims = processing.object(payload, JsonPointer.root());
        processing.nothingIsLeftOver();
        return processing
                .fault
                .<Result<ProcessedPayload>>map(Result::refused)
                .orElseGet(() -> Result.ok(new ProcessedPayload(claims, processing.disclosed, processing.withheld)));
    }

    private void nothingIsLeftOver() {
        disclosures.entrySet().stream()
                .filter(entry -> !used.contains(entry.getKey()))
                .findFirst()
                .ifPresent(entry -> refuse(
                        SdJwtProblem.NOT_REFERENCED,
                        "The disclosure of "
                                + entry.getValue().name().map(Shown::text).orElse("an array element")
                                + " belongs to no digest, neither of what was signed nor of another disclosure.",
                        JsonPointer.root()));
    }

    private JsonValue value(JsonValue in, JsonPointer at) {
        if (in instanceof JsonObject object) {
            return object(object, at);
        }
        return in instanceof JsonArray array ? array(array, at) : counted(in, at);
    }

    /** Whether nothing is in it that could be a digest, and it is not too deep: most values are, and their places need not be known. */
    private boolean isPlain(JsonValue in, JsonPointer at) {
        boolean isEmpty = in instanceof JsonObject object
                ? object.members().isEmpty()
                : !(in instanceof JsonArray array) || array.items().isEmpty();
        return isEmpty && at.depth() + 1 < limits.depth();
    }

    private JsonValue counted(JsonValue in, JsonPointer at) {
        enters(at);
        return in;
    }

    /** Whether to go on with the value at this place. */
    private boolean enters(JsonPointer at) {
        values++;
        if (values > limits.values()) {
            refuse(JsonProblem.TOO_MANY_VALUES, "There are more than " + limits.values() + " values.", at);
        }
        return fault.isEmpty();
    }

    private boolean opens(JsonPointer at) {
        if (at.depth() >= limits.depth()) {
            refuse(
                    JsonProblem.TOO_DEEP,
                    "With the disclosures, arrays and objects are nested more than " + limits.depth() + " deep.",
                    JsonPointer.root());
        }
        return enters(at);
    }

    private JsonObject object(JsonObject in, JsonPointer at) {
        if (!opens(at)) {
            return in;
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : in.members().entrySet()) {
            String name = member.getKey();
            if (!RESERVED.contains(name)) {
                out.put(
                        name,
                        isPlain(member.getValue(), at)
                                ? counted(member.getValue(), at)
                                : value(member.getValue(), at.append(name)));
            } else if (name.equals(ELEMENT) || (name.equals(DigestAlgorithm.CLAIM) && at.depth() > 0)) {
                refuse(SdJwtProblem.RESERVED_NAME, "A member is named " + name + " where none may be.", at);
            }
            if (fault.isPresent()) {
                return in;
            }
        }
        in.get(DIGESTS).ifPresent(digests -> members(digests, in, out, at));
        return out.isEmpty() ? JsonObject.empty() : new JsonObject(out);
    }

    /** The members that were disclosed, behind those that were not hidden. */
    private void members(JsonValue digests, JsonObject in, Map<String, JsonValue> out, JsonPointer at) {
        if (!(digests instanceof JsonArray array)) {
            refuse(SdJwtProblem.MALFORMED_DIGESTS, "_sd is " + digests.kind() + ", where an array belongs.", at);
            return;
        }
        boolean anyWithheld = false;
        for (JsonValue item : array.items()) {
            Optional<Disclosure> found = referenced(item, at);
            if (fault.isPresent()) {
                return;
            }
            if (found.isPresent()) {
                member(found.get(), in, out, at);
            } else {
                anyWithheld = true;
            }
        }
        if (anyWithheld) {
            keepsBack(at);
        }
    }

    private void member(Disclosure disclosure, JsonObject in, Map<String, JsonValue> out, JsonPointer at) {
        Optional<String> name = disclosure.name();
        if (name.isEmpty()) {
            refuse(
                    SdJwtProblem.WRONG_PLACE,
                    "A disclosure without a name, as array elements have it, belongs to a digest in an object.",
                    at);
        } else if (RESERVED.contains(name.get())) {
            refuse(SdJwtProblem.RESERVED_NAME, "A disclosure supplies a claim named " + name.get() + '.', at);
        } else if (in.has(name.get()) || out.containsKey(name.get())) {
            refuse(
                    SdJwtProblem.CLAIM_EXISTS,
                    "A disclosure supplies " + Shown.text(name.get()) + ", which is there already.",
                    at);
        } else {
            JsonPointer place = at.append(name.get());
            disclosed.put(place, disclosure);
            out.put(name.get(), value(disclosure.value(), place));
        }
    }

    private JsonArray array(JsonArray in, JsonPointer at) {
        if (!opens(at)) {
            return in;
        }
        List<JsonValue> out = new ArrayList<>();
        boolean anyWithheld = false;
        for (JsonValue item : in.items()) {
            if (isPlain(item, at)) {
                out.add(counted(item, at));
            } else if (!(item instanceof JsonObject object) || !object.has(ELEMENT)) {
                out.add(value(item, at.append(out.size())));
            } else {
                JsonPointer place = at.append(out.size());
                Optional<Disclosure> found = element(object, at);
                found.ifPresent(disclosure -> {
                    disclosed.put(place, disclosure);
                    out.add(value(disclosure.value(), place));
                });
                anyWithheld = anyWithheld || found.isEmpty();
            }
            if (fault.isPresent()) {
                return in;
            }
        }
        if (anyWithheld) {
            keepsBack(at);
        }
        return new JsonArray(out);
    }

    private Optional<Disclosure> element(JsonObject stated, JsonPointer at) {
        if (stated.members().size() != 1) {
            refuse(SdJwtProblem.MALFORMED_DIGESTS, "The digest of an array element stands beside other members.", at);
            return Optional.empty();
        }
        Optional<Disclosure> found = referenced(stated.get(ELEMENT).orElseThrow(), at);
        if (found.flatMap(Disclosure::name).isPresent()) {
            refuse(
                    SdJwtProblem.WRONG_PLACE,
                    "A disclosure with a name, as claims have it, belongs to the digest of an array element.",
                    at);
        }
        return found.filter(one -> fault.isEmpty());
    }

    private Optional<Disclosure> referenced(JsonValue stated, JsonPointer at) {
        if (!enters(at)) {
            return Optional.empty();
        }
        if (!(stated instanceof JsonString digest)) {
            refuse(SdJwtProblem.MALFORMED_DIGESTS, "A digest is " + stated.kind() + ", where a text belongs.", at);
            return Optional.empty();
        }
        if (!met.add(digest.value())) {
            refuse(
                    SdJwtProblem.DIGEST_TWICE,
                    "The digest " + Shown.text(digest.value()) + " stands there more than once.",
                    at);
            return Optional.empty();
        }
        Optional<Disclosure> found = Optional.ofNullable(disclosures.get(digest.value()));
        found.ifPresent(one -> used.add(digest.value()));
        return found;
    }

    private void keepsBack(JsonPointer at) {
        if (withheld.size() == SdJwt.MOST_DISCLOSURES) {
            refuse(
                    SdJwtProblem.TOO_MANY_DISCLOSURES,
                    "Digests that nothing was disclosed for stand in more than " + SdJwt.MOST_DISCLOSURES
                            + " objects and arrays.",
                    at);
        }
        withheld.add(at);
    }

    private void refuse(ProblemType type, String detail, JsonPointer at) {
        if (fault.isEmpty()) {
            fault = Optional.of(Problem.of(type, detail, at)
                    .next("Ask for the SD-JWT again, as its issuer made it; this one cannot be shown in part."));
        }
    }
}
