package coop.kith.trust.policy;

import coop.kith.json.Jcs;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A vetting requirement as those read it who count by it.
 *
 * @param digest of the requirement without its own {@code requirementsDigest}: what an applicant names who gathered statements for it
 * @param role of those whom the community made its vetters
 * @param documents classes of documents of which one must have been looked at; none are asked for where this is empty
 * @param floors by method, in the order in which OpenVTC names methods
 * @param caps by declared relationship
 */
record VettingCriterion(
        String id,
        String digest,
        String statementType,
        int statements,
        SortedMap<String, Integer> floors,
        Set<String> methods,
        Set<String> claims,
        Optional<Set<String>> documents,
        Optional<Period> maxAge,
        String role,
        Map<String, Integer> caps,
        boolean oneIdentity,
        boolean invitationRequired) {
    private static final List<String> METHODS = List.of("inPerson", "video", "priorAcquaintance");
    private static final Comparator<String> BY_METHOD = Comparator.<String>comparingInt(
                    method -> METHODS.contains(method) ? METHODS.indexOf(method) : METHODS.size())
            .thenComparing(Comparator.naturalOrder());
    private static final String OWN_ROLE = "custom:";

    /** Refused where the requirement is none that {@link VettingRequirement} reads, or names no methods or no role. */
    static Result<VettingCriterion> read(JsonObject requirement) {
        return VettingRequirement.read(requirement)
                .flatMap(known -> Jcs.canonicalize(requirement.without("requirementsDigest")))
                .flatMap(canonical -> read(requirement, Multihash.sha256(canonical)));
    }

    private static Result<VettingCriterion> read(JsonObject requirement, String digest) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader whole = new PolicyReader(requirement, JsonPointer.root(), problems);
        PolicyReader vetting = whole.inner("vetting");
        if (!vetting.has("acceptedMethods")) {
            vetting.malformed("acceptedMethods", "an array of strings");
        }
        PolicyReader independence = vetting.has("independence")
                ? vetting.inner("independence")
                : new PolicyReader(JsonObject.empty(), JsonPointer.root(), problems);
        String role = vetting.inner("eligibleVetters").text("role");
        SortedMap<String, Integer> floors = new TreeMap<>(BY_METHOD);
        floors.putAll(numbers(vetting, "minByMethod"));
        VettingCriterion criterion = new VettingCriterion(
                whole.text("id"),
                digest,
                vetting.text("statementType"),
                vetting.integer("minStatements", 1, DecideFormat.MOST_VOUCHERS),
                floors,
                vetting.texts("acceptedMethods"),
                vetting.texts("requiredClaims"),
                vetting.has("acceptedDocumentClasses")
                        ? Optional.of(vetting.texts("acceptedDocumentClasses"))
                        : Optional.empty(),
                vetting.period("maxStatementAge"),
                role.startsWith(OWN_ROLE) ? role.substring(OWN_ROLE.length()) : role,
                numbers(independence, "maxByDeclaredRelationship"),
                independence.has("requireConsistentIdentityCommitment")
                        && independence.truth("requireConsistentIdentityCommitment"),
                vetting.has("invitation") && vetting.text("invitation").equals("required"));
        return problems.isEmpty() ? Result.ok(criterion) : Result.refused(problems);
    }

    private static Map<String, Integer> numbers(PolicyReader reader, String name) {
        Map<String, Integer> numbers = new TreeMap<>();
        if (reader.has(name)) {
            PolicyReader inner = reader.inner(name);
            inner.members()
                    .keySet()
                    .forEach(member -> numbers.put(member, inner.integer(member, 0, DecideFormat.MOST_VOUCHERS)));
        }
        return numbers;
    }
}
