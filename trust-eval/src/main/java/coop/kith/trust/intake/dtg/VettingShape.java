package coop.kith.trust.intake.dtg;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The value of a {@code vetted/1} statement: the rules of {@code vetting.schema.json}, in code, with what {@code profile.md} makes of two of them. The schema asks for {@code identityCommitment} and
 * {@code cardDigestMultibase} always; the profile, which is later and governs, lets a community that records its own check leave both out.
 */
final class VettingShape {
    private static final Pattern DOCUMENT_CLASS = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern BASE58 = Pattern.compile("z[1-9A-HJ-NP-Za-km-z]+");
    private static final List<String> REQUIRED =
            List.of("method", "claimsVerified", "livenessConfirmed", "declaredRelationship");
    private static final List<String> CARD = List.of("identityCommitment", "cardDigestMultibase");

    /** The form of each member; that of {@code community} is looked at by itself. */
    private static final Map<String, Predicate<JsonValue>> FORMS = Map.of(
            "community", value -> true,
            "method", oneOf("inPerson", "video", "priorAcquaintance"),
            "documentClasses", each(text -> DOCUMENT_CLASS.matcher(text).matches()),
            "claimsVerified", each(text -> !text.isEmpty()),
            "livenessConfirmed", value -> value == JsonLiteral.TRUE || value == JsonLiteral.FALSE,
            "identityCommitment", text(text -> BASE58.matcher(text).matches()),
            "cardDigestMultibase", text(text -> BASE58.matcher(text).matches()),
            "declaredRelationship", oneOf("none", "communityColleague", "sameEmployer", "family", "otherPersonal"),
            "attestationTextDigest", text(text -> BASE58.matcher(text).matches()));

    private VettingShape() {}

    /** The community that the vetting was made for. */
    static Optional<Did> read(JsonValue value, Did issuer, JsonPointer at, List<Problem> problems) {
        JsonObject vetting = value instanceof JsonObject object ? object : JsonObject.empty();
        Optional<Did> community = vetting.string("community").flatMap(Shape::did);
        if (community.isEmpty()) {
            problems.add(DtgRule.VETTED_COMMUNITY.broken(
                    "the vetting names no community by its DID", at.append("community")));
            return community;
        }
        for (String member : REQUIRED) {
            if (!vetting.has(member)) {
                problems.add(DtgRule.VETTED_VALUE.broken("the vetting has no " + member, at.append(member)));
            }
        }
        vetting.members().forEach((member, stated) -> {
            Predicate<JsonValue> form = FORMS.getOrDefault(member, unknown -> false);
            if (!form.test(stated)) {
                problems.add(DtgRule.VETTED_VALUE.broken(
                        FORMS.containsKey(member)
                                ? member + " is not of the form that the schema gives it"
                                : "the schema has no member " + Shape.shown(member),
                        at.append(member)));
            }
        });
        if (!community.get().equals(issuer)) {
            for (String member : CARD) {
                if (!vetting.has(member)) {
                    problems.add(DtgRule.VETTED_CARD.broken(
                            "the vetting has no " + member + ", which only a community's own check may leave out",
                            at.append(member)));
                }
            }
        }
        return community;
    }

    private static Predicate<JsonValue> text(Predicate<String> form) {
        return value -> value instanceof JsonString text && form.test(text.value());
    }

    private static Predicate<JsonValue> oneOf(String... words) {
        return text(Set.of(words)::contains);
    }

    /** An array of such texts, no two equal. */
    private static Predicate<JsonValue> each(Predicate<String> form) {
        return value -> value instanceof JsonArray array
                && array.items().stream().allMatch(text(form))
                && new HashSet<>(array.items()).size() == array.items().size();
    }
}
