package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.policy.Solver.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of an explanation: which paths counted, which were reached but depend on others, what was left out, and what the answer would be without one entity.
 *
 * @param cut the smallest set found on whom all paths depend; may be empty
 * @param disagreeing vouches that state different things where the policy wants them to agree
 */
record Account(Scene scene, Outcome outcome, List<Did> cut, List<Vouch> disagreeing) {
    /** Of each list of an explanation this many items are shown: more than anybody reads, and a bound on what a farm can make us print. */
    static final int SHOWN = 32;

    /** Entities tried one by one for a counterfactual, those on the most paths first; each costs one more solution. */
    static final int TRIED = 64;

    static <T> List<T> first(List<T> items) {
        return items.size() <= SHOWN ? items : items.subList(0, SHOWN);
    }

    static long more(List<?> items) {
        return Math.max(0, items.size() - SHOWN);
    }

    List<Path> because() {
        return paths(outcome.measured().paths());
    }

    /** One path for each voucher that was counted but is not among those that were chosen. */
    List<Path> dependent() {
        return paths(dependentArcs());
    }

    private List<List<Arc>> dependentArcs() {
        if (!independence()) {
            return List.of();
        }
        Set<Integer> chosen = vouchers(outcome.measured());
        return outcome.counted().paths().stream()
                .filter(path -> !chosen.contains(voucher(path)))
                .toList();
    }

    private boolean independence() {
        return scene.rules()
                .decide()
                .leaves()
                .anyMatch(leaf -> leaf instanceof Decide.Vouchers vouchers && vouchers.independent());
    }

    private static int voucher(List<Arc> path) {
        return path.get(path.size() - 1).from();
    }

    private static Set<Integer> vouchers(Finding finding) {
        return finding.paths().stream().map(Account::voucher).collect(Collectors.toSet());
    }

    private List<Path> paths(List<List<Arc>> paths) {
        return paths.stream()
                .map(path -> new Path(path.stream().map(scene::hop).toList()))
                .toList();
    }

    /** About the subject first, then about those who vouch for it; nothing about anybody else. */
    List<NotCounted> notCounted() {
        List<NotCounted> all = new ArrayList<>(scene.notCounted());
        scene.concerns()
                .forEach(heard -> all.add(new NotCounted(
                        heard.hop().evidence().get(0),
                        heard.hop().issuer(),
                        heard.hop().subject(),
                        "concern",
                        List.of())));
        disagreeing.forEach(vouch -> all.add(Scene.left(vouch, "disagrees", List.of())));
        all.addAll(unreached());
        Set<Did> vouchers = new TreeSet<>();
        scene.graph().to(scene.subject()).forEach(arc -> vouchers.add(scene.did(arc.from())));
        return all.stream()
                .filter(one -> isSubject(one.subject()) || isSubject(one.issuer()) || vouchers.contains(one.subject()))
                .sorted(Comparator.comparing((NotCounted one) -> !isSubject(one.subject()))
                        .thenComparing(NotCounted::subject)
                        .thenComparing(NotCounted::issuer)
                        .thenComparing(NotCounted::evidence)
                        .thenComparing(NotCounted::code))
                .toList();
    }

    private boolean isSubject(Did did) {
        return scene.entities().knows(did) && scene.entities().number(did) == scene.subject();
    }

    /** Vouches for the subject that were admitted and yet stand on no chosen path. */
    private List<NotCounted> unreached() {
        Set<Integer> counted = vouchers(outcome.counted());
        Set<Integer> chosen = vouchers(outcome.measured());
        Map<Integer, List<Did>> shared = new TreeMap<>();
        dependentArcs().forEach(path -> shared.put(voucher(path), cut.isEmpty() ? sharedWithChosen(path) : cut));
        Set<Integer> withoutCaps = reachedWithoutCaps();
        List<NotCounted> left = new ArrayList<>();
        for (Arc arc : scene.graph().to(scene.subject())) {
            Vouch vouch = scene.vouches().get(arc.vouch());
            if (!counted.contains(arc.from())) {
                left.add(Scene.left(vouch, withoutCaps.contains(arc.from()) ? "cap" : "not-reached", List.of()));
            } else if (independence() && !chosen.contains(arc.from())) {
                left.add(Scene.left(vouch, NotCounted.DEPENDENT, shared.getOrDefault(arc.from(), List.of())));
            }
        }
        return left;
    }

    /** Vouchers that only a circle's limit keeps out, among others. */
    private Set<Integer> reachedWithoutCaps() {
        Inquiry inquiry = scene.inquiry();
        return inquiry.caps().isEmpty() ? Set.of() : vouchers(new CountedVouchers().find(inquiry.capped(List.of())));
    }

    private List<Did> sharedWithChosen(List<Arc> path) {
        Set<Integer> own = sources(List.of(path));
        own.retainAll(sources(outcome.measured().paths()));
        return own.stream().map(scene::did).toList();
    }

    private static Set<Integer> sources(Collection<List<Arc>> paths) {
        Set<Integer> sources = new TreeSet<>();
        paths.forEach(path -> path.forEach(arc -> sources.add(arc.from())));
        return sources;
    }

    /**
     * Only entities on chosen paths can matter: without any other, those paths still stand. For a rank or an opinion all that reach the subject can, and those who pass the most on to it
     * are tried first.
     */
    List<Counterfactual> counterfactuals(Inquiry inquiry, Decision decision, Function<Inquiry, Outcome> solve) {
        Map<Integer, Integer> uses = new TreeMap<>();
        if (scene.rules()
                .decide()
                .leaves()
                .anyMatch(leaf -> leaf instanceof Decide.Rank || leaf instanceof Decide.Opinion)) {
            sources(outcome.counted().paths()).forEach(entity -> uses.merge(entity, 1, Integer::sum));
        }
        for (List<Arc> path : outcome.measured().paths()) {
            Set<Integer> met = new HashSet<>(sources(List.of(path)));
            met.forEach(entity -> uses.merge(entity, 1, Integer::sum));
        }
        return uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TRIED)
                .map(entry -> {
                    Outcome without = solve.apply(inquiry.without(entry.getKey()));
                    return new Counterfactual(
                            scene.did(entry.getKey()),
                            without.decision(),
                            without.measured().lower(),
                            without.measured().upper(),
                            without.decision().compareTo(decision) < 0);
                })
                .toList();
    }
}
