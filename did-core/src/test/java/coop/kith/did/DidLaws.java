package coop.kith.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class DidLaws {
    /** The ABNF of section 3.1 written a second time, as a pattern: fit for short test inputs only. */
    private static final Pattern ABNF = Pattern.compile(
            "did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+");

    @Property(tries = 1000)
    void agreesWithTheAbnfOnNearMisses(@ForAll("nearDids") String text) {
        assertEquals(ABNF.matcher(text).matches(), Did.parse(text).isOk(), text);
    }

    @Property(tries = 300)
    void anyTextGivesADidOrAProblem(@ForAll String text) {
        assertTrue(Did.parse(text)
                .<Boolean>fold(
                        did -> did.toString().equals(text),
                        problems -> problems.get(0).type() == DidProblem.INVALID_DID));
        assertTrue(DidUrl.parse(text)
                .<Boolean>fold(
                        url -> url.toString().equals(text),
                        problems -> problems.get(0).type() == DidProblem.INVALID_DID_URL));
    }

    @Property(tries = 500)
    void printingADidUrlAndReadingItGivesTheSame(@ForAll("nearDidUrls") String text) {
        DidUrl.parse(text)
                .fold(
                        url -> {
                            assertEquals(text, url.toString());
                            assertEquals(url, DidUrl.parse(url.toString()).orThrow());
                            return true;
                        },
                        problems -> false);
    }

    @Property(tries = 300)
    void anAbsoluteUrlDoesNotDependOnItsBase(@ForAll("nearDidUrls") String text) {
        Did base = Did.parse("did:base:1").orThrow();
        assertEquals(DidUrl.parse(text).isOk(), DidUrl.resolve(base, text).isOk());
        DidUrl.parse(text).map(url -> {
            assertEquals(url, DidUrl.resolve(base, text).orThrow());
            return url;
        });
    }

    @Provide
    Arbitrary<String> nearDids() {
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("aZ9.-_:%4fG #/?~\u00e9").ofMaxLength(12);
        return Combinators.combine(Arbitraries.of("did:x:", "did:", "did:ab1:", "DID:x:", "did:X:", ""), rest)
                .as(String::concat);
    }

    @Provide
    Arbitrary<String> nearDidUrls() {
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("aZ9.:%4f/?#&=+@ ").ofMaxLength(16);
        return rest.map(text -> "did:x:a" + text);
    }
}
