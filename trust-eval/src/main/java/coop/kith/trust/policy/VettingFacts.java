package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What communities of OpenVTC find out about an applicant's vetting before their policy decides: {@code input.evidence.vetting} of a join policy, read and written as their community service does.
 * Reading and writing lose nothing. Facts decide nothing; {@link VettingRequirement} is a requirement as a policy of ours.
 *
 * @param criterionId the requirement that was applied
 * @param requirementsDigest of that requirement as it is now
 * @param applicantDigestMatches whether the applicant gathered statements for the requirement as it is now
 * @param distinctCountedVetters how many vetters count
 * @param byMethod of those, how many by each method
 * @param commitmentsConsistent whether all statements about the applicant were made for one identity, where that is asked for
 * @param independenceOk whether no more declared a relationship than may
 * @param satisfied whether nothing is missing and both of these hold
 * @param needs what is missing: {@code vetting:statements:1}, {@code vetting:method:inPerson:1}
 * @see <a href="https://github.com/OpenVTC/verifiable-trust-infrastructure">OpenVTC, docs/03-vtc/vetting.md and vtc-service/src/vetting/mod.rs</a>
 */
public record VettingFacts(
        String criterionId,
        String requirementsDigest,
        boolean applicantDigestMatches,
        List<Statement> statements,
        long distinctCountedVetters,
        SortedMap<String, Long> byMethod,
        boolean commitmentsConsistent,
        boolean independenceOk,
        boolean invitationRequired,
        boolean satisfied,
        List<String> needs) {
    private static final long MOST = 0xFFFF_FFFFL;

    public VettingFacts {
        statements = List.copyOf(statements);
        byMethod = Collections.unmodifiableSortedMap(new TreeMap<>(byMethod));
        needs = List.copyOf(needs);
    }

    /**
     * One statement.
     *
     * @param id as its issuer named it, where it could be read
     * @param issuer where it could be read; of a hidden vetter a tag
     * @param verified whether its proof, form and period of validity are good
     * @param eligible whether its issuer is a vetter of the community
     * @param revoked whether its issuer took it back
     * @param method where it could be read
     * @param declaredRelationship likewise
     * @param failures why it does not count, in stable words such as {@code issuer-not-vetter}
     */
    public record Statement(
            Optional<String> id,
            Optional<String> issuer,
            boolean verified,
            boolean eligible,
            boolean revoked,
            Optional<String> method,
            Optional<String> declaredRelationship,
            boolean counted,
            List<String> failures) {
        public Statement {
            failures = List.copyOf(failures);
        }

        private JsonObject json() {
            JsonObject json = JsonObject.empty()
                    .with("id", orNull(id))
                    .with("issuer", orNull(issuer))
                    .with("verified", JsonLiteral.of(verified))
                    .with("eligible", JsonLiteral.of(eligible))
                    .with("revoked", JsonLiteral.of(revoked));
            json = method.isPresent() ? json.with("method", method.get()) : json;
            json = declaredRelationship.isPresent()
                    ? json.with("declared_relationship", declaredRelationship.get())
                    : json;
            return json.with("counted", JsonLiteral.of(counted)).with("failures", JsonArray.ofStrings(failures));
        }

        private static JsonValue orNull(Optional<String> text) {
            return text.<JsonValue>map(JsonString::new).orElse(JsonLiteral.NULL);
        }
    }

    /**
     * The facts about the subject of the question, for its community, from what had reached us by its second clock and as of its first.
     *
     * @param requirement as the community publishes it
     * @param gatheredFor the digest of the requirement that the applicant gathered statements for, where the applicant named one
     */
    public static Result<VettingFacts> of(
            JsonObject requirement,
            TrustQuestion question,
            Optional<String> gatheredFor,
            Collection<Evidence> evidence) {
        return VettingCriterion.read(requirement).map(criterion -> {
            Did community = question.community()
                    .orElseThrow(() -> new IllegalArgumentException("vetting is for one community"));
            return new VettingCount(criterion, community, question, evidence).facts(gatheredFor);
        });
    }

    /** Refused where a member is missing, malformed or unknown. */
    public static Result<VettingFacts> read(JsonObject facts) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader reader = new PolicyReader(facts, JsonPointer.root(), problems);
        reader.only(
                "criterion_id",
                "requirements_digest",
                "applicant_digest_matches",
                "statements",
                "distinct_counted_vetters",
                "by_method",
                "commitments_consistent",
                "independence_ok",
                "invitation_required",
                "satisfied",
                "needs");
        List.of("statements", "needs").stream()
                .filter(list -> !reader.has(list))
                .forEach(list -> reader.malformed(list, "an array"));
        VettingFacts read = new VettingFacts(
                reader.text("criterion_id"),
                reader.text("requirements_digest"),
                reader.truth("applicant_digest_matches"),
                reader.each("statements", (statement, place) -> statement(statement)),
                count(reader, "distinct_counted_vetters"),
                counts(reader.inner("by_method")),
                reader.truth("commitments_consistent"),
                reader.truth("independence_ok"),
                reader.truth("invitation_required"),
                reader.truth("satisfied"),
                strings(reader, "needs"));
        return problems.isEmpty() ? Result.ok(read) : Result.refused(problems);
    }

    private static Statement statement(PolicyReader reader) {
        reader.only(
                "id",
                "issuer",
                "verified",
                "eligible",
                "revoked",
                "method",
                "declared_relationship",
                "counted",
                "failures");
        return new Statement(
                textOrNull(reader, "id"),
                textOrNull(reader, "issuer"),
                reader.truth("verified"),
                reader.truth("eligible"),
                reader.truth("revoked"),
                textOrNull(reader, "method"),
                textOrNull(reader, "declared_relationship"),
                reader.truth("counted"),
                strings(reader, "failures"));
    }

    private static Optional<String> textOrNull(PolicyReader reader, String name) {
        JsonValue value = Optional.ofNullable(reader.members().get(name)).orElse(JsonLiteral.NULL);
        return value == JsonLiteral.NULL ? Optional.empty() : Optional.of(reader.text(name));
    }

    private static List<String> strings(PolicyReader reader, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : reader.items(name)) {
            if (item instanceof JsonString text) {
                texts.add(text.value());
            } else {
                reader.malformed(name, "an array of strings");
            }
        }
        return texts;
    }

    private static SortedMap<String, Long> counts(PolicyReader reader) {
        SortedMap<String, Long> counts = new TreeMap<>();
        reader.members().keySet().forEach(name -> counts.put(name, count(reader, name)));
        return counts;
    }

    private static long count(PolicyReader reader, String name) {
        Optional<JsonValue> value = Optional.ofNullable(reader.members().get(name));
        Optional<Long> count = value.flatMap(stated -> stated instanceof JsonNumber number
                        && number.asLong().isPresent()
                        && Json.write(number).matches("[0-9]+")
                ? Optional.of(number.asLong().getAsLong())
                : Optional.<Long>empty());
        if (count.filter(number -> number <= MOST).isEmpty()) {
            reader.malformed(name, "a whole number up to " + MOST);
        }
        return count.orElse(0L);
    }

    /** In the members that OpenVTC's policies read. */
    public JsonObject json() {
        JsonObject methods = JsonObject.empty();
        for (Map.Entry<String, Long> method : byMethod.entrySet()) {
            methods = methods.with(method.getKey(), JsonNumber.of(method.getValue()));
        }
        return JsonObject.empty()
                .with("criterion_id", criterionId)
                .with("requirements_digest", requirementsDigest)
                .with("applicant_digest_matches", JsonLiteral.of(applicantDigestMatches))
                .with(
                        "statements",
                        new JsonArray(statements.stream()
                                .<JsonValue>map(Statement::json)
                                .toList()))
                .with("distinct_counted_vetters", JsonNumber.of(distinctCountedVetters))
                .with("by_method", methods)
                .with("commitments_consistent", JsonLiteral.of(commitmentsConsistent))
                .with("independence_ok", JsonLiteral.of(independenceOk))
                .with("invitation_required", JsonLiteral.of(invitationRequired))
                .with("satisfied", JsonLiteral.of(satisfied))
                .with("needs", JsonArray.ofStrings(needs));
    }
}
