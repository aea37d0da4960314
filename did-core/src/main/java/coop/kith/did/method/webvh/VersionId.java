package coop.kith.did.method.webvh;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;

/**
 * Which version an entry is: its number, one dash, its entry hash (did:webvh 1.0, "The DID Log File").
 *
 * @param number from 1 on
 * @param entryHash of the form of {@link LogHash}
 */
public record VersionId(int number, String entryHash) implements Comparable<VersionId> {
    /** Far more versions than fit into a log of 5 MiB. */
    private static final int MOST_DIGITS = 9;

    public VersionId {
        if (number < 1 || !LogHash.isWellFormed(entryHash)) {
            throw new IllegalArgumentException("not a version: " + number + "-" + entryHash);
        }
    }

    /** Reads {@code 1-Qm...}: no leading zero, one dash, a SHA-256 multihash. The problem is VERSION_ID. */
    public static Result<VersionId> parse(String text) {
        int dash = text.indexOf('-');
        boolean numbered = dash >= 1 && dash <= MOST_DIGITS && text.charAt(0) != '0' && areDigits(text, dash);
        if (!numbered || !LogHash.isWellFormed(text.substring(dash + 1))) {
            String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
            return Result.refused(Problem.of(
                    WebvhProblem.VERSION_ID,
                    "the versionId \"" + shown
                            + "\" is not a number, one dash and the base58btc text of a SHA-256 multihash",
                    JsonPointer.of("versionId")));
        }
        return Result.ok(new VersionId(Integer.parseInt(text.substring(0, dash)), text.substring(dash + 1)));
    }

    private static boolean areDigits(String text, int end) {
        for (int at = 0; at < end; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(VersionId other) {
        int byNumber = Integer.compare(number, other.number);
        return byNumber != 0 ? byNumber : entryHash.compareTo(other.entryHash);
    }

    @Override
    public String toString() {
        return number + "-" + entryHash;
    }
}
