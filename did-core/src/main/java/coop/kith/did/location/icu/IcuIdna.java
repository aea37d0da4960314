package coop.kith.did.location.icu;

import com.ibm.icu.text.IDNA;
import coop.kith.did.DidProblem;
import coop.kith.did.location.Idna;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.TreeSet;

/**
 * IDNA 2008 as UTS #46 looks names up, by ICU4J's tables: nontransitional, with the context rules of RFC 5892 and the bidi rule of RFC 5893, letters, digits and hyphens only. Some symbols
 * that no registry gives out pass the tables; DNS does not know them. A name that any of them refuses is INVALID_DID. Needs {@code com.ibm.icu:icu4j} on the class path. Safe for many threads.
 *
 * @see <a href="https://www.unicode.org/reports/tr46/">UTS #46</a>
 */
public final class IcuIdna implements Idna {
    private static final IDNA TABLES = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** A domain of 253 octets has no more letters than this in any form; ICU's work grows faster than the text. */
    private static final int MOST_CHARACTERS = 1000;

    @Override
    public Result<String> toAscii(String domain) {
        if (domain.length() > MOST_CHARACTERS) {
            return refused(domain, "it is too long");
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        TABLES.nameToASCII(domain, ascii, info);
        return info.hasErrors()
                ? refused(
                        domain,
                        String.join(
                                ", ",
                                new TreeSet<>(info.getErrors().stream()
                                        .map(Enum::name)
                                        .toList())))
                : Result.ok(ascii.toString());
    }

    private static Result<String> refused(String domain, String why) {
        String shown = domain.length() <= 80 ? domain : domain.substring(0, 80) + "...";
        return Result.refused(
                Problem.of(DidProblem.INVALID_DID, "the domain \"" + shown + "\" is not allowed by IDNA 2008: " + why));
    }
}
