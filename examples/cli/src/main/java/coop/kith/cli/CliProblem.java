package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.store.StoreProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What can be wrong around the command itself. */
public enum CliProblem implements ProblemType {
    FILE_UNREADABLE("A file could not be read or written", Exit.REJECTED),
    FILE_TOO_LARGE("A file is larger than Kith reads", Exit.REJECTED),
    NO_KEYSTORE("There is no keystore", Exit.REJECTED),
    NO_SUCH_KEY("There is no key of that name", Exit.REJECTED),
    NO_PASSPHRASE("No passphrase", Exit.REJECTED),
    BAD_NAMES("Not a file of names", Exit.REJECTED),
    BAD_WITNESSES("These cannot witness", Exit.REJECTED),
    BAD_TABLE("Not a table of edges", Exit.REJECTED),
    NO_SUCH_NODE("There is no node of that name", Exit.REJECTED),
    BAD_NUMBER("Not a number that can be meant", Exit.USAGE),
    NOTHING_TO_DO("Nothing to do", Exit.REJECTED),
    /** Nobody can be judged without evidence, for better or worse. */
    NO_EVIDENCE("There is no evidence log", Exit.UNDECIDED),
    NO_SUCH_NAME("There is nobody of that name", Exit.USAGE),
    NO_SUCH_SUITE("There is no cryptosuite of that name", Exit.USAGE),
    NOT_FOR_THAT_SUITE("Option and cryptosuite do not fit", Exit.USAGE),
    NO_SSH_FORM("SSH has no such keys", Exit.USAGE),
    NO_SUCH_POLICY("There is no policy of that name", Exit.USAGE),
    NO_SUCH_PRIVACY("There is no such level of privacy", Exit.USAGE),
    BAD_STATUS_LIST("Not a status list for this", Exit.USAGE),
    BAD_LINKED("Not a linked document", Exit.REJECTED),
    BAD_EXEMPTION("Not an exemption", Exit.USAGE),
    CHANGED_MAPPING("A mapping was changed", Exit.REJECTED),
    CONTRADICTING_MAPPING("A mapping contradicts the log", Exit.REJECTED),
    BAD_TIME("Not a time", Exit.USAGE),
    SOURCE_OF_NOW("What is read now was not known before", Exit.USAGE),
    NO_KEEPER("Tags without a keeper", Exit.USAGE),
    BAD_BELIEVED("Not a list of whose word is taken", Exit.REJECTED),
    UNSIGNED_ANSWER("A registry's answer is not signed", Exit.REJECTED),
    NO_HOLDER("A credential without a holder", Exit.REJECTED),
    BAD_DIGEST("Not a digest", Exit.USAGE),
    TWO_VERSIONS("Two versions are asked for", Exit.USAGE),
    NOTHING_TO_COMPARE("There are no two documents to compare", Exit.REJECTED),
    BAD_DELEGATE("Not somebody to ask for a method", Exit.USAGE),
    NOT_REMEMBERED("Nothing is remembered of that", Exit.REJECTED),
    CANNOT_LISTEN("Nothing can listen there", Exit.REJECTED),
    BAD_CONTEXT("Not a context with its file", Exit.USAGE),
    NO_SUCH_SPEC("There are no statements of that specification", Exit.USAGE),
    TWO_SUBJECTS("One implementation is asked at a time", Exit.USAGE),
    ONE_TRANSCRIPT("A transcript is of one document", Exit.USAGE),
    CHALLENGE_WITHOUT_DOMAIN("A challenge and a domain go together", Exit.USAGE);

    private final String title;
    private final Exit exit;

    CliProblem(String title, Exit exit) {
        this.title = title;
        this.exit = exit;
    }

    /** How the process ends for these: what was typed wrongly comes first, then what is wrong for good, then what may be tried again. */
    static Exit exit(List<Problem> problems) {
        Exit worst = Exit.UNDECIDED;
        for (Problem problem : problems) {
            Exit exit = exit(problem.type());
            if (exit == Exit.USAGE) {
                return exit;
            }
            worst = worst.and(exit);
        }
        return worst;
    }

    private static Exit exit(ProblemType type) {
        if (type instanceof CliProblem own) {
            return own.exit;
        }
        return type instanceof StoreProblem ? Exit.UNDECIDED : Exit.REJECTED;
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
                        : why instanceof FileAlreadyExistsException
                                ? "it is there already, and nothing is overwritten"
                                : Files.isDirectory(file) ? "it is a folder" : String.valueOf(why.getMessage());
        return Problem.of(FILE_UNREADABLE, "Cannot read or write " + file + ": " + reason + ".")
                .next("Check the path and its permissions.");
    }
}
