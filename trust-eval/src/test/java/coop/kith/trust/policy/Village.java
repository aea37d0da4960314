package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People who vouch for each other, written down as {@code "mara > hans > jia"}, for tests of what follows once evidence is admitted. */
final class Village {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant SPRING = Instant.parse("2026-03-01T09:00:00Z");

    private final List<Vouch> vouches = new ArrayList<>();
    private final List<Admission.Heard> concerns = new ArrayList<>();
    private final List<Admission.Claim> claims = new ArrayList<>();

    static Village of(String... chains) {
        Village village = new Village();
        for (String chain : chains) {
            String[] names = chain.split(" > ", -1);
            for (int place = 1; place < names.length; place++) {
                village.vouch(names[place - 1], names[place], 255, SPRING);
            }
        }
        return village;
    }

    static Did did(String name) {
        return Did.parse("did:example:" + name).orThrow();
    }

    static List<Did> dids(String... names) {
        return List.of(names).stream().map(Village::did).toList();
    }

    Village vouch(String from, String to, int depth, Instant date) {
        return vouch(from, to, depth, date, date);
    }

    /** Claimed to be of one date, and seen first at another. */
    Village vouch(String from, String to, int depth, Instant claimed, Instant firstSeen) {
        vouches.add(new Vouch(
                hop(from, to, "relationship", Optional.empty(), claimed),
                Rules.Role.BOTH,
                120,
                depth,
                8_000,
                0,
                Map.of(),
                firstSeen));
        return this;
    }

    /** Evidence against somebody, which is no vouch. */
    Village against(String from, String about, int pieces) {
        Hop hop = hop(from, about, "statement", Optional.of("https://example.org/complaint"), SPRING);
        vouches.add(new Vouch(hop, Rules.Role.BOTH, 0, 0, 0, 1_000L * pieces, Map.of(), SPRING));
        return this;
    }

    /** Both vouch for each other. */
    Village friends(String one, String other) {
        return vouch(one, other, 255, SPRING).vouch(other, one, 255, SPRING);
    }

    /** A statement with a value of these texts. */
    Village stated(String from, String about, Map<String, String> claims) {
        Hop hop = hop(from, about, "statement", Optional.of("https://example.org/vetted"), SPRING);
        vouches.add(new Vouch(hop, Rules.Role.VOUCHES, 120, 0, 0, 0, claims, SPRING));
        return this;
    }

    /** A statement that counts as no vouch and that caps may read. */
    Village claim(String from, String about, String predicate, Map<String, String> claims) {
        this.claims.add(new Admission.Claim(predicate, did(from), did(about), claims));
        return this;
    }

    Village concern(String from, String about, Rules.Concern concern) {
        concerns.add(
                new Admission.Heard(hop(from, about, "statement", Optional.of(concern.predicate()), SPRING), concern));
        return this;
    }

    private static Hop hop(String from, String to, String kind, Optional<String> predicate, Instant date) {
        return new Hop(did(from), did(to), kind, predicate, List.of("z" + from + "-" + to + "-" + kind), date);
    }

    List<Vouch> vouches() {
        return vouches;
    }

    TrustAnswer ask(String subject, Policy policy) {
        return ask(subject, policy, vouches);
    }

    TrustAnswer ask(String subject, Policy policy, Collection<Vouch> some) {
        Admission admission = new Admission(List.copyOf(some), concerns, List.<NotCounted>of(), claims, List.of());
        return Judgement.of(new TrustQuestion(did(subject), NOW, NOW), policy, admission, TrustAlgorithms.standard());
    }

    static Policy policy(String name, String... anchors) {
        return Policy.bundled(name).orThrow().withAnchors(dids(anchors));
    }

    /** A policy in JSON with single quotes. */
    static Policy written(String json) {
        return Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow()).orThrow();
    }
}
