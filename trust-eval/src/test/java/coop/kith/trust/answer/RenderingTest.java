package coop.kith.trust.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.answer.TrustAnswer.PolicyName;
import coop.kith.trust.answer.View.Privacy;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class RenderingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Did did(String name) {
        return Did.parse("did:key:z6Mk" + name + "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ" + name)
                .orThrow();
    }

    private static Hop hop(String from, String to) {
        return new Hop(
                did(from),
                did(to),
                "relationship",
                Optional.empty(),
                List.of("zQm" + from + to),
                Instant.parse("2026-03-01T09:00:00Z"));
    }

    private static Path path(String... names) {
        return new Path(java.util.stream.IntStream.range(1, names.length)
                .mapToObj(place -> hop(names[place - 1], names[place]))
                .toList());
    }

    private static final Map<Did, String> NAMES = Map.of(
            did("maraA"), "Mara", did("hansH"), "Hans", did("jiaJJ"), "Jia", did("pupp1"), "Pia", did("pupp2"), "Paul");

    private static TrustAnswer refer() {
        return new TrustAnswer(
                new TrustQuestion(did("jiaJJ"), NOW, NOW),
                new PolicyName("vouched-newcomer", "zQmPolicy"),
                Decision.REFER,
                Ground.DEPENDENT,
                new Measure("independent-vouchers", 1, 1, 2, 2),
                new Explanation(
                        List.of(path("maraA", "hansH", "pupp1", "jiaJJ")),
                        0,
                        List.of(path("maraA", "hansH", "pupp2", "jiaJJ")),
                        0,
                        List.of(did("hansH")),
                        List.of(new NotCounted(
                                "zQmpupp2jiaJJ", did("pupp2"), did("jiaJJ"), "not-independent", List.of(did("hansH")))),
                        0,
                        List.of(new Need("independent-vouchers", 1, List.of(did("hansH")))),
                        List.of(new Counterfactual(did("hansH"), Decision.NEED, 0, 0, true))));
    }

    private static View named() {
        return View.plain().named(NAMES);
    }

    @Test
    void theTextCanBeReadAloud() {
        assertEquals("""
                REFER: do not decide this by counting. 2 vouchers speak for Jia, but all of them hang on one person, Hans.

                Because:
                  - Mara, an anchor you chose, vouches for Hans (they know each other, 2026-03-01); Hans vouches for Pia (they know each other, 2026-03-01); Pia vouches for Jia (they know each other, 2026-03-01).

                Reached, but not independent:
                  - Mara, an anchor you chose, vouches for Hans (they know each other, 2026-03-01); Hans vouches for Paul (they know each other, 2026-03-01); Paul vouches for Jia (they know each other, 2026-03-01).

                What is missing:
                  - One more voucher whom your anchors lead to without passing through Hans.

                If one of these fell away:
                  - Without Hans: NEED 2 more (0 of 2).
                """, refer().toText(named()));
    }

    @Test
    void whatIsKnownOnlyBetweenTwoEndsIsSaidSo() {
        TrustAnswer exact = refer();
        TrustAnswer open = new TrustAnswer(
                exact.question(),
                exact.policy(),
                Decision.NEED,
                Ground.TOO_FEW,
                new Measure("independent-vouchers", 1, 3, 4, 5),
                exact.explanation());
        String text = open.toText(named());
        assertTrue(
                text.lines().toList().get(1).startsWith("The exact number could not be found in the steps allowed:"),
                text);
        assertTrue(text.contains("from 1 to 3"), text);
        JsonObject bound = open.toJson().object("bound").orElseThrow();
        assertEquals(
                List.of("lower", "upper", "exact", "sentence"),
                List.copyOf(bound.members().keySet()));
        assertTrue(
                !open.values(View.Privacy.NAMED).object("bound").orElseThrow().has("sentence"));
        assertTrue(!exact.toText(named()).contains("exact number"));
    }

    @Test
    void theJsonHasItsStableMembers() {
        JsonObject json = refer().toJson();
        assertEquals(
                List.of(
                        "verdict",
                        "ground",
                        "sentence",
                        "result",
                        "bound",
                        "because",
                        "becauseMore",
                        "dependent",
                        "dependentMore",
                        "bottleneck",
                        "notCounted",
                        "notCountedMore",
                        "needs",
                        "fragileTo",
                        "counterfactuals",
                        "parts",
                        "question",
                        "policy"),
                List.copyOf(json.members().keySet()));
        assertEquals("refer", json.string("verdict").orElse(""));
        assertEquals(
                "{\"measure\":\"independent-vouchers\",\"value\":1,\"needed\":2,\"counted\":2}",
                Json.write(json.object("result").orElseThrow()));
        assertEquals(
                "{\"lower\":1,\"upper\":1,\"exact\":true}",
                Json.write(json.object("bound").orElseThrow()));
        assertTrue(Json.write(json).contains("\"evidence\":[\"zQmmaraAhansH\"],\"date\":\"2026-03-01T09:00:00Z\""));
        assertTrue(Json.write(json).contains("\"code\":\"not-independent\",\"through\":[\"" + did("hansH") + "\"]"));
        assertEquals(Json.parse(Json.write(json)).orThrow(), json);
    }

    @Test
    void theSvgIsWellFormedAndMarksTheHourglass() {
        Document svg = parsed(refer().toSvg(named()));
        assertEquals("svg", svg.getDocumentElement().getLocalName());
        assertEquals(0, svg.getElementsByTagName("script").getLength());
        String text = refer().toSvg(named());
        assertTrue(text.matches("(?s).*<title>Hans</title><path class=\"hourglass\".*"));
        assertEquals(3, text.split("class=\"strong\"", -1).length - 1);
        assertEquals(2, text.split("class=\"link\"", -1).length - 1);
        assertFalse(text.contains("\r"));
    }

    @Test
    void dotAndMermaidShowTheSamePicture() {
        String dot = refer().toDot(named());
        assertTrue(dot.contains("[label=\"Hans\", shape=octagon"), dot);
        assertEquals(5, dot.split(" -> ", -1).length - 1);
        String mermaid = refer().toMermaid(named());
        assertTrue(mermaid.contains("{{\"Hans\"}}:::hourglass"), mermaid);
        assertEquals(3, mermaid.split(" ==> ", -1).length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted\" \\ back",
                "</title></svg><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a\nb\r\nc\u2028d\u0085e",
                "\u202Edesrever\u2066\u200Fx\u200B",
                "]]> --> \"]; n9 -> n1 [x=\"",
                "%s {0} #quot; `code` ${x}",
                "\uD800 lone \uDFFF",
                "\u0000\u0007\u001B[31m"
            })
    void aHostileNameStaysAName(String name) {
        View view = View.plain().named(Map.of(did("hansH"), name));
        String text = refer().toText(view);
        assertEquals(refer().toText(named()).lines().count(), text.lines().count());
        assertTrue(text.codePoints()
                .allMatch(character -> character == '\n' || Character.getType(character) != Character.CONTROL));
        assertTrue(text.codePoints().noneMatch(character -> Character.getType(character) == Character.FORMAT));
        Document svg = parsed(refer().toSvg(view));
        assertEquals(0, svg.getElementsByTagName("script").getLength());
        assertEquals(0, svg.getElementsByTagName("img").getLength());
        assertEquals(
                parsed(refer().toSvg()).getElementsByTagName("*").getLength() - lines(refer().toSvg()),
                svg.getElementsByTagName("*").getLength() - lines(refer().toSvg(view)));
        String dot = refer().toDot(view);
        assertEquals(refer().toDot(named()).lines().count(), dot.lines().count());
        assertEquals(
                0,
                dot.replace("\\\\", "")
                                .replace("\\\"", "")
                                .chars()
                                .filter(c -> c == '"')
                                .count()
                        % 2);
        assertEquals(
                refer().toMermaid(named()).lines().count(),
                refer().toMermaid(view).lines().count());
        assertFalse(refer().toMermaid(view).contains("<"));
    }

    private static int lines(String svg) {
        return svg.split("class=\"title\"", -1).length;
    }

    @Test
    void aNameThatTwoShareOrThatLooksLikeADidIsFollowedByTheDid() {
        View shared = View.plain()
                .named(Map.of(did("pupp1"), "Mara", did("maraA"), "Mara", did("hansH"), "did:key:z6Mkfake"));
        String text = refer().toText(shared);
        assertTrue(text.contains("Mara (did:key:z6MkmaraAZ\u2026araA)"), text);
        assertTrue(text.contains("Mara (did:key:z6Mkpupp1Z\u2026upp1)"), text);
        assertTrue(text.contains("did:key:z6Mkfake (did:key:z6MkhansHZ\u2026ansH)"), text);
    }

    @Test
    void didsThatWouldLookAlikeAreShortenedLess() {
        Did one = Did.parse("did:example:aaaaaaaaaaXbbbbbbbbbb").orThrow();
        Did two = Did.parse("did:example:aaaaaaaaaaYbbbbbbbbbb").orThrow();
        Explanation explanation = new Explanation(
                List.of(new Path(List.of(new Hop(one, two, "relationship", Optional.empty(), List.of("z1"), NOW)))),
                0,
                List.of(),
                0,
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
        TrustAnswer answer = new TrustAnswer(
                new TrustQuestion(two, NOW, NOW),
                new PolicyName("p", "z"),
                Decision.ALLOW,
                Ground.ENOUGH,
                new Measure("independent-vouchers", 1, 1, 1, 1),
                explanation);
        Labels labels = Labels.of(answer, View.plain());
        assertNotEquals(labels.of(one), labels.of(two));
    }

    @ParameterizedTest
    @EnumSource(
            value = Privacy.class,
            names = {"ROLES", "COUNTS"})
    void aViewThatDoesNotNameLetsNoOtherPersonThrough(Privacy privacy) {
        View view = named().telling(privacy);
        for (String shown : List.of(
                refer().toText(view),
                Json.write(refer().toJson(view)),
                refer().toSvg(view),
                refer().toDot(view),
                refer().toMermaid(view))) {
            for (String trace : List.of(
                    "maraA", "hansH", "pupp1", "pupp2", "Mara", "Hans", "Pia", "Paul", "zQmpupp", "2026-03-01")) {
                assertFalse(shown.contains(trace), trace + " in " + shown);
            }
        }
        assertEquals("refer", refer().toJson(view).string("verdict").orElse(""));
        assertEquals(
                1, refer().toJson(view).array("needs").orElseThrow().items().size());
    }

    @Test
    void anotherLanguageWithoutAFileIsEnglishWhateverTheMachineIsSetTo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(refer().toText(named()), refer().toText(named().in(Locale.forLanguageTag("ar-EG"))));
            assertEquals("refer", refer().toJson().string("verdict").orElse(""));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Document parsed(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (java.io.IOException
                | org.xml.sax.SAXException
                | javax.xml.parsers.ParserConfigurationException notWellFormed) {
            throw new AssertionError(svg, notWellFormed);
        }
    }
}
