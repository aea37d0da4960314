package coop.kith.cli;

import java.util.List;
import java.util.Map;

/** Paints the verdict words that stand at the start of a line, on a terminal only. */
final class Colours {
    private static final String RESET = "\u001b[0m";
    private static final Map<String, List<String>> WORDS = Map.of(
            "\u001b[32m", List.of("accepted", "ALLOW", "trusted", "exempt", "passed", "admitted"),
            "\u001b[31m",
                    List.of(
                            "rejected",
                            "DENY",
                            "unauthorized",
                            "badSignature",
                            "malformed",
                            "failed",
                            "unknownKey",
                            "refused",
                            "unsigned",
                            "noSignerDid",
                            "conflictingSigner"),
            "\u001b[33m",
                    List.of("undecided", "NEED", "REFER", "need", "refer", "unresolvedSigner", "registryUnavailable"));

    private Colours() {}

    static String paint(String text, boolean colours) {
        if (!colours) {
            return text;
        }
        return String.join("\n", text.lines().map(Colours::line).toList());
    }

    private static String line(String line) {
        String body = line.stripLeading();
        String indent = line.substring(0, line.length() - body.length());
        for (Map.Entry<String, List<String>> colour : WORDS.entrySet()) {
            for (String word : colour.getValue()) {
                if (body.equals(word) || body.startsWith(word + " ") || body.startsWith(word + ":")) {
                    return indent + colour.getKey() + word + RESET + body.substring(word.length());
                }
            }
        }
        return line;
    }
}
