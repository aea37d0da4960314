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
import java.util.Optional;
import java.util.function.Function;

/** An answer as JSON; the shape is documented at {@link TrustAnswer#toJson(View)}. */
final class AnswerJson {
    private final TrustAnswer answer;
    private final Privacy privacy;
    private final Function<Did, String> role;
    private final Optional<Sentences> sentences;

    private AnswerJson(TrustAnswer answer, Privacy privacy, Function<Did, String> role, Optional<Sentences> sentences) {
        this.answer = answer;
        this.privacy = privacy;
        this.role = role;
        this.sentences = sentences;
    }

    static JsonObject of(TrustAnswer answer, View view) {
        Sentences sentences = new Sentences(answer, view);
        return new AnswerJson(answer, view.privacy(), sentences::name, Optional.of(sentences)).whole();
    }

    /** Without a sentence, which another version may word otherwise. */
    static JsonObject values(TrustAnswer answer, Privacy privacy) {
        return new AnswerJson(answer, privacy, Labels.codes(answer)::of, Optional.empty()).whole();
    }

    private JsonObject saying(JsonObject json, Function<Sentences, String> sentence) {
        return sentences
                .map(words -> json.with("sentence", sentence.apply(words)))
                .orElse(json);
    }

    private JsonObject whole() {
        Explanation explanation = answer.explanation();
        TrustAnswer.Measure result = answer.result();
        JsonObject decided = JsonObject.empty()
                .with("verdict", answer.decision().term())
                .with("ground", answer.ground().term());
        return saying(decided, Sentences::headline)
                .with(
                        "result",
                        JsonObject.empty()
                                .with("measure", result.name())
                                .with("value", JsonNumber.of(result.lower()))
                                .with("needed", JsonNumber.of(result.needed()))
                                .with("counted", JsonNumber.of(result.counted())))
                .with("bound", bound(result))
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
                .with("parts", array(explanation.parts(), this::part))
                .with("question", question())
                .with(
                        "policy",
                        JsonObject.empty()
                                .with("name", answer.policy().name())
                                .with("digest", answer.policy().digest()));
    }

    private JsonObject bound(TrustAnswer.Measure result) {
        JsonObject bound = JsonObject.empty()
                .with("lower", JsonNumber.of(result.lower()))
                .with("upper", JsonNumber.of(result.upper()))
                .with("exact", JsonLiteral.of(result.exact()));
        return sentences
                .flatMap(Sentences::bound)
                .map(sentence -> bound.with("sentence", sentence))
                .orElse(bound);
    }

    private JsonObject question() {
        TrustQuestion question = answer.question();
        JsonObject open = JsonObject.empty().with("subject", question.subject().toString());
        return question.community()
                .map(community -> open.with("community", community.toString()))
                .orElse(open)
                .with("asOf", question.asOf().toString())
                .with("knownAt", question.knownAt().toString());
    }

    private <T> JsonArray list(List<T> items, Function<T, JsonValue> form) {
        return privacy == Privacy.COUNTS ? JsonArray.of() : array(items, form);
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonValue> form) {
        return new JsonArray(items.stream().map(form).toList());
    }

    private JsonNumber more(long cut, List<?> shown) {
        return JsonNumber.of(privacy == Privacy.COUNTS ? cut + shown.size() : cut);
    }

    private JsonValue entity(Did did) {
        boolean named = privacy == Privacy.NAMED || did.equals(answer.question().subject());
        return new coop.kith.json.JsonString(named ? did.toString() : role.apply(did));
    }

    private JsonValue path(Path path) {
        return saying(JsonObject.empty().with("hops", array(path.hops(), this::hop)), words -> words.path(path));
    }

    private JsonValue hop(Hop hop) {
        JsonObject open = JsonObject.empty()
                .with("issuer", entity(hop.issuer()))
                .with("subject", entity(hop.subject()))
                .with("kind", hop.kind());
        if (privacy != Privacy.NAMED) {
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
        if (privacy == Privacy.NAMED) {
            open = open.with("evidence", one.evidence());
        }
        open = open.with("issuer", entity(one.issuer()))
                .with("subject", entity(one.subject()))
                .with("code", one.code());
        if (!one.through().isEmpty()) {
            open = open.with("through", array(one.through(), this::entity));
        }
        return saying(open, words -> words.notCounted(one));
    }

    private JsonValue need(Need need) {
        JsonObject open = JsonObject.empty()
                .with("code", need.code())
                .with("count", JsonNumber.of(need.count()))
                .with("apartFrom", list(need.apartFrom(), this::entity));
        if (!need.detail().isEmpty()) {
            open = open.with("detail", need.detail());
        }
        if (!need.of().isEmpty()) {
            open = open.with("of", array(need.of(), several -> array(several, this::need)));
        }
        return saying(open, words -> words.need(need));
    }

    private JsonValue part(Part part) {
        JsonObject open = JsonObject.empty()
                .with("measure", part.measure())
                .with("verdict", part.decision().term())
                .with("ground", part.ground().term())
                .with("value", part.value())
                .with("lower", part.lower())
                .with("upper", part.upper())
                .with("needed", part.needed())
                .with("against", part.against())
                .with(
                        "shares",
                        list(
                                part.shares(),
                                share -> JsonObject.empty()
                                        .with("through", array(share.through(), this::entity))
                                        .with("amount", share.amount())))
                .with("remainder", part.remainder());
        return saying(part.error().isEmpty() ? open : open.with("error", part.error()), words -> words.part(part));
    }

    private JsonValue counterfactual(Counterfactual one) {
        return saying(
                JsonObject.empty()
                        .with("without", entity(one.without()))
                        .with("verdict", one.decision().term())
                        .with("lower", JsonNumber.of(one.lower()))
                        .with("upper", JsonNumber.of(one.upper())),
                words -> words.counterfactual(one));
    }
}
