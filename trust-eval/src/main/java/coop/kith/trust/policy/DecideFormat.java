package coop.kith.trust.policy;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.trust.algorithm.rank.Alpha;
import coop.kith.trust.algorithm.rank.EigenTrust;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.exact.Fraction;
import coop.kith.trust.policy.Decide.Flow;
import coop.kith.trust.policy.Decide.Opinion;
import coop.kith.trust.policy.Decide.Preset;
import coop.kith.trust.policy.Decide.Rank;
import coop.kith.trust.policy.Decide.Some;
import coop.kith.trust.policy.Decide.Vouchers;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The members {@code quorum} and {@code decide} of a policy: the tree by which it decides. */
final class DecideFormat {
    static final int MOST_VOUCHERS = 1000;

    /** Every sweep reads every edge; 200 at the usual restart probability are within 1e-14. */
    private static final int MOST_SWEEPS = 1000;

    private static final int USUAL_SWEEPS = 100;

    /** Deeper than anybody reads. */
    private static final int DEEPEST = 8;

    /** Each leaf is a measure of its own. */
    private static final int MOST_LEAVES = 32;

    private static final int MOST_FLOW = 1_000_000;
    private static final int MOST_SPEAKERS = 16;
    private static final int MOST_PIECES = 1_000_000;

    /** What goes on after a problem. */
    private static final Decide NOTHING = new Vouchers(1, true, new TreeMap<>());

    private DecideFormat() {}

    static Decide read(PolicyReader reader, List<Problem> problems) {
        if (!reader.has("decide")) {
            PolicyReader quorum = reader.inner("quorum");
            quorum.only("vouchers", "independent", "minByMethod");
            return vouchers(quorum);
        }
        if (reader.has("quorum")) {
            reader.malformed("quorum", "left out where there is \"decide\"");
        }
        Decide tree = node(reader.inner("decide"), 1);
        if (tree.leaves().count() > MOST_LEAVES) {
            reader.malformed("decide", "a tree of at most " + MOST_LEAVES + " measures");
        }
        if (tree.holdsUnbounded()) {
            problems.add(Problem.of(
                            PolicyProblem.UNBOUNDED_ALONE,
                            "This policy could allow on opinions or on SybilRank alone. Neither has a bound on what a farm of puppets can make of one person's word.",
                            JsonPointer.of("decide"))
                    .next("Put the measure into an \"all\" together with vouchers, a flow or another rank."));
        }
        return tree;
    }

    private static Decide node(PolicyReader reader, int depth) {
        List<String> forms = Stream.of("all", "any", "atLeast", "vouchers", "flow", "rank", "opinion")
                .filter(reader::has)
                .toList();
        if (forms.size() != 1 || depth > DEEPEST) {
            reader.malformedWhole("one of all, any, atLeast, vouchers, flow, rank, opinion, at most " + DEEPEST
                    + " levels deep, not " + forms);
            return NOTHING;
        }
        return switch (forms.get(0)) {
            case "all" -> some(reader, "all", depth);
            case "any" -> some(reader, "any", depth);
            case "atLeast" -> some(reader, "of", depth);
            case "vouchers" -> {
                reader.only("vouchers", "independent", "minByMethod");
                yield vouchers(reader);
            }
            case "flow" -> {
                reader.only("flow");
                yield flow(reader.inner("flow"));
            }
            case "rank" -> {
                reader.only("rank");
                yield rank(reader.inner("rank"));
            }
            default -> {
                reader.only("opinion");
                yield opinion(reader.inner("opinion"));
            }
        };
    }

    private static Decide some(PolicyReader reader, String parts, int depth) {
        List<Decide> of = reader.each(parts, (part, index) -> node(part, depth + 1));
        if (of.isEmpty()) {
            reader.malformed(parts, "a list of at least one part");
            return NOTHING;
        }
        if (parts.equals("of")) {
            reader.only("atLeast", "of");
            return new Some(reader.integer("atLeast", 1, of.size()), of);
        }
        reader.only(parts);
        return new Some(parts.equals("all") ? of.size() : 1, of);
    }

    private static Vouchers vouchers(PolicyReader reader) {
        int vouchers = reader.integer("vouchers", 1, MOST_VOUCHERS);
        SortedMap<String, Integer> methods = new TreeMap<>();
        if (reader.has("minByMethod")) {
            PolicyReader floors = reader.inner("minByMethod");
            floors.members().keySet().forEach(method -> methods.put(method, floors.integer(method, 1, vouchers)));
        }
        return new Vouchers(vouchers, reader.truth("independent"), methods);
    }

    private static Flow flow(PolicyReader reader) {
        reader.only("atLeast", "mode");
        return new Flow(
                reader.integer("atLeast", 1, MOST_FLOW),
                reader.word("mode", "exact", "greedy").equals("greedy"));
    }

    private static Rank rank(PolicyReader reader) {
        reader.only("preset", "atLeast", "alpha", "sweeps");
        Preset preset = Preset.valueOf(reader.word("preset", "ppr", "eigentrust", "openrank", "sybilrank")
                .toUpperCase(Locale.ROOT));
        if (preset == Preset.SYBILRANK) {
            Stream.of("alpha", "sweeps")
                    .filter(reader::has)
                    .forEach(name -> reader.malformed(name, "left out for this preset, which ends by itself"));
        }
        Alpha usual = preset == Preset.PPR ? PersonalRank.USUAL : EigenTrust.USUAL;
        return new Rank(
                reader.decimal("atLeast", 18),
                preset,
                reader.has("alpha") ? alpha(reader, usual) : usual,
                reader.has("sweeps") ? reader.integer("sweeps", 1, MOST_SWEEPS) : USUAL_SWEEPS);
    }

    private static Alpha alpha(PolicyReader reader, Alpha usual) {
        Fraction alpha = reader.decimal("alpha", 9);
        if (alpha.compareTo(Fraction.ONE) == 0) {
            reader.malformed("alpha", "below 1");
            return usual;
        }
        return new Alpha((int) alpha.times(Fraction.of(1_000_000_000)).floor());
    }

    private static Opinion opinion(PolicyReader reader) {
        reader.only("atLeast", "maxDepth", "budget");
        return new Opinion(
                reader.decimal("atLeast", 6),
                reader.integer("maxDepth", 2, MOST_SPEAKERS),
                1000L * reader.integer("budget", 1, MOST_PIECES));
    }
}
