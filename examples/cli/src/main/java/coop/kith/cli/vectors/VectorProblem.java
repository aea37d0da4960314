package coop.kith.cli.vectors;

import coop.kith.problem.ProblemType;
import java.util.Locale;

/** What can be wrong with vectors and with those who are asked. */
public enum VectorProblem implements ProblemType {
    BAD_VECTOR("Not a vector"),
    BAD_SUBJECT("Not an implementation that can be asked"),
    NO_VECTORS("No vectors found"),
    NO_ANSWER("The implementation gave no answer");

    private final String title;

    VectorProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#vectors-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return title;
    }
}
