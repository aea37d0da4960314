package coop.kith.trust.policy;

import coop.kith.trust.answer.TrustAnswer.Decision;
import java.util.ArrayList;
import java.util.List;

/** The static check whether more evidence can make an answer worse. */
final class Monotony {
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
        if (rules.vouchers().stream().anyMatch(rule -> !rule.where().isEmpty())) {
            exceptions.add(
                    "where: a newer statement that does not meet the condition takes the place of an older one that does.");
        }
        return List.copyOf(exceptions);
    }
}
