package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of N-Quads, by statements that follow it and by texts that do not. */
final class NQuadsTest {
    @Test
    void readsEveryFormOfAStatement() {
        assertEquals(
                List.of(
                        "<urn:a> <urn:p> <urn:b> .\n",
                        "_:b.0 <urn:p> _:0-\u00b7 <urn:g> .\n",
                        "_:b <urn:p> \"tab\\t, quote\\\", e\u0301, \ud83c\udf33\" _:g .\n",
                        "<urn:a> <urn:p> \"salut\"@fr-CA .\n",
                        "<urn:\u00e4> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
                        "<urn:a> <urn:p> \"a\"^^<https://www.w3.org/ns/i18n#en_ltr> .\n",
                        "<urn:a> <urn:p> \"plain\" .\n"),
                lines("""
                        # A comment, and an empty line

                        <urn:a><urn:p><urn:b>.
                          _:b.0 <urn:p>	_:0-\u00b7 <urn:g> . # and one behind a statement
                        _:b <urn:p> "tab\\t, quote\\u0022, e\u0301, \\U0001F333" _:g.\r
                        <urn:a> <urn:p> "salut"@fr-CA .
                        <urn:\\u00e4> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
                        <urn:a> <urn:p> "a"^^<https://www.w3.org/ns/i18n#en_ltr> .
                        <urn:a> <urn:p> "plain"^^<http://www.w3.org/2001/XMLSchema#string> .
                        <urn:a> <urn:p> <urn:b> .
                        """));
    }

    @Test
    void aTextMayEndWithoutALineEndOrBeEmpty() {
        assertEquals(List.of("<urn:a> <urn:p> _:b .\n"), lines("<urn:a> <urn:p> _:b."));
        assertEquals(List.of(), lines(""));
        assertEquals(List.of(), lines(" # nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_:b",
                "_:",
                "_b <urn:p> _:c .",
                "_:-b <urn:p> _:c .",
                "<urn:a> <urn:p> <urn:b>",
                "<urn:a> <urn:p> <urn:b> <urn:g> <urn:h> .",
                "<urn:a> <urn:p> <urn:b> . <urn:a> <urn:p> <urn:c> .",
                "\"a\" <urn:p> <urn:b> .",
                "<urn:a> _:p <urn:b> .",
                "<urn:a> \"p\" <urn:b> .",
                "<urn:a> <urn:p> <urn:b> \"g\" .",
                "<urn:a> <urn:p> .",
                "<urn:a> <urn:p> <urn:b",
                "<a> <urn:p> <urn:b> .",
                "<> <urn:p> <urn:b> .",
                "<:a> <urn:p> <urn:b> .",
                "<1urn:a> <urn:p> <urn:b> .",
                "<urn:a b> <urn:p> <urn:b> .",
                "<urn:a\\u0020b> <urn:p> <urn:b> .",
                "<urn:a\\u003eb> <urn:p> <urn:b> .",
                "<urn:a\\n> <urn:p> <urn:b> .",
                "<urn:a> <urn:p> \"b .",
                "<urn:a> <urn:p> \"b\nc\" .",
                "<urn:a> <urn:p> \"b\\x\" .",
                "<urn:a> <urn:p> \"b\\u00g0\" .",
                "<urn:a> <urn:p> \"b\\u00\" .",
                "<urn:a> <urn:p> \"b\\uD800\" .",
                "<urn:a> <urn:p> \"b\\U00110000\" .",
                "<urn:a> <urn:p> \"b\\UFFFFFFFF\" .",
                "<urn:a> <urn:p> \"b\ud800\" .",
                "<urn:a> <urn:p> \"b\"@ .",
                "<urn:a> <urn:p> \"b\"@en- .",
                "<urn:a> <urn:p> \"b\"@1en .",
                "<urn:a> <urn:p> \"b\"^<urn:t> .",
                "<urn:a> <urn:p> \"b\"^^_:t .",
                "<urn:a> <urn:p> \"b\"^^\"t\" .",
                "BASE <urn:a>",
            })
    void refusesWhatTheGrammarDoesNotHave(String text) {
        Problem problem =
                NQuads.read("<urn:a> <urn:p> <urn:b> .\n" + text).problems().get(0);
        assertEquals(CanonProblem.NOT_N_QUADS, problem.type());
        assertTrue(problem.detail().contains("in line 2, "), problem.detail());
    }

    private static List<String> lines(String text) {
        return NQuads.read(text).orThrow().stream().map(Quad::line).toList();
    }
}
