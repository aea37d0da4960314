package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.policy.Rules.Circle;
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
        if (rules.onDependentVouchers() == Decision.DENY && rules.quorum().independent()) {
            exceptions.add("onDependentVouchers: one more dependent voucher turns \"need\" into \"deny\".");
        }
        if (overlap(rules.circles())) {
            exceptions.add(
                    "circles: where circles overlap, one more voucher can take a place that two others could have shared.");
        }
        if (rules.vouchers().stream().anyMatch(rule -> !rule.where().isEmpty())) {
            exceptions.add(
                    "where: a newer statement that does not meet the condition takes the place of an older one that does.");
        }
        return List.copyOf(exceptions);
    }

    /** Then what is chosen greedily, or in a search that is cut short, need not be the most. */
    private static boolean overlap(List<Circle> circles) {
        Set<Did> met = new HashSet<>();
        return circles.stream()
                .anyMatch(circle -> !circle.members().stream().allMatch(met::add));
    }
}
