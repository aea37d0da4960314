package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.View.Privacy;
import java.util.List;
import java.util.function.Function;

/** An answer as JSON; the shape is documented at {@link TrustAnswer#toJson(View)}. */
final class AnswerJson {
    private final View view;
    private final TrustAnswer answer;
    private final Sentences sentences;

    private AnswerJson(TrustAnswer answer, View view) {
        this.view = view;
        this.answer = answer;
        this.sentences = new Sentences(answer, view);
    }

    static JsonObject of(TrustAnswer answer, View view) {
        return new AnswerJson(answer, view).whole();
    }

    private JsonObject whole() {
        Explanation explanation = answer.explanation();
        TrustAnswer.Measure result = answer.result();
        return JsonObject.empty()
                .with("verdict", answer.decision().term())
                .with("ground", answer.ground().term())
                .with("sentence", sentences.headline())
                .with(
                        "result",
                        JsonObject.empty()
                                .with("measure", result.name())
                                .with("value", JsonNumber.of(result.lower()))
                                .with("needed", JsonNumber.of(result.needed()))
                                .with("counted", JsonNumber.of(result.counted())))
                .with(
                        "bound",
                        JsonObject.empty()
                                .with("lower", JsonNumber.of(result.lower()))
                                .with("upper", JsonNumber.of(result.upper()))
                                .with("exact", JsonLiteral.of(result.exact())))
                .with("because", list(explanation.because(), this::path))
                .with("becauseMore", more(explanation.becauseMore(), explanation.because()))
                .with("dependent", list(explanation.dependent(), this::path))
                .with("dependentMore", more(explanation.dependentMore(), explanation.dependent()))
                .with("bottleneck", list(explanation.bottleneck(), this::entity))
                .with("notCounted", list(explanation.notCounted(), this::notCounted))
                .with("notCountedMore", more(explanation.notCountedMore(), explanation.notCounted()))
                .with("needs", array(explanation.needs(), this::need))
                .with("fragileTo", list(explanation.fragileTo(), this::counterfactual))
                .with("counterfactuals", list(explanation.counterfactuals(), this::counterfactual))
                .with(
                        "question",
                        JsonObject.empty()
                                .with("subject", answer.question().subject().toString())
                                .with("asOf", answer.question().asOf().toString())
                                .with("knownAt", answer.question().knownAt().toString()))
                .with(
                        "policy",
                        JsonObject.empty()
                                .with("name", answer.policy().name())
                                .with("digest", answer.policy().digest()));
    }

    private <T> JsonArray list(List<T> items, Function<T, JsonValue> form) {
        return view.privacy() == Privacy.COUNTS ? JsonArray.of() : array(items, form);
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonValue> form) {
        return new JsonArray(items.stream().map(form).toList());
    }

    private JsonNumber more(long cut, List<?> shown) {
        return JsonNumber.of(view.privacy() == Privacy.COUNTS ? cut + shown.size() : cut);
    }

    private JsonValue entity(Did did) {
        boolean named =
                view.privacy() == Privacy.NAMED || did.equals(answer.question().subject());
        return new coop.kith.json.JsonString(named ? did.toString() : sentences.name(did));
    }

    private JsonValue path(Path path) {
        return JsonObject.empty().with("hops", array(path.hops(), this::hop)).with("sentence", sentences.path(path));
    }

    private JsonValue hop(Hop hop) {
        JsonObject open = JsonObject.empty()
                .with("issuer", entity(hop.issuer()))
                .with("subject", entity(hop.subject()))
                .with("kind", hop.kind());
        if (view.privacy() != Privacy.NAMED) {
            return open;
        }
        JsonObject stated = hop.predicate().isPresent()
                ? open.with("predicate", hop.predicate().get())
                : open;
        return stated.with("evidence", JsonArray.ofStrings(hop.evidence()))
                .with("date", hop.date().toString());
    }

    private JsonValue notCounted(NotCounted one) {
        JsonObject open = JsonObject.empty();
        if (view.privacy() == Privacy.NAMED) {
            open = open.with("evidence", one.evidence());
        }
        open = open.with("issuer", entity(one.issuer()))
                .with("subject", entity(one.subject()))
                .with("code", one.code());
        if (!one.through().isEmpty()) {
            open = open.with("through", array(one.through(), this::entity));
        }
        return open.with("sentence", sentences.notCounted(one));
    }

    private JsonValue need(Need need) {
        return JsonObject.empty()
                .with("code", need.code())
                .with("count", JsonNumber.of(need.count()))
                .with("apartFrom", list(need.apartFrom(), this::entity))
                .with("sentence", sentences.need(need));
    }

    private JsonValue counterfactual(Counterfactual one) {
        return JsonObject.empty()
                .with("without", entity(one.without()))
                .with("verdict", one.decision().term())
                .with("lower", JsonNumber.of(one.lower()))
                .with("upper", JsonNumber.of(one.upper()))
                .with("sentence", sentences.counterfactual(one));
    }
}
