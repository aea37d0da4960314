package coop.kith.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The benchmarks of graphs in turns, by CPU time of the thread: on a machine that others share, this is steadier than JMH's rates, for which each work has a time of its own. */
public final class GraphTurns {
    private static final int WARM_UP = 3;
    private static final double MILLISECONDS = 1e6;

    private GraphTurns() {}

    /** Does something once. */
    @FunctionalInterface
    private interface Work {
        Object once();
    }

    /** Arguments: a {@link GraphSize}, S when absent, and the number of measured rounds, 11 when absent. */
    public static void main(String[] arguments) {
        GraphSize size = arguments.length > 0 ? GraphSize.valueOf(arguments[0]) : GraphSize.S;
        System.out.print(table(size, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11));
    }

    static String table(GraphSize size, int rounds) {
        Map<String, Work> works = works(size);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        works.keySet().forEach(name -> times.put(name, new ArrayList<>()));
        for (int round = 0; round < WARM_UP + rounds; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Object done = work.getValue().once();
                double taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                Objects.requireNonNull(done);
                if (round >= WARM_UP) {
                    times.getOrDefault(work.getKey(), List.of()).add(taken / MILLISECONDS);
                }
            }
        }
        StringBuilder table = new StringBuilder("| work | CPU ms, median | least to most |\n|---|---|---|\n");
        times.forEach((name, all) -> {
            Collections.sort(all);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f to %.1f |%n",
                    name,
                    Run.middle(all),
                    all.get(0),
                    all.get(all.size() - 1)));
        });
        return table.toString();
    }

    private static Map<String, Work> works(GraphSize size) {
        GraphBuilding building = OfGraph.of(new GraphBuilding(), size);
        RankSweeps sweeps = OfGraph.of(new RankSweeps(), size);
        WholeGraphRank whole = OfGraph.of(new WholeGraphRank(), size);
        ViewersBest viewers = OfGraph.of(new ViewersBest(), size);
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("10 sweeps", sweeps::sweeps);
        works.put("10 sweeps, plain loop", sweeps::plainLoop);
        works.put("10 sweeps, plain loop, renumbered", sweeps::plainLoopRenumbered);
        works.put("all ranks to 1e-6", whole::within);
        works.put("all ranks to 1e-6, plain loop", whole::plainLoop);
        works.put("all ranks to 1e-6, JGraphT", whole::jgrapht);
        works.put("best 100, to 1e-6", viewers::best);
        works.put("best 100, canonical value", viewers::canonical);
        works.put("graph for ranks", building::rankGraph);
        works.put("JGraphT's sparse graph", building::sparse);
        return works;
    }
}
