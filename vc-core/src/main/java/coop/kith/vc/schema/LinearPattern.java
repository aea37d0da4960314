package coop.kith.vc.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of a schema, matched in time linear in the text, whatever it is. What needs backtracking (look-around, back references) is not supported, and
 * said so; {@code \\uXXXX} and {@code \\/} of ECMA-262 are.
 */
final class LinearPattern implements RegularExpression {
    private static final int LONGEST = 4_096;

    private final Pattern pattern;
    private final Budget budget;

    private LinearPattern(Pattern pattern, Budget budget) {
        this.pattern = pattern;
        this.budget = budget;
    }

    /** The expression cannot be matched here. Never leaves this room. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsupported(String why) {
            super(why, null, false, false);
        }
    }

    static RegularExpression compile(String expression, Budget budget) {
        if (expression.length() > LONGEST) {
            throw new Budget.Spent("a regular expression of " + expression.length() + " characters");
        }
        try {
            Pattern pattern = Pattern.compile(translated(expression));
            budget.match(pattern.programSize(), 0);
            return new LinearPattern(pattern, budget);
        } catch (PatternSyntaxException needsMore) {
            throw new Unsupported(
                    "the regular expression \"" + expression + "\" cannot be matched in linear time, or is none");
        }
    }

    @Override
    public boolean matches(String text) {
        budget.match(pattern.programSize(), text.length());
        return pattern.matcher(text).find();
    }

    private static String translated(String expression) {
        StringBuilder re2 = new StringBuilder();
        int at = 0;
        while (at < expression.length()) {
            char character = expression.charAt(at);
            if (character == '\\' && at + 1 < expression.length()) {
                boolean unicode = expression.charAt(at + 1) == 'u' && at + 6 <= expression.length();
                re2.append(
                        unicode
                                ? "\\x{" + expression.substring(at + 2, at + 6) + "}"
                                : expression.substring(at, at + 2));
                at += unicode ? 6 : 2;
            } else {
                re2.append(character);
                at++;
            }
        }
        return re2.toString();
    }
}
