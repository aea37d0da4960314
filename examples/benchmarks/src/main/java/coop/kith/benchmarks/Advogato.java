package coop.kith.benchmarks;

import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The trust network of Advogato (KONECT, 2014), with a hundred questions about it. It is read from {@code trust/datasets/advogato} in the folder that the system
 * property {@code kith.vectors} names, by default {@code ../shared/vectors} beside the reactor's root.
 */
final class Advogato {
    static final String DATA_SET = "trust/datasets/advogato";

    /** As many vouches as a chain may have before people stop to believe in it; the bound of the performance goals. */
    static final int MOST_HOPS = 5;

    private static final int QUESTIONS = 100;
    private static final long SEED = 20261122;

    private Advogato() {}

    static VouchGraph graph() {
        Path file = Path.of(System.getProperty("kith.root", "."))
                .resolve(System.getProperty("kith.vectors", "../shared/vectors"))
                .resolve(DATA_SET)
                .resolve("out.advogato")
                .normalize();
        List<Arc> arcs = new ArrayList<>();
        int size = 0;
        for (String line : lines(file)) {
            if (!line.isBlank() && !line.startsWith("%")) {
                String[] fields = line.strip().split("\\s+", -1);
                int from = Integer.parseInt(fields[0]) - 1;
                int to = Integer.parseInt(fields[1]) - 1;
                arcs.add(new Arc(from, to, amount(fields[2]), VouchGraph.UNLIMITED, arcs.size()));
                size = Math.max(size, Math.max(from, to) + 1);
            }
        }
        return VouchGraph.of(size, arcs);
    }

    /** Apprentice 0.6, Journeyer 0.8, Master 1, on a scale where 120 is full trust. */
    private static int amount(String certification) {
        return (int) Math.round(Double.parseDouble(certification) * 120);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the Advogato data set is not at " + file + "; pass -Dkith.vectors=FOLDER", unreadable);
        }
    }

    /** One anchor and one subject each, drawn by a fixed seed from all pairs between which a path leads. */
    static List<Inquiry> questions(VouchGraph graph) {
        Random random = new Random(SEED);
        CountedVouchers reached = new CountedVouchers();
        List<Inquiry> questions = new ArrayList<>();
        while (questions.size() < QUESTIONS) {
            int anchor = random.nextInt(graph.size());
            int subject = random.nextInt(graph.size());
            if (anchor != subject) {
                Inquiry inquiry =
                        Inquiry.of(graph, subject, List.of(anchor), MOST_HOPS).institutions(List.of(anchor));
                if (reached.find(inquiry).lower() > 0) {
                    questions.add(inquiry);
                }
            }
        }
        return Collections.unmodifiableList(questions);
    }
}
