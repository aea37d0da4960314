package coop.kith.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the command that was probably meant. */
final class Misspelling {
    /** Two slips of the finger; with more, short words would match anything. */
    private static final int SLIPS = 2;

    private Misspelling() {}

    /** The candidate that the fewest slips make of {@code typed}, if they are few and not the whole word. */
    static Optional<String> of(String typed, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> slips(typed, candidate) <= Math.min(SLIPS, candidate.length() - 1))
                .min(Comparator.comparingInt((String candidate) -> slips(typed, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters left out, put in, exchanged or swapped with their neighbour (optimal string alignment distance). */
    private static int slips(String typed, String meant) {
        int[][] cost = new int[typed.length() + 1][meant.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= meant.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int other = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + other, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
                boolean swapped = i > 1
                        && j > 1
                        && typed.charAt(i - 1) == meant.charAt(j - 2)
                        && typed.charAt(i - 2) == meant.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[typed.length()][meant.length()];
    }
}
