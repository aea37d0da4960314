package coop.kith.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one input, and keeps the first {@value #MOST}: a stranger's document may have a fault at each of 100,000 places, and nobody
 * reads on. For one thread, one reading.
 */
public final class FirstProblems {
    /** More than a person corrects before trying again. */
    public static final int MOST = 20;

    private final ProblemType more;
    private final List<Problem> first = new ArrayList<>();
    private int count;

    /** {@code more} is the type of the last problem of a list that was cut. */
    public FirstProblems(ProblemType more) {
        this.more = more;
    }

    public void add(Problem problem) {
        if (count < MOST) {
            first.add(problem);
        }
        count++;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** In the order in which they came; where there were more than {@value #MOST}, one problem at the end says how many are left out. */
    public List<Problem> list() {
        if (count <= MOST) {
            return List.copyOf(first);
        }
        List<Problem> cut = new ArrayList<>(first);
        cut.add(Problem.of(more, "There are " + (count - MOST) + " problems more than the " + MOST + " named here.")
                .next("Correct these first, and try again."));
        return List.copyOf(cut);
    }
}
