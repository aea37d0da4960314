package coop.kith.trust.policy;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.policy.Rules.Agreement;
import coop.kith.trust.policy.Rules.ClaimCap;
import coop.kith.trust.policy.Rules.Kind;
import coop.kith.trust.policy.Rules.VoucherRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vetting requirement that communities of OpenVTC publish (version 0.1), as a policy and back. Reading and writing lose nothing: what a policy of ours does not decide by is
 * {@link #notDecided named}, and carried along in the policy's member {@code carried}, where it decides nothing.
 *
 * <p>A requirement asks for statements of one type by so many distinct vetters, of them so many by a method, not older than a period, with these claims checked; and of vetters who declare a
 * relationship so many at most. Vetters are whom the community gave a membership that they acknowledged: the community is the anchor that the policy still needs. The role that OpenVTC gives them besides is
 * looked at where the facts of an applicant are found out in its own form ({@link VettingFacts}).
 *
 * @param policy without anchors
 * @param notDecided the members that the policy does not decide by, as JSON Pointers
 * @see <a href="https://github.com/OpenVTC/openvtc">OpenVTC, docs/design/vetting-process.md</a>
 */
public record VettingRequirement(Policy policy, List<String> notDecided) {
    private static final String VERSION = "0.1";
    private static final String VETTING = "vetting";
    private static final String RELATIONSHIP = "declaredRelationship";
    private static final String CLAIMS = "claimsVerified";
    private static final String CONSISTENT = "requireConsistentIdentityCommitment";

    /** What {@value #CONSISTENT} asks for: OpenVTC refers applications whose statements are about different commitments. */
    private static final Agreement ONE_IDENTITY = new Agreement("identityCommitment", Decision.REFER);

    /** What the policy itself says, and so is not carried. */
    private static final List<String> DECIDED = List.of(
            "statementType", "minStatements", "minByMethod", "acceptedMethods", "requiredClaims", "maxStatementAge");

    public VettingRequirement {
        notDecided = List.copyOf(notDecided);
    }

    /** Refused where a member that decides is malformed; members that are not known are carried and named. */
    public static Result<VettingRequirement> read(JsonObject requirement) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader whole = new PolicyReader(requirement, JsonPointer.root(), problems);
        PolicyReader vetting = whole.inner(VETTING);
        if (!vetting.text("version").equals(VERSION) && vetting.has("version")) {
            vetting.malformed("version", '"' + VERSION + '"');
        }
        String name = whole.text("id");
        Optional<JsonObject> caps = caps(vetting);
        boolean consistent = consistent(vetting);
        JsonObject rule = rule(vetting);
        JsonObject quorum = quorum(vetting);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        JsonObject policy =
                JsonObject.empty().with("kith", PolicyFormat.VERSION).with("name", name);
        if (requirement.string("description").isPresent()) {
            policy =
                    policy.with("description", requirement.string("description").get());
        }
        policy = policy.with("anchors", JsonArray.of())
                .with("institutions", "every-anchor")
                .with("vouchers", JsonArray.of(rule, membership()))
                .with("quorum", quorum)
                .with("maxDepth", JsonNumber.of(2));
        if (caps.isPresent()) {
            policy = policy.with("caps", limits(caps.get()));
        }
        if (consistent) {
            policy = policy.with(
                    "agreements",
                    JsonArray.of(JsonObject.empty()
                            .with("claim", ONE_IDENTITY.claim())
                            .with("verdict", ONE_IDENTITY.verdict().term())));
        }
        return Policy.parse(policy.with("carried", carried(requirement)))
                .map(read -> new VettingRequirement(read, notDecided(requirement)));
    }

    private static JsonObject rule(PolicyReader vetting) {
        JsonObject rule = JsonObject.empty()
                .with("kind", "statement")
                .with("predicate", vetting.text("statementType"))
                .with("role", "vouches")
                .with("amount", JsonNumber.of(120))
                .with("depth", JsonNumber.of(0));
        if (vetting.has("acceptedMethods")) {
            rule = rule.with("where", JsonObject.empty().with("method", strings(vetting.texts("acceptedMethods"))));
        }
        if (vetting.has("requiredClaims")) {
            rule = rule.with("contains", JsonObject.empty().with(CLAIMS, strings(vetting.texts("requiredClaims"))));
        }
        return vetting.has("maxStatementAge") ? rule.with("maxAge", vetting.text("maxStatementAge")) : rule;
    }

    private static JsonObject membership() {
        return JsonObject.empty()
                .with("kind", "membership")
                .with("state", "complete")
                .with("role", "introduces")
                .with("amount", JsonNumber.of(120))
                .with("depth", JsonNumber.of(1));
    }

    private static JsonObject quorum(PolicyReader vetting) {
        JsonObject quorum = JsonObject.empty()
                .with("vouchers", JsonNumber.of(vetting.integer("minStatements", 1, DecideFormat.MOST_VOUCHERS)))
                .with("independent", JsonLiteral.TRUE);
        if (!vetting.has("minByMethod")) {
            return quorum;
        }
        PolicyReader floors = vetting.inner("minByMethod");
        return quorum.with("minByMethod", new JsonObject(floors.members()));
    }

    private static Optional<JsonObject> caps(PolicyReader vetting) {
        if (!vetting.has("independence")) {
            return Optional.empty();
        }
        PolicyReader independence = vetting.inner("independence");
        if (!independence.has("maxByDeclaredRelationship")) {
            return Optional.empty();
        }
        PolicyReader caps = independence.inner("maxByDeclaredRelationship");
        caps.members().keySet().forEach(name -> caps.integer(name, 0, DecideFormat.MOST_VOUCHERS));
        return Optional.of(new JsonObject(caps.members()));
    }

    private static boolean consistent(PolicyReader vetting) {
        if (!vetting.has("independence")) {
            return false;
        }
        PolicyReader independence = vetting.inner("independence");
        return independence.has(CONSISTENT) && independence.truth(CONSISTENT);
    }

    private static JsonArray limits(JsonObject caps) {
        List<JsonValue> limits = new ArrayList<>();
        caps.members()
                .forEach((relationship, most) -> limits.add(JsonObject.empty()
                        .with("claim", RELATIONSHIP)
                        .with("is", JsonArray.ofStrings(List.of(relationship)))
                        .with("atMost", most)));
        return new JsonArray(limits);
    }

    private static JsonArray strings(Collection<String> texts) {
        return JsonArray.ofStrings(List.copyOf(texts));
    }

    /** All but what the policy says. Lists that say the same in another order are carried too, so that they come back as they were. */
    private static JsonObject carried(JsonObject requirement) {
        JsonObject vetting = requirement.object(VETTING).orElse(JsonObject.empty());
        for (String member : DECIDED) {
            boolean ordered = !(vetting.get(member).orElse(JsonLiteral.NULL) instanceof JsonArray list)
                    || list.items().equals(strings(new TreeSet<>(texts(list))).items());
            vetting = ordered ? vetting.without(member) : vetting;
        }
        Optional<JsonObject> independence = vetting.object("independence");
        if (independence.isPresent()) {
            JsonObject rest = independence.get().without("maxByDeclaredRelationship");
            boolean decided = rest.get(CONSISTENT).equals(Optional.of(JsonLiteral.TRUE));
            vetting = vetting.with("independence", decided ? rest.without(CONSISTENT) : rest);
        }
        return requirement.without("id").without("description").with(VETTING, vetting);
    }

    private static List<String> texts(JsonArray list) {
        return list.items().stream()
                .flatMap(item -> item instanceof JsonString text
                        ? Optional.of(text.value()).stream()
                        : Optional.<String>empty().stream())
                .toList();
    }

    private static List<String> notDecided(JsonObject requirement) {
        List<String> named = new ArrayList<>();
        for (String member : requirement.members().keySet()) {
            if (!Set.of("id", "description", VETTING).contains(member)) {
                named.add(JsonPointer.of(member).toString());
            }
        }
        JsonObject vetting = requirement.object(VETTING).orElse(JsonObject.empty());
        for (String member : vetting.members().keySet()) {
            if (!DECIDED.contains(member) && !Set.of("version", "independence").contains(member)) {
                named.add(JsonPointer.of(VETTING, member).toString());
            }
        }
        for (String member : vetting.object("independence")
                .orElse(JsonObject.empty())
                .members()
                .keySet()) {
            if (!Set.of("maxByDeclaredRelationship", CONSISTENT).contains(member)) {
                named.add(JsonPointer.of(VETTING, "independence", member).toString());
            }
        }
        return named;
    }

    /** A policy as a requirement. Refused where the policy decides by something that no requirement can say, each named. */
    public static Result<JsonObject> write(Policy policy) {
        Rules rules = policy.rules();
        List<String> beyond = new ArrayList<>(beyond(policy.json()));
        Optional<VoucherRule> statement = only(rules.vouchers().stream()
                .filter(rule -> rule.kind() == Kind.STATEMENT)
                .toList());
        boolean vouchers = rules.vouchers().size() == 2
                && statement.filter(VettingRequirement::sayable).isPresent()
                && rules.vouchers().stream().anyMatch(VettingRequirement::isMembership);
        if (!vouchers) {
            beyond.add("vouchers");
        }
        if (!(rules.decide() instanceof Decide.Vouchers quorum) || !quorum.independent()) {
            beyond.add("decide");
        }
        if (rules.caps().stream().anyMatch(cap -> !sayable(cap))) {
            beyond.add("caps");
        }
        if (!List.of(ONE_IDENTITY).containsAll(rules.agreements())) {
            beyond.add("agreements");
        }
        if (rules.verifiableOnly()) {
            beyond.add("edges");
        }
        if (!beyond.isEmpty()) {
            return Result.refused(beyond.stream()
                    .map(member -> Problem.of(
                                    PolicyProblem.NOT_SAYABLE,
                                    "A vetting requirement cannot say what this policy says under \"" + member + "\".",
                                    JsonPointer.of(member))
                            .next("Take it out, or publish the policy as it is."))
                    .toList());
        }
        return Result.ok(written(policy, statement.orElseThrow(), (Decide.Vouchers) rules.decide()));
    }

    private static List<String> beyond(JsonObject policy) {
        return policy.members().keySet().stream()
                .filter(member -> Set.of("perIssuer", "velocity", "sameController", "circles", "concerns")
                        .contains(member))
                .toList();
    }

    private static <T> Optional<T> only(List<T> list) {
        return list.size() == 1 ? Optional.of(list.get(0)) : Optional.empty();
    }

    private static boolean sayable(VoucherRule rule) {
        return Set.of("method").containsAll(rule.where().keySet())
                && Set.of(CLAIMS).containsAll(rule.contains().keySet())
                && rule.role() == Rules.Role.VOUCHES
                && rule.community().equals(Rules.Communities.ASKED);
    }

    private static boolean isMembership(VoucherRule rule) {
        return rule.kind() == Kind.MEMBERSHIP
                && !rule.half()
                && rule.role() == Rules.Role.INTRODUCES
                && rule.depth() == 1
                && rule.community().any();
    }

    private static boolean sayable(ClaimCap cap) {
        return cap.claim().equals(RELATIONSHIP)
                && cap.predicate().isEmpty()
                && cap.values().size() == 1;
    }

    private static JsonObject written(Policy policy, VoucherRule statement, Decide.Vouchers quorum) {
        JsonObject carried = policy.json().object("carried").orElse(JsonObject.empty());
        JsonObject before = carried.object(VETTING).orElse(JsonObject.empty());
        JsonObject vetting = before.has("version") ? before : before.with("version", VERSION);
        vetting = vetting.with("statementType", statement.predicate().orElse(""))
                .with("minStatements", JsonNumber.of(quorum.vouchers()));
        if (!quorum.minByMethod().isEmpty()) {
            JsonObject floors = JsonObject.empty();
            for (Map.Entry<String, Integer> floor : quorum.minByMethod().entrySet()) {
                floors = floors.with(floor.getKey(), JsonNumber.of(floor.getValue()));
            }
            vetting = vetting.with("minByMethod", floors);
        }
        vetting = list(vetting, "acceptedMethods", statement.where().getOrDefault("method", Set.of()));
        vetting = list(vetting, "requiredClaims", statement.contains().getOrDefault(CLAIMS, Set.of()));
        Optional<String> maxAge = maxAge(policy.json());
        if (maxAge.isPresent()) {
            vetting = vetting.with("maxStatementAge", maxAge.get());
        }
        if (!policy.rules().caps().isEmpty()) {
            JsonObject caps = JsonObject.empty();
            for (ClaimCap cap : policy.rules().caps()) {
                caps = caps.with(cap.values().iterator().next(), JsonNumber.of(cap.atMost()));
            }
            vetting = vetting.with(
                    "independence",
                    vetting.object("independence").orElse(JsonObject.empty()).with("maxByDeclaredRelationship", caps));
        }
        if (!policy.rules().agreements().isEmpty()) {
            vetting = vetting.with(
                    "independence",
                    vetting.object("independence").orElse(JsonObject.empty()).with(CONSISTENT, JsonLiteral.TRUE));
        }
        JsonObject whole = carried.with("id", policy.name());
        return (policy.description().isEmpty() ? whole : whole.with("description", policy.description()))
                .with(VETTING, vetting);
    }

    /** In the order that was carried, where it is of the same texts. */
    private static JsonObject list(JsonObject vetting, String member, Set<String> texts) {
        boolean same = vetting.array(member)
                .filter(list -> new TreeSet<>(texts(list)).equals(new TreeSet<>(texts)))
                .isPresent();
        return same
                ? vetting
                : texts.isEmpty() ? vetting.without(member) : vetting.with(member, strings(new TreeSet<>(texts)));
    }

    /** As it is written: a period read and written again need not be the same text. */
    private static Optional<String> maxAge(JsonObject policy) {
        return policy.array("vouchers").stream()
                .flatMap(list -> list.items().stream())
                .flatMap(rule -> rule instanceof JsonObject object
                                && object.string("kind").equals(Optional.of("statement"))
                        ? object.string("maxAge").stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .or(() -> policy.string("maxAge"));
    }

    /** What an answer needs, in the words of OpenVTC: {@code vetting:statements:1}, {@code vetting:method:inPerson:1}. What has no such word is left as its own code. */
    public static List<String> needs(TrustAnswer answer) {
        return answer.explanation().needs().stream()
                .map(VettingRequirement::word)
                .toList();
    }

    private static String word(Need need) {
        return switch (need.code()) {
            case "independent-vouchers", "vouchers" -> "vetting:statements:" + need.count();
            case "method" -> "vetting:method:" + need.detail() + ':' + need.count();
            default -> need.code();
        };
    }
}
