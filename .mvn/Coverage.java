import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints one line of coverage out of a JaCoCo CSV report: {@code java Coverage.java MODULE CSV}. */
final class Coverage {
    private Coverage() {}

    public static void main(String[] args) throws IOException {
        Path csv = Path.of(args[1]);
        if (!Files.exists(csv)) {
            System.out.println("coverage " + args[0] + ": no classes under test");
            return;
        }
        List<String> lines = Files.readAllLines(csv);
        // GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,...
        long[] sums = new long[4];
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            sums[0] += Long.parseLong(cells[5]);
            sums[1] += Long.parseLong(cells[6]);
            sums[2] += Long.parseLong(cells[7]);
            sums[3] += Long.parseLong(cells[8]);
        }
        System.out.printf(
                Locale.ROOT,
                "coverage %s: lines %s, branches %s%n",
                args[0],
                percent(sums[3], sums[2] + sums[3]),
                percent(sums[1], sums[0] + sums[1]));
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "none" : String.format(Locale.ROOT, "%.1f %% of %d", 100.0 * part / whole, whole);
    }
}
