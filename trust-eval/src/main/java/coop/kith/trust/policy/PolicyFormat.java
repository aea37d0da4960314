package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.opinion.HalfLife;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.policy.Rules.Agreement;
import coop.kith.trust.policy.Rules.Circle;
import coop.kith.trust.policy.Rules.ClaimCap;
import coop.kith.trust.policy.Rules.Clock;
import coop.kith.trust.policy.Rules.Communities;
import coop.kith.trust.policy.Rules.Concern;
import coop.kith.trust.policy.Rules.Kind;
import coop.kith.trust.policy.Rules.Role;
import coop.kith.trust.policy.Rules.Velocity;
import coop.kith.trust.policy.Rules.VoucherRule;
import coop.kith.trust.policy.Rules.Weight;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The format {@code policy-1}: from JSON to {@link Rules}, refusing whatever it does not know. */
final class PolicyFormat {
    static final String VERSION = "policy-1";

    private static final int DEFAULT_MAX_DEPTH = 5;
    private static final int MOST_PIECES = 1_000_000;

    private PolicyFormat() {}

    static Result<Rules> read(JsonObject json) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader reader = new PolicyReader(json, JsonPointer.root(), problems);
        if (!reader.text("kith").equals(VERSION) && problems.isEmpty()) {
            return Result.refused(Problem.of(
                            PolicyProblem.UNKNOWN_VERSION,
                            "This reads \"kith\": \"" + VERSION + "\", not \""
                                    + json.string("kith").orElse("") + "\".",
                            JsonPointer.of("kith"))
                    .next("Write the policy in the format " + VERSION
                            + ", or use a version of Kith that reads this one."));
        }
        Rules rules = rules(reader, problems);
        return problems.isEmpty() ? Result.ok(rules) : Result.refused(problems);
    }

    private static Rules rules(PolicyReader reader, List<Problem> problems) {
        reader.only(
                "kith",
                "name",
                "description",
                "anchors",
                "institutions",
                "bases",
                "vouchers",
                "edges",
                "quorum",
                "decide",
                "maxDepth",
                "maxAge",
                "onDependentVouchers",
                "onNoVoucher",
                "perIssuer",
                "velocity",
                "sameController",
                "circles",
                "caps",
                "agreements",
                "carried",
                "concerns");
        if (reader.text("name").isBlank() && reader.has("name")) {
            reader.malformed("name", "a name");
        }
        if (reader.has("description")) {
            reader.text("description");
        }
        if (reader.has("carried")) {
            reader.inner("carried");
        }
        boolean every = reader.has("institutions")
                && reader.members().get("institutions") instanceof JsonString word
                && word.value().equals("every-anchor");
        NavigableSet<Did> anchors = reader.dids("anchors");
        NavigableSet<Did> institutions = every ? new TreeSet<>() : reader.dids("institutions");
        if (!anchors.containsAll(institutions)) {
            reader.malformed("institutions", "\"every-anchor\", or some of the anchors");
        }
        return new Rules(
                anchors,
                every,
                institutions,
                bases(reader),
                vouchers(reader),
                reader.word("edges", "any", "verifiable").equals("verifiable"),
                DecideFormat.read(reader, problems),
                reader.has("maxDepth") ? reader.integer("maxDepth", 1, 255) : DEFAULT_MAX_DEPTH,
                decision(reader.word("onDependentVouchers", "refer", "need", "deny")),
                decision(reader.word("onNoVoucher", "need", "deny")),
                reader.has("perIssuer")
                        ? OptionalInt.of(reader.integer("perIssuer", 1, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                reader.has("velocity") ? Optional.of(velocity(reader.inner("velocity"))) : Optional.empty(),
                controllers(reader),
                reader.each("circles", (circle, index) -> circle(circle)),
                reader.each("caps", (cap, index) -> cap(cap)),
                reader.each("agreements", (agreement, index) -> agreement(agreement)),
                reader.each("concerns", (concern, index) -> concern(concern)));
    }

    private static Set<Basis> bases(PolicyReader reader) {
        if (!reader.has("bases")) {
            return Set.of(Basis.VERIFIED_CREDENTIAL);
        }
        Map<String, Basis> byTerm =
                Arrays.stream(Basis.values()).collect(Collectors.toMap(Basis::term, basis -> basis));
        Set<String> terms = reader.texts("bases");
        if (terms.isEmpty() || !byTerm.keySet().containsAll(terms)) {
            reader.malformed("bases", "an array of " + String.join(", ", new TreeSet<>(byTerm.keySet())));
        }
        return byTerm.entrySet().stream()
                .filter(entry -> terms.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<VoucherRule> vouchers(PolicyReader reader) {
        Optional<Period> maxAge = reader.period("maxAge");
        List<VoucherRule> rules = reader.each("vouchers", (rule, index) -> voucher(rule, maxAge));
        if (reader.items("vouchers").isEmpty()) {
            reader.malformed("vouchers", "a list of at least one rule that says what counts as a vouch");
        }
        return rules;
    }

    private static VoucherRule voucher(PolicyReader rule, Optional<Period> maxAge) {
        rule.only(
                "kind",
                "state",
                "predicate",
                "where",
                "contains",
                "maxAge",
                "community",
                "role",
                "amount",
                "depth",
                "halfLife",
                "evidence");
        if (!rule.has("kind")) {
            rule.text("kind");
        }
        Kind kind = Kind.valueOf(
                rule.word("kind", "relationship", "membership", "statement").toUpperCase(Locale.ROOT));
        boolean statement = kind == Kind.STATEMENT;
        Map<String, Set<String>> where = new HashMap<>();
        Map<String, Set<String>> contains = new HashMap<>();
        if (statement) {
            if (rule.text("predicate").indexOf(':') < 1 && rule.has("predicate")) {
                rule.malformed("predicate", "an absolute IRI");
            }
            if (rule.has("where")) {
                PolicyReader conditions = rule.inner("where");
                conditions.members().keySet().forEach(name -> where.put(name, conditions.texts(name)));
            }
            if (rule.has("contains")) {
                PolicyReader conditions = rule.inner("contains");
                conditions.members().keySet().forEach(name -> contains.put(name, conditions.texts(name)));
            }
        }
        for (String name : statement ? List.of("state") : List.of("predicate", "where", "contains")) {
            if (rule.has(name)) {
                rule.malformed(name, "left out for this kind");
            }
        }
        boolean half = statement || rule.word("state", "complete", "half").equals("half");
        Role role =
                Role.valueOf(rule.word("role", "both", "introduces", "vouches").toUpperCase(Locale.ROOT));
        int depth = rule.integer("depth", 0, 255);
        if (role == Role.VOUCHES && depth > 0) {
            rule.malformed("depth", "0 where the role is \"vouches\", since such a vouch leads no further");
        } else if (role == Role.INTRODUCES && depth == 0 && rule.has("depth")) {
            rule.malformed(
                    "depth", "at least 1 where the role is \"introduces\", since such a vouch is never the last");
        }
        return new VoucherRule(
                kind,
                half,
                statement ? Optional.of(rule.text("predicate")) : Optional.empty(),
                Map.copyOf(where),
                Map.copyOf(contains),
                rule.period("maxAge").or(() -> maxAge),
                communities(rule, kind),
                role,
                rule.integer("amount", 0, 255),
                depth,
                weight(rule));
    }

    private static Weight weight(PolicyReader rule) {
        Optional<HalfLife> halfLife = rule.period("halfLife").map(PolicyFormat::halfLife);
        if (!rule.has("evidence")) {
            return new Weight(halfLife, 0, 0);
        }
        PolicyReader evidence = rule.inner("evidence");
        evidence.only("for", "against");
        return new Weight(
                halfLife,
                1000L * (evidence.has("for") ? evidence.integer("for", 0, MOST_PIECES) : 0),
                1000L * (evidence.has("against") ? evidence.integer("against", 0, MOST_PIECES) : 0));
    }

    /** A year has 365 days here and a month 30: what fades needs one length. */
    private static HalfLife halfLife(Period period) {
        return new HalfLife(Duration.ofDays(365L * period.getYears() + 30L * period.getMonths() + period.getDays()));
    }

    private static Communities communities(PolicyReader rule, Kind kind) {
        if (!rule.has("community")) {
            return kind == Kind.STATEMENT ? Communities.ASKED : Communities.ANY;
        }
        if (kind == Kind.RELATIONSHIP) {
            rule.malformed("community", "left out for this kind");
            return Communities.ANY;
        }
        if (rule.members().get("community") instanceof JsonString) {
            return rule.word("community", "asked", "any").equals("asked") ? Communities.ASKED : Communities.ANY;
        }
        Set<Did> named = rule.dids("community");
        if (named.isEmpty()) {
            rule.malformed("community", "\"asked\", \"any\", or an array of at least one DID");
        }
        return new Communities(false, Set.copyOf(named));
    }

    private static Velocity velocity(PolicyReader reader) {
        reader.only("statements", "days", "clock");
        return new Velocity(
                reader.integer("statements", 1, Integer.MAX_VALUE),
                reader.integer("days", 1, 36_500),
                reader.word("clock", "first-seen", "claimed").equals("claimed") ? Clock.CLAIMED : Clock.FIRST_SEEN);
    }

    private static List<Set<Did>> controllers(PolicyReader reader) {
        List<Set<Did>> groups = reader.each("sameController", (group, index) -> {
            group.only("dids");
            return Set.copyOf(group.dids("dids"));
        });
        return groups;
    }

    private static Circle circle(PolicyReader reader) {
        reader.only("name", "members", "atMost");
        return new Circle(
                reader.text("name"),
                Set.copyOf(reader.dids("members")),
                reader.integer("atMost", 0, DecideFormat.MOST_VOUCHERS));
    }

    private static ClaimCap cap(PolicyReader reader) {
        reader.only("claim", "is", "predicate", "atMost");
        return new ClaimCap(
                reader.text("claim"),
                reader.has("is") ? Set.copyOf(reader.texts("is")) : Set.of(),
                reader.has("predicate") ? Optional.of(reader.text("predicate")) : Optional.empty(),
                reader.integer("atMost", 0, DecideFormat.MOST_VOUCHERS));
    }

    private static Agreement agreement(PolicyReader reader) {
        reader.only("claim", "verdict");
        return new Agreement(reader.text("claim"), decision(reader.word("verdict", "refer", "deny")));
    }

    private static Concern concern(PolicyReader reader) {
        reader.only("predicate", "verdict");
        return new Concern(reader.text("predicate"), decision(reader.word("verdict", "refer", "deny")));
    }

    private static Decision decision(String word) {
        return Decision.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
