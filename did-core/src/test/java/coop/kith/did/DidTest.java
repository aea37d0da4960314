package coop.kith.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Core 1.1 section 3.1, rule by rule. */
class DidTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:example:123456789abcdefghi",
                "did:a:b",
                "did:3:kjzl6cwe1jw14",
                "did:web:example.com%3A3000:user:alice",
                "did:x:A.b-c_d",
                "did:x:%aF",
                "did:x::a",
                "did:x:a::b",
                "did:did:did:did"
            })
    void takesWhatTheGrammarAllows(String text) {
        assertEquals(text, Did.parse(text).orThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did",
                "did:",
                "did::",
                "did:x",
                "did:x:",
                "did::abc",
                "did:X:abc",
                "DID:x:abc",
                "Did:x:abc",
                "did:x-y:abc",
                "did:x:abc:",
                "did:x:abc::",
                "did:x:ab c",
                " did:x:abc",
                "did:x:abc ",
                "did:x:abc\n",
                "did:x:a\u0000b",
                "did:x:\u00e9",
                "did:x:a\u0661",
                "did:\u0661:a",
                "did:x:%",
                "did:x:%4",
                "did:x:%4g",
                "did:x:a%",
                "did:x:a~b",
                "did:x:a+b",
                "did:x:a@b",
                "did:x:a/b",
                "did:x:a?b",
                "did:x:a#b",
                "urn:did:x:a"
            })
    void refusesWhatItDoesNot(String text) {
        Problem problem = Did.parse(text).problems().get(0);
        assertEquals(DidProblem.INVALID_DID, problem.type());
        assertTrue(problem.nextStep().isPresent());
    }

    @Test
    void tellsMethodAndIdentifierApart() {
        Did did = Did.parse("did:web:example.com:user:alice").orThrow();
        assertEquals("web", did.method());
        assertEquals("example.com:user:alice", did.methodSpecificId());
    }

    @Test
    void isEqualByTextAndNothingElse() {
        Did lower = Did.parse("did:x:%aa").orThrow();
        Did upper = Did.parse("did:x:%AA").orThrow();
        assertNotEquals(lower, upper);
        assertEquals(lower, Did.parse("did:x:%aa").orThrow());
        assertTrue(upper.compareTo(lower) < 0);
    }

    @Test
    void namesTheCharacterThatDoesNotFitWithoutRepeatingIt() {
        String detail = Did.parse("did:x:a\u0007b").problems().get(0).detail();
        assertTrue(detail.contains("\\u0007"), detail);
        assertFalse(detail.contains("\u0007"), detail);
    }

    @Test
    void hasALongestLength() {
        String longest = "did:x:" + "a".repeat(Did.MAX_LENGTH - 6);
        assertTrue(Did.parse(longest).isOk());
        assertFalse(Did.parse(longest + "a").isOk());
    }
}
