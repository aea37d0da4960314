package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can be wrong around the command itself. */
public enum CliProblem implements ProblemType {
    FILE_UNREADABLE("A file could not be read"),
    FILE_TOO_LARGE("A file is larger than Kith reads"),
    NO_KEYSTORE("There is no keystore"),
    NO_SUCH_KEY("There is no key of that name"),
    NO_PASSPHRASE("No passphrase"),
    NOT_A_DID("Not a DID"),
    NO_SUCH_SUITE("There is no cryptosuite of that name"),
    NO_SUCH_POLICY("There is no policy of that name"),
    BAD_EXEMPTION("Not an exemption"),
    BAD_TIME("Not a time"),
    NOTHING_TO_DO("Nothing to do");

    private final String title;

    CliProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#cli-"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return title;
    }

    static Problem unreadable(Path file, IOException why) {
        String reason = why instanceof NoSuchFileException
                ? "it is not there"
                : why instanceof AccessDeniedException
                        ? "access is denied"
                        : why.getClass().getSimpleName();
        return Problem.of(FILE_UNREADABLE, "Cannot read or write " + file + ": " + reason + ".")
                .next("Check the path and its permissions.");
    }
}
