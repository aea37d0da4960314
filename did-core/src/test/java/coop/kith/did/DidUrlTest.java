package coop.kith.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Core 1.1 section 3.2, and the parameters of DID Resolution 1.0. */
class DidUrlTest {
    private static final Did SUBJECT = Did.parse("did:example:123").orThrow();

    @Test
    void takesAllPartsApart() {
        DidUrl url = DidUrl.parse("did:example:123/a/b?service=files&versionId=1#key-1?x/y")
                .orThrow();
        assertEquals(SUBJECT, url.did());
        assertEquals("/a/b", url.path());
        assertEquals(Optional.of("service=files&versionId=1"), url.query());
        assertEquals(Optional.of("key-1?x/y"), url.fragment());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:example:123",
                "did:example:123/",
                "did:example:123//a",
                "did:example:123?",
                "did:example:123#",
                "did:example:123?#",
                "did:example:123/p;x=1@:!$&'()*+,=~%20",
                "did:example:123?a=b/c?d",
                "did:example:123#/verificationMethod/0"
            })
    void printsWhatItRead(String text) {
        assertEquals(text, DidUrl.parse(text).orThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#key-1",
                "did:example",
                "did:example:/a",
                "did:example:123 /a",
                "did:example:123/a b",
                "did:example:123/a%",
                "did:example:123/a%zz",
                "did:example:123?a=%2",
                "did:example:123#a#b",
                "did:example:123#a b",
                "did:example:123#\"",
                "did:example:123/[",
                "did:example:123?q=<",
                "did:example:123/\\",
                "did:example:123#\u00e9",
                "did:example:123\\..",
                "did:example:123#a\r\nHost: x"
            })
    void refusesWhatTheGrammarDoesNotAllow(String text) {
        assertEquals(
                DidProblem.INVALID_DID_URL, DidUrl.parse(text).problems().get(0).type());
    }

    @ParameterizedTest
    @DisplayName("D24: parameters that are ambiguous")
    @ValueSource(
            strings = {
                "versionId=1&versionId=2",
                "versionId=1&versionId=1",
                "versionId=1&version%49d=2",
                "versionTime=2026-01-01T00:00:00Z&versionId=2",
                "service=a&service=b",
                "hl=a&x=1&hl=b",
                "=a",
                "&a=b",
                "a=b&",
                "a=b&&c=d",
                "a=%FF",
                "%FF=a"
            })
    void refusesAmbiguousParameters(String query) {
        assertEquals(
                DidProblem.INVALID_DID_URL,
                DidUrl.parse("did:example:123?" + query).problems().get(0).type());
    }

    @Test
    @DisplayName("D24: an encoded delimiter stays inside its value, and a plus sign is a plus sign")
    void decodesParametersOnceAndAfterCutting() {
        DidParameters parameters = DidUrl.parse("did:example:123?service=files%26versionId%3D2&x=a+b%20c%252B&flag&x=2")
                .orThrow()
                .parameters();
        assertEquals(Optional.of("files&versionId=2"), parameters.value("service"));
        assertEquals(Optional.empty(), parameters.value("versionId"));
        assertEquals(Optional.of("a+b c%2B"), parameters.value("x"));
        assertEquals(
                List.of("service", "x", "flag", "x"),
                parameters.list().stream().map(DidParameters.Parameter::name).toList());
        assertEquals(Optional.of(""), parameters.value("flag"));
        assertTrue(DidUrl.of(SUBJECT).parameters().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "#key-1,            did:example:123#key-1",
        "?versionId=2,      did:example:123?versionId=2",
        "/a,                did:example:123/a",
        "/a/./b/../c,       did:example:123/a/c",
        "/../../a,          did:example:123/a",
        "/a/..,             did:example:123/",
        "/a/.,              did:example:123/a/",
        "/.a/..b,           did:example:123/.a/..b",
        "did:example:9#k,   did:example:9#k",
    })
    void resolvesReferencesAgainstTheSubject(String reference, String absolute) {
        assertEquals(absolute, DidUrl.resolve(SUBJECT, reference).orThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-1", "//evil/a", "https://example.com/#k", "did:EXAMPLE:1#k", "#a b", ".", "..", "\\a"})
    void refusesReferencesThatAreNoneOfADocument(String reference) {
        assertEquals(
                DidProblem.INVALID_DID_URL,
                DidUrl.resolve(SUBJECT, reference).problems().get(0).type());
    }

    @Test
    void buildsFromPartsAndRefusesAnIllFormedOneAtOnce() {
        assertEquals("did:example:123#k", DidUrl.of(SUBJECT, "k").toString());
        assertEquals(DidUrl.of(SUBJECT), DidUrl.of(SUBJECT, "k").withoutFragment());
        assertEquals(DidUrl.of(SUBJECT, "j"), DidUrl.of(SUBJECT, "k").withFragment("j"));
        assertThrows(IllegalArgumentException.class, () -> DidUrl.of(SUBJECT, "a b"));
        assertThrows(
                IllegalArgumentException.class, () -> new DidUrl(SUBJECT, "a", Optional.empty(), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DidUrl(SUBJECT, "", Optional.of("versionId=1&versionId=2"), Optional.empty()));
    }

    @Test
    void hasALongestLength() {
        String longest = "did:example:123?q=" + "a".repeat(DidUrl.MAX_LENGTH - 18);
        assertTrue(DidUrl.parse(longest).isOk());
        assertFalse(DidUrl.parse(longest + "a").isOk());
        assertFalse(
                DidUrl.resolve(SUBJECT, "?q=" + "a".repeat(DidUrl.MAX_LENGTH)).isOk());
    }

    /** A full bin of java.util.HashMap becomes a tree only when its keys are Comparable with their own class (JEP 180). */
    @Test
    void isOrderedByItsPartsAndConsistentlyWithEquals() {
        List<DidUrl> ascending = Stream.of(
                        "did:a:b",
                        "did:a:b#AaBB",
                        "did:a:b#BBAa",
                        "did:a:b?x",
                        "did:a:b?x#AaBB",
                        "did:a:b/",
                        "did:a:b/?x",
                        "did:a:c")
                .map(text -> DidUrl.parse(text).orThrow())
                .toList();
        for (int one = 0; one < ascending.size(); one++) {
            for (int other = 0; other < ascending.size(); other++) {
                Comparable<DidUrl> left = ascending.get(one);
                assertEquals(Integer.compare(one, other), Integer.signum(left.compareTo(ascending.get(other))));
            }
        }
        assertEquals(ascending.get(1).hashCode(), ascending.get(2).hashCode());
    }
}
