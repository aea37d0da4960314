package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.policy.Decide.Flow;
import coop.kith.trust.policy.Decide.Opinion;
import coop.kith.trust.policy.Decide.Preset;
import coop.kith.trust.policy.Decide.Rank;
import coop.kith.trust.policy.Decide.Vouchers;
import coop.kith.trust.policy.Rules.Circle;
import coop.kith.trust.policy.Rules.Kind;
import coop.kith.trust.policy.Rules.VoucherRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The static check whether more evidence can make an answer worse. */
final class Monotony {
    /** Under every policy. */
    static final List<String> ALWAYS = List.of(
            "equivocation: an issuer that signs two different credentials under one id loses both.",
            "issuerScope: an issuer that declares one scope here and another one there loses all that it says under that DID.",
            "issuerScope: an issuer that calls its DID pairwise and uses it with a second counterparty loses all that it says under it.",
            "statements: what an issuer states of the same subject later takes the place of what it stated before, where it states something else.",
            "steps: in a graph so large that an exact search is cut short the answer is an interval, which more evidence can widen.");

    private Monotony() {}

    static List<String> exceptions(Rules rules) {
        List<String> exceptions = new ArrayList<>();
        if (rules.perIssuer().isPresent()) {
            exceptions.add("perIssuer: an issuer's earlier vouch that comes to light takes the place of a later one.");
        }
        if (rules.velocity().isPresent()) {
            exceptions.add(
                    "velocity: more vouches by one issuer can push another vouch of that issuer over the limit.");
        }
        if (!rules.concerns().isEmpty()) {
            exceptions.add(
                    "concerns: a statement of concern speaks against its subject, and a vouch can be what brings its issuer within reach.");
        }
        if (rules.onDependentVouchers() == Decision.DENY && independent(rules)) {
            exceptions.add("onDependentVouchers: one more dependent voucher turns \"need\" into \"deny\".");
        }
        if (overlap(rules.circles())) {
            exceptions.add(
                    "circles: where circles overlap, one more voucher can take a place that two others could have shared.");
        }
        if (!rules.caps().isEmpty()) {
            exceptions.add(
                    "caps: a statement can put a voucher among those of whom only so many count, and one voucher can take a place that two others could have shared.");
        }
        if (!rules.agreements().isEmpty()) {
            exceptions.add("agreements: one more voucher who states something else turns the answer into the verdict.");
        }
        if (rules.decide()
                .leaves()
                .anyMatch(leaf -> leaf instanceof Vouchers vouchers
                        && !vouchers.minByMethod().isEmpty())) {
            exceptions.add("minByMethod: a newer statement by another method takes the place of an older one.");
        }
        if (rules.decide().leaves().anyMatch(leaf -> leaf instanceof Flow flow && flow.greedy())) {
            exceptions.add("flow: the greedy mode can take a path that leaves less to others.");
        }
        if (rules.decide().leaves().anyMatch(Rank.class::isInstance)) {
            exceptions.add("rank: whoever vouches for one more passes less on to each of the others.");
        }
        if (ranks(rules, Preset.OPENRANK)) {
            exceptions.add("openrank: evidence against takes off, and the more so the more its speaker is trusted.");
        }
        if (ranks(rules, Preset.SYBILRANK)) {
            exceptions.add(
                    "sybilrank: what comes to somebody is divided by how many they know, and with more entities the walk is longer.");
        }
        if (rules.decide().leaves().anyMatch(Opinion.class::isInstance)) {
            exceptions.add(
                    "opinion: evidence against speaks against, and whoever states more than the budget is heard less on each.");
        }
        if (weaker(rules.vouchers())) {
            exceptions.add(
                    "vouchers: evidence that comes to meet an earlier rule can weigh less than under the later rule which it met before.");
        }
        if (rules.vouchers().stream()
                .anyMatch(rule -> !rule.where().isEmpty() || !rule.contains().isEmpty())) {
            exceptions.add(
                    "where: a newer statement that does not meet the condition takes the place of an older one that does.");
        }
        return List.copyOf(exceptions);
    }

    private static boolean ranks(Rules rules, Preset preset) {
        return rules.decide().leaves().anyMatch(leaf -> leaf instanceof Rank rank && rank.preset() == preset);
    }

    private static boolean independent(Rules rules) {
        return rules.decide().leaves().anyMatch(leaf -> leaf instanceof Vouchers vouchers && vouchers.independent());
    }

    /** Whether an earlier rule that asks for an answer weighs less than a later one of the same kind that does not. */
    private static boolean weaker(List<VoucherRule> rules) {
        for (int later = 0; later < rules.size(); later++) {
            VoucherRule second = rules.get(later);
            if (rules.subList(0, later).stream()
                    .anyMatch(first -> first.kind() == second.kind()
                            && first.kind() != Kind.STATEMENT
                            && !first.half()
                            && (first.amount() < second.amount() || first.depth() < second.depth()))) {
                return true;
            }
        }
        return false;
    }

    /** Then what is chosen greedily, or in a search that is cut short, need not be the most. */
    private static boolean overlap(List<Circle> circles) {
        Set<Did> met = new HashSet<>();
        return circles.stream().anyMatch(circle -> !circle.members().stream().allMatch(met::add));
    }
}
