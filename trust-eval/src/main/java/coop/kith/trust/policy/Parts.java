package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.flow.Bottleneck;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.Flow;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.Part;
import coop.kith.trust.answer.Part.Share;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The measures of one answer, each with what it is made of and what it lacks. */
record Parts(Scene scene, Solver solver, Inquiry inquiry) {
    private static final Fraction RANKS = Fraction.of(1L << 62);
    private static final Fraction MILLION = Fraction.of(1_000_000);

    /** Where nothing was measured. */
    static Measure nothing(Decide decide) {
        if (decide instanceof Decide.Some some) {
            return new Measure("conditions", 0, 0, some.atLeast(), 0);
        } else if (decide instanceof Decide.Vouchers vouchers) {
            return new Measure(
                    vouchers.independent() ? IndependentVouchers.NAME : CountedVouchers.NAME,
                    0,
                    0,
                    vouchers.vouchers(),
                    0);
        } else if (decide instanceof Decide.Flow flow) {
            return new Measure(flow.greedy() ? GreedyFlow.NAME : PathFlow.NAME, 0, 0, flow.atLeast(), 0);
        }
        return new Measure(decide instanceof Decide.Rank ? RankLeaf.NAME : OpinionLeaf.NAME, 0, 0, 1, 0);
    }

    /** The few on whom all paths depend, where independence falls short of what is asked for; may be empty. */
    List<Did> cut(Told told) {
        return told.leaves()
                .filter(leaf -> leaf.at() instanceof Decide.Vouchers vouchers && vouchers.independent())
                .filter(leaf -> leaf.lower().compareTo(leaf.needed()) < 0)
                .findFirst()
                .map(leaf -> Bottleneck.of(inquiry, leaf.lower().floor()).stream()
                        .map(scene::did)
                        .toList())
                .orElse(List.of());
    }

    /** What is missing until this is an ALLOW. */
    List<Need> needs(Told told, List<Did> cut) {
        if (told.decision() == Decision.ALLOW) {
            return List.of();
        } else if (told instanceof Told.Some some) {
            List<Told> open = some.of().stream()
                    .filter(part -> part.decision() != Decision.ALLOW)
                    .toList();
            long missing = (long) some.atLeast() - (some.of().size() - open.size());
            List<List<Need>> lacking =
                    open.stream().map(part -> needs(part, cut)).toList();
            return missing == open.size()
                    ? lacking.stream().flatMap(List::stream).distinct().toList()
                    : List.of(Need.oneOf(missing, lacking));
        }
        return needs((Told.Leaf) told, cut);
    }

    private List<Need> needs(Told.Leaf leaf, List<Did> cut) {
        Fraction missing = leaf.needed().minus(leaf.lower());
        if (leaf.ground() == Ground.FAILED || missing.signum() <= 0) {
            return List.of();
        } else if (leaf.at() instanceof Decide.Vouchers vouchers) {
            return vouchers(leaf, vouchers, cut);
        } else if (leaf.at() instanceof Decide.Flow) {
            return List.of(new Need("flow", ceiling(missing), List.of()));
        }
        boolean rank = leaf.at() instanceof Decide.Rank;
        BigDecimal more = decimal(missing.over(rank ? RANKS : MILLION));
        return List.of(new Need(rank ? "rank" : "opinion", 1, List.of(), more.toPlainString(), List.of()));
    }

    private List<Need> vouchers(Told.Leaf leaf, Decide.Vouchers vouchers, List<Did> cut) {
        String code = vouchers.independent() ? "independent-vouchers" : "vouchers";
        long asked = vouchers.vouchers();
        long have = vouchers.minByMethod().isEmpty() ? leaf.lower().floor() : solver.vouchers(vouchers, inquiry);
        List<Need> needs = new ArrayList<>();
        vouchers.minByMethod().forEach((method, least) -> {
            long more = least - solver.byMethod(vouchers, method, inquiry);
            if (more > 0) {
                needs.add(new Need("method", more, List.of(), method, List.of()));
            }
        });
        if (asked > have || needs.isEmpty()) {
            needs.add(0, new Need(code, Math.max(1, asked - have), cut));
        }
        return needs;
    }

    private static long ceiling(Fraction number) {
        return -number.negated().floor();
    }

    /** To nine places, rounded up. */
    private static BigDecimal decimal(Fraction number) {
        return new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()), 9, RoundingMode.CEILING);
    }

    List<Part> of(Told told) {
        return told.leaves().map(this::part).toList();
    }

    private Part part(Told.Leaf leaf) {
        Fraction against = Fraction.ZERO;
        Fraction value = leaf.lower();
        List<Shared> shares;
        if (leaf.at() instanceof Decide.Rank rank) {
            RankLeaf measured = RankLeaf.of(rank, scene, inquiry);
            shares = measured.contributions().stream()
                    .map(part -> new Shared(
                            part.from() < 0 ? List.of() : entities(List.of(part.from())), Fraction.of(part.units())))
                    .toList();
            value = measured.value();
        } else if (leaf.at() instanceof Decide.Opinion opinion) {
            OpinionLeaf measured = OpinionLeaf.of(opinion, scene, inquiry);
            shares = measured.contributions().stream()
                    .map(part -> new Shared(entities(List.of(part.from())), Fraction.of(part.amount(), 1_000)))
                    .toList();
            value = Fraction.of(measured.known().positiveLow(), 1_000);
            against = Fraction.of(measured.known().negativeHigh(), 1_000);
        } else if (leaf.at() instanceof Decide.Flow flow) {
            shares = flow(flow);
            value = Shared.sum(shares);
        } else {
            shares = leaf.found().paths().stream()
                    .map(path -> new Shared(path(path), Fraction.ONE))
                    .toList();
        }
        List<Shared> shown = Account.first(shares);
        return new Part(
                leaf.name(),
                leaf.decision(),
                leaf.ground(),
                value.toString(),
                leaf.lower().toString(),
                leaf.upper().toString(),
                leaf.needed().toString(),
                against.toString(),
                shown.stream()
                        .map(share -> new Share(share.through(), share.amount().toString()))
                        .toList(),
                value.minus(Shared.sum(shown)).toString(),
                leaf.error());
    }

    private record Shared(List<Did> through, Fraction amount) {
        static Fraction sum(List<Shared> shares) {
            return shares.stream().map(Shared::amount).reduce(Fraction.ZERO, Fraction::plus);
        }
    }

    private List<Shared> flow(Decide.Flow flow) {
        List<Flow.Share> shares = flow.greedy()
                ? new GreedyFlow().shares(inquiry, Long.MAX_VALUE)
                : new PathFlow().solve(inquiry).shares();
        return shares.stream()
                .map(share -> new Shared(path(share.path()), share.amount()))
                .toList();
    }

    private List<Did> path(List<Arc> path) {
        return entities(Stream.concat(
                        path.stream().map(Arc::from),
                        Stream.of(path.get(path.size() - 1).to()))
                .toList());
    }

    private List<Did> entities(List<Integer> numbers) {
        return numbers.stream()
                .filter(number -> number < scene.entities().size())
                .map(scene::did)
                .toList();
    }
}
