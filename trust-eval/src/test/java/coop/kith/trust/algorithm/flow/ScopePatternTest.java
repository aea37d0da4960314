package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopePatternTest {
    private static final String DOMAIN = "<[^>]+[@.]example\\.org>$";

    @ParameterizedTest
    @CsvSource({
        "<alice@example.org>, true",
        "Alice <alice@lists.example.org>, true",
        "<alice@example.org> (not me), false",
        "<alice@exampleXorg>, false",
        "<alice@notexample.org>, false",
        "<@example.org>, false"
    })
    void aDomainIsFoundWhereItStands(String userId, boolean found) {
        assertEquals(found, ScopePattern.parse(DOMAIN).orElseThrow().finds(userId));
    }

    @ParameterizedTest
    @CsvSource({
        "a|b, xbx, true",
        "^a$, a, true",
        "^a$, ab, false",
        "^(ab?)+$, abaab, true",
        "^(ab?)+$, abbab, false",
        "[]a]x, ]x, true",
        "[^]a]x, ax, false",
        "[a-c-]$, zz-, true",
        "[a-c]$, -, false",
        ".\\*, a*, true",
        "(a*)*b, aaaa, false",
        "a|, zzz, true",
        "^ä.$, äö, true"
    })
    void theGrammarMeansWhatItSays(String pattern, String text, boolean found) {
        assertEquals(found, ScopePattern.parse(pattern).orElseThrow().finds(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "(a",
                "[",
                "[]",
                "[a",
                "[b-a]",
                "*",
                "+a",
                "a**",
                "\\",
                "(((((((((((((((((((((((((((((((((a"
            })
    void whatIsNoPatternIsRefused(String text) {
        assertTrue(ScopePattern.parse(text).isEmpty());
    }

    @Test
    void noPatternIsDearerThanItsLengthTimesTheText() {
        String nested = "(".repeat(30) + "a*" + ")*".repeat(30) + "$";
        assertFalse(ScopePattern.parse(nested + "b").orElseThrow().finds("a".repeat(2000)));
        assertTrue(ScopePattern.parse("(".repeat(100_000)).isEmpty());
        assertTrue(ScopePattern.parse("a".repeat(ScopePattern.LONGEST + 1)).isEmpty());
    }

    @Test
    void limitsThatCannotBeReadIncludeNobody() {
        assertFalse(Scope.of(List.of("[..")).includes("<alice@example.org>"));
        assertTrue(Scope.of(List.of("[..", DOMAIN)).includes("<alice@example.org>"));
        assertTrue(Scope.of(List.of()).includes("<alice@example.org>"));
        assertFalse(Scope.of(List.of(DOMAIN)).includes("<mallory@evil.net>\0<alice@example.org>"));
    }
}
