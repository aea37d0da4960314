package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.answer.View.Privacy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One answer's parts as sentences, with the names and the privacy of one view. */
final class Sentences {
    private final TrustAnswer answer;
    private final View view;
    private final Labels labels;
    private final Messages messages;

    Sentences(TrustAnswer answer, View view) {
        this.answer = answer;
        this.view = view;
        this.labels = Labels.of(answer, view);
        this.messages = Messages.in(view.locale());
    }

    String name(Did entity) {
        return labels.of(entity);
    }

    String say(String key, Object... values) {
        return messages.say(key, values);
    }

    String headline() {
        Measure result = answer.result();
        String key = answer.decision().term() + '.' + answer.ground().term();
        if (answer.ground() == Ground.ENOUGH && result.name().startsWith("independent")) {
            key += ".independent";
        } else if (messages.knows(key + '.' + result.name())) {
            key += '.' + result.name();
        }
        return messages.say(
                key,
                name(answer.question().subject()),
                result.lower(),
                result.needed(),
                result.counted(),
                dependence(),
                result.upper());
    }

    /** Where a number of vouchers or a flow is known only to lie between two ends, and the headline does not say so. */
    Optional<String> bound() {
        Measure result = answer.result();
        boolean counted = result.name().endsWith("vouchers") || result.name().endsWith("flow");
        return result.exact() || !counted || answer.ground() == Ground.UNSETTLED
                ? Optional.empty()
                : Optional.of(say("bound", result.lower(), result.upper()));
    }

    private String dependence() {
        List<Did> few = answer.explanation().bottleneck();
        if (view.privacy() == Privacy.COUNTS || few.isEmpty()) {
            return messages.say("dependent.unnamed", answer.result().upper());
        }
        return messages.say(few.size() == 1 ? "dependent.one" : "dependent.few", names(few));
    }

    private String names(List<Did> entities) {
        return entities.stream().map(this::name).collect(Collectors.joining(", "));
    }

    String path(Path path) {
        StringBuilder text = new StringBuilder(hop(path.hops().get(0), true));
        for (Hop hop : path.hops().subList(1, path.hops().size())) {
            text.append(say("path.join")).append(hop(hop, false));
        }
        return text.append(say("path.end")).toString();
    }

    private String hop(Hop hop, boolean first) {
        String kind = say("kind." + hop.kind(), Labels.clean(hop.predicate().orElse("")));
        String from = name(hop.issuer());
        String to = name(hop.subject());
        if (view.privacy() != Privacy.NAMED) {
            return say("path.roles", from, to, kind);
        }
        String date = hop.date().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return say(first ? "path.first" : "path.next", from, to, kind, date);
    }

    String notCounted(NotCounted one) {
        String key = "not-counted." + one.code();
        return messages.say(
                messages.knows(key) ? key : "not-counted.other",
                name(one.issuer()),
                name(one.subject()),
                names(one.through()),
                Labels.clean(one.code()));
    }

    String need(Need need) {
        if (!need.of().isEmpty()) {
            String alternatives = need.of().stream()
                    .map(several -> several.stream().map(this::need).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(say("need.or")));
            return say("need.one-of", need.count(), alternatives);
        }
        boolean apart = !need.apartFrom().isEmpty() && view.privacy() != Privacy.COUNTS;
        return say(
                "need." + need.code() + (apart ? ".apart" : ""), need.count(), names(need.apartFrom()), need.detail());
    }

    String part(Part part) {
        return say("part." + part.decision().term(), say("measure." + part.measure()));
    }

    String counterfactual(Counterfactual one) {
        long needed = answer.result().needed();
        return say(
                "fragile." + one.decision().term(),
                name(one.without()),
                one.lower(),
                needed,
                Math.max(0, needed - one.lower()));
    }
}
