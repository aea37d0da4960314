package coop.kith.trust.intake.generic;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.model.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule of a mapping: which credentials it is about, and what they say. See {@link Mapping} for the JSON that it is read from.
 *
 * @param context the whole {@code @context}, in order
 * @param types all that it has besides {@code VerifiableCredential}, in any order
 * @param issuers whose credentials it takes; empty for anybody's
 * @param where what stands at these places must be one of these texts
 * @param subject where the DID of whom it is about stands
 */
record Rule(
        List<JsonValue> context,
        Set<String> types,
        Optional<Set<Did>> issuers,
        Map<JsonPointer, Set<String>> where,
        JsonPointer subject,
        Meaning meaning) {
    private static final String BASE_TYPE = "VerifiableCredential";

    /** What a credential is read as. */
    sealed interface Meaning permits Relationship, Membership, Stated {}

    /** The issuer knows the subject. */
    record Relationship() implements Meaning {}

    /** The issuer is a community, and the subject its member. */
    record Membership() implements Meaning {}

    /** The issuer states something of the subject: {@code predicate}, and what stands at {@code object}. */
    record Stated(String predicate, ObjectForm form, JsonPointer object) implements Meaning {}

    /** In which of the three forms a statement has its object. */
    enum ObjectForm {
        ID("id"),
        DIGEST("digestMultibase"),
        VALUE("value");

        private final String member;

        ObjectForm(String member) {
            this.member = member;
        }

        /** The member of a rule that says where it stands. */
        String member() {
            return member;
        }
    }

    Rule {
        context = List.copyOf(context);
        types = Set.copyOf(types);
        issuers = issuers.map(Set::copyOf);
        where = Map.copyOf(where);
    }

    /** Whether it is about credentials of this kind: contexts and types are these and no others. */
    boolean isAboutKind(Credential credential) {
        Set<String> others = new TreeSet<>(credential.types());
        others.remove(BASE_TYPE);
        return credential.json().oneOrMany("@context").equals(context) && others.equals(types);
    }

    boolean takes(Did issuer) {
        return issuers.isEmpty() || issuers.get().contains(issuer);
    }

    /** Whether every condition holds. */
    boolean holdsOf(JsonObject claims) {
        return where.entrySet().stream()
                .allMatch(condition -> at(claims, condition.getKey())
                        .filter(found -> found instanceof JsonString text
                                && condition.getValue().contains(text.value()))
                        .isPresent());
    }

    /** What stands at a place of a document (RFC 6901 section 4). */
    static Optional<JsonValue> at(JsonValue document, JsonPointer place) {
        Optional<JsonValue> here = Optional.of(document);
        for (String token : place.tokens()) {
            here = here.flatMap(value -> within(value, token));
        }
        return here;
    }

    private static Optional<JsonValue> within(JsonValue value, String token) {
        if (value instanceof JsonObject object) {
            return object.get(token);
        }
        return value instanceof JsonArray array && token.matches("0|[1-9][0-9]{0,8}")
                ? array.items().stream().skip(Integer.parseInt(token)).findFirst()
                : Optional.empty();
    }
}
