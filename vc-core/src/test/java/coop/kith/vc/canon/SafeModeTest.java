package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeModeTest {
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String TERMS = "https://club.example/terms#";

    private final Canonicalizer canonicalizer = Canonicalizer.of(Club.library());

    @ParameterizedTest(name = "{0}")
    @DisplayName("V18: what JSON-LD would drop is refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "an undefined term | \"evilClaim\":true | evilClaim",
                "an undefined term in a nested object | \"homepage\":{\"id\":\"https://a.example/\",\"evilClaim\":1} |"
                        + " evilClaim",
                "an undefined type | \"type\":\"Admin\" | Admin",
                "an undefined type beside a known one | \"type\":[\"MembershipCredential\",\"Admin\"] | Admin",
                "a type in the form of a keyword | \"type\":[\"MembershipCredential\",\"@admin\"] | @admin",
                "a type that is mapped to null | \"type\":[\"MembershipCredential\",\"nickname\"] | nickname",
                "a relative IRI as an identifier | \"memberSince\":{\"id\":\"1984\"} | 1984",
                "a relative IRI as a value | \"homepage\":\"ana.html\" | ana.html",
                "an empty IRI as a value | \"homepage\":\"\" | \"\"",
                "a keyword as an IRI | \"homepage\":\"@home\" | JSON-LD",
                "a relative IRI as a vocabulary value | \"role\":\"chair\" | chair",
                "an IRI that N-Quads cannot hold | \"homepage\":\"https://a.example/> <https://b.example/\" |"
                        + " a.example",
                "an IRI with a blank | \"homepage\":\"https://a.example/a b\" | a b",
                "a blank node as a member | \"secret\":1 | _:secret",
                "a blank node's label as an identifier | \"memberSince\":{\"id\":\"_:ana\"} | _:ana",
                "a blank node's label as a value | \"homepage\":\"_:ana\" | _:ana",
                "a bad language tag | \"name\":{\"@value\":\"Ana\",\"@language\":\"a_b\"} | a_b",
                "a language that is no text | \"name\":{\"@value\":\"Ana\",\"@language\":1} | number",
                "a bad language in a language map | \"titles\":{\"a_b\":\"Chair\"} | a_b",
                "a null in a language map | \"titles\":{\"en\":\"Chair\",\"de\":null} | null",
                "an empty array in a language map | \"titles\":{\"en\":\"Chair\",\"de\":[]} | empty array",
                "a term mapped to null | \"nickname\":\"An\" | nickname",
                "null | \"memberSince\":null | null",
                "a null value object | \"name\":{\"@value\":null} | null",
                "a null in an array | \"memberSince\":[2019,null] | null",
                "an empty array | \"memberSince\":[] | empty array",
                "an array in an array | \"memberSince\":[[2019]] | array in an array",
                "an index | \"shelves\":{\"top\":\"books\"} | index",
                "a direction of text | \"name\":{\"@value\":\"Ana\",\"@language\":\"ar\",\"@direction\":\"rtl\"} |"
                        + " direction",
                "a direction that the context sets | \"greeting\":\"Ana\" | direction",
                "a number that needs 17 digits | \"memberSince\":0.30000000000000004 | sixteenth",
                "a node of which nothing is said | \"graphs\":{\"id\":\"urn:a\"} | nothing is said",
                "a relative datatype | \"name\":{\"@value\":\"Ana\",\"@type\":\"Admin\"} | Admin",
                "plain JSON here and not there | \"settings\":1,\"friend\":{\"settings\":1} | plain JSON",
            })
    void refusesWhatWouldBeDropped(String what, String claims, String named) {
        assertRefused(Club.membership(claims), named);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("V18: no member hides behind another spelling")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "an IRI for a term | \"https://club.example/terms#memberSince\":2019",
                "@id for id | \"homepage\":{\"@id\":\"https://a.example/\"}",
                "@type for type | \"@type\":\"MembershipCredential\"",
                "@graph | \"@graph\":[{\"memberSince\":2019}]",
                "@included | \"@included\":[{\"memberSince\":2019}]",
                "another name for @included | \"also\":[{\"memberSince\":2019}]",
                "another name for @nest | \"grouped\":{\"memberSince\":2019}",
                "@reverse | \"@reverse\":{\"homepage\":{\"id\":\"urn:a\"}}",
                "@set | \"memberSince\":{\"@set\":[2019]}",
                "@list | \"memberSince\":{\"@list\":[2019]}",
                "@index | \"memberSince\":{\"@value\":2019,\"@index\":\"a\"}",
                "@annotation | \"@annotation\":{\"memberSince\":2019}",
                "@json | \"memberSince\":{\"@value\":{\"a\":1},\"@type\":\"@json\"}",
                "@default | \"@default\":1",
            })
    void refusesOtherSpellings(String what, String claims) {
        assertRefused(Club.membership(claims), "");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("V19, V20: contexts that could give members other meanings are refused, and none is fetched")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "an inline object after the known ones |"
                        + " [\"https://www.w3.org/ns/credentials/v2\",{\"name\":\"https://evil.example/name\"}] |"
                        + " CONTEXT_NOT_ALLOWED",
                "@vocab added | [\"https://www.w3.org/ns/credentials/v2\",{\"@vocab\":\"https://evil.example/\"}] |"
                        + " CONTEXT_NOT_ALLOWED",
                "@base | [\"https://www.w3.org/ns/credentials/v2\",{\"@base\":\"https://evil.example/\"}] |"
                        + " CONTEXT_NOT_ALLOWED",
                "@import | [\"https://www.w3.org/ns/credentials/v2\",{\"@import\":\"https://www.w3.org/ns/did/v1\"}] |"
                        + " CONTEXT_NOT_ALLOWED",
                "@propagate | [\"https://www.w3.org/ns/credentials/v2\",{\"@propagate\":false}] | CONTEXT_NOT_ALLOWED",
                "null | [\"https://www.w3.org/ns/credentials/v2\",null,\"https://www.w3.org/ns/credentials/v2\"] |"
                        + " CONTEXT_NOT_ALLOWED",
                "an address on the web | [\"https://www.w3.org/ns/credentials/v2\",\"https://evil.example/v2\"] |"
                        + " CONTEXT_NOT_KNOWN",
                "a file | [\"https://www.w3.org/ns/credentials/v2\",\"file:///etc/passwd\"] | CONTEXT_NOT_KNOWN",
                "a jar | [\"https://www.w3.org/ns/credentials/v2\",\"jar:file:///a.jar!/b\"] | CONTEXT_NOT_KNOWN",
                "loopback | [\"https://www.w3.org/ns/credentials/v2\",\"http://127.0.0.1:8080/\"] | CONTEXT_NOT_KNOWN",
                "almost a known one | [\"https://www.w3.org/ns/credentials/v2#\"] | CONTEXT_NOT_KNOWN",
                "a relative one | [\"https://www.w3.org/ns/credentials/v2\",\"v2\"] | CONTEXT_NOT_KNOWN",
                "two data models |"
                        + " [\"https://www.w3.org/ns/credentials/v2\",\"https://www.w3.org/2018/credentials/v1\"] |"
                        + " NOT_JSON_LD",
            })
    void refusesContexts(String what, String context, CanonProblem type) {
        Result<byte[]> refused = canonical(
                Club.credential(context, "\"credentialSubject\":{\"id\":\"did:example:ana\",\"name\":\"Ana\"}"));
        assertEquals(
                type, refused.problems().get(0).type(), () -> refused.problems().toString());
        assertTrue(refused.problems().get(0).nextStep().isPresent());
    }

    @Test
    @DisplayName("V19: the order of contexts is part of their meaning")
    void aBaseContextInSecondPlaceIsRefusedOrMeansSomethingElse() {
        String terms = "{\"@context\":{\"name\":\"https://evil.example/name\"}}";
        Canonicalizer with = Canonicalizer.of(Club.with("https://evil.example/v1", terms));
        String members = "\"credentialSubject\":{\"id\":\"did:example:ana\",\"name\":\"Ana\"}";
        Result<byte[]> after = with.canonicalize(
                Club.credential("[\"" + V2 + "\",\"https://evil.example/v1\"]", members), HashAlgorithm.SHA_256);
        assertEquals(CanonProblem.NOT_JSON_LD, after.problems().get(0).type());
        String before = text(with.canonicalize(
                Club.credential("[\"https://evil.example/v1\",\"" + V2 + "\"]", members), HashAlgorithm.SHA_256));
        assertTrue(before.contains("<https://schema.org/name> \"Ana\""), before);
    }

    @Test
    @DisplayName("V19: a context inside the document is refused, but for presented credentials")
    void aContextInsideIsRefused() {
        assertEquals(
                CanonProblem.CONTEXT_NOT_ALLOWED,
                canonical(Club.membership("\"homepage\":{\"@context\":\"" + V2 + "\",\"id\":\"https://a.example/\"}"))
                        .problems()
                        .get(0)
                        .type());
        JsonObject presentation = Json.parseObject("{\"@context\":[\"" + V2 + "\"],\"type\":\"VerifiablePresentation\","
                        + "\"verifiableCredential\":[" + Club.membership("\"memberSince\":2019") + "]}")
                .orThrow();
        assertTrue(text(canonical(presentation)).contains("memberSince> \"2019\""));
    }

    @Test
    void anInlineContextMayBeAllowedByValue() {
        String inline = "{\"name2\":\"https://club.example/terms#name2\"}";
        JsonObject document = Club.credential(
                "[\"" + V2 + "\"," + inline + "]",
                "\"credentialSubject\":{\"id\":\"did:example:ana\",\"name2\":\"Ana\"}");
        ContextLibrary allowing =
                ContextLibrary.standard().withInline(Json.parseObject(inline).orThrow());
        assertEquals(
                CanonProblem.CONTEXT_NOT_ALLOWED,
                canonical(document).problems().get(0).type());
        assertTrue(Canonicalizer.of(allowing)
                .canonicalize(document, HashAlgorithm.SHA_256)
                .isOk());
    }

    @Test
    void aDocumentWithoutContextIsRefused() {
        assertRefused(Json.parseObject("{\"name\":\"Ana\"}").orThrow(), "no @context");
        assertRefused(Json.parseObject("{\"@context\":[]}").orThrow(), "");
        assertRefused(
                Json.parseObject("{\"@context\":\"" + V2 + "\",\"id\":\"urn:a\"}")
                        .orThrow(),
                "whole document");
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of(
                        "\"memberSince\":2019", "<" + TERMS + "memberSince> \"2019\"^^<" + Literal.XSD + "integer>"),
                Arguments.of("\"memberSince\":2019.0", "\"2019\"^^<" + Literal.XSD + "integer>"),
                Arguments.of("\"memberSince\":0.5", "\"5.0E-1\"^^<" + Literal.XSD + "double>"),
                Arguments.of("\"memberSince\":-1.5e300", "\"-1.5E300\"^^<" + Literal.XSD + "double>"),
                Arguments.of("\"weight\":70", "\"7.0E1\"^^<" + Literal.XSD + "double>"),
                Arguments.of("\"memberSince\":true", "\"true\"^^<" + Literal.XSD + "boolean>"),
                Arguments.of("\"name\":{\"@value\":\"Ana\",\"@language\":\"PT-br\"}", "\"Ana\"@pt-br"),
                Arguments.of("\"titles\":{\"en\":\"Chair\"}", "\"Chair\"@en"),
                Arguments.of("\"homepage\":\"https://a.example/\"", "homepage> <https://a.example/>"),
                Arguments.of("\"role\":\"memberSince\"", "role> <" + TERMS + "memberSince>"),
                Arguments.of("\"steps\":[]", "rdf-syntax-ns#nil>"),
                Arguments.of("\"steps\":[1,2]", "rdf-syntax-ns#rest>"),
                Arguments.of("\"settings\":{\"b\":[null,[]],\"a\":1}", "\"{\\\"a\\\":1,\\\"b\\\":[null,[]]}\"^^"),
                Arguments.of("\"name\":\"a\\u0000\\u007f\\t\\\"\\\\\"", "\"a\\u0000\\u007F\\t\\\"\\\\\""));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void saysEverythingElseInCanonicalForm(String claims, String line) {
        String text = text(canonical(Club.membership(claims)));
        assertTrue(text.contains(line), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"name\":\"Ann\"", "\"memberSince\":1", "\"type\":\"MembershipCredential\"", "\"steps\":[2,1]"})
    void everyClaimChangesTheForm(String claims) {
        assertNotEquals(text(canonical(Club.membership(""))), text(canonical(Club.membership(claims))));
    }

    @Test
    @DisplayName("V18: what is called like JSON elsewhere is ordinary here, and screened")
    void aMemberThatIsJsonInAnotherContextIsOrdinary() {
        String terms = "{\"@context\":{\"value\":\"https://club.example/terms#value\","
                + "\"jwk\":{\"@id\":\"https://club.example/terms#jwk\",\"@type\":\"@json\"}}}";
        Canonicalizer with = Canonicalizer.of(Club.with("https://club.example/value/v1", terms));
        String contexts = "[\"" + V2 + "\",\"https://club.example/value/v1\"]";
        for (String claims : List.of("\"value\":\"12A\"", "\"value\":{\"jwk\":{\"a\":[null]}}")) {
            JsonObject ordinary = Club.credential(contexts, "\"credentialSubject\":{" + claims + "}");
            assertTrue(text(with.canonicalize(ordinary, HashAlgorithm.SHA_256)).contains("terms#value>"));
        }
        for (String claims : List.of(
                "\"value\":null",
                "\"value\":{\"jwk\":1,\"evilClaim\":1}",
                "\"value\":{\"@id\":\"urn:a\",\"jwk\":1}",
                "\"value\":{\"jwk\":{\"a\":null},\"name\":null}")) {
            JsonObject hidden = Club.credential(contexts, "\"credentialSubject\":{" + claims + "}");
            assertEquals(
                    CanonProblem.NOT_COVERED,
                    with.canonicalize(hidden, HashAlgorithm.SHA_256)
                            .problems()
                            .get(0)
                            .type(),
                    claims);
        }
    }

    @Test
    @DisplayName("V18: JSON within an ordinary member does not make up for it")
    void asManyMembersMustComeOutAsJsonAndBeTheSame() {
        String terms = "{\"@context\":{\"jwk\":{\"@id\":\"urn:jwk\",\"@type\":\"@json\"},"
                + "\"value\":{\"@id\":\"urn:value\",\"@type\":\"@json\"},"
                + "\"Plain\":{\"@id\":\"urn:Plain\",\"@context\":{\"value\":\"urn:plain\"}}}}";
        Canonicalizer with = Canonicalizer.of(Club.with("https://club.example/value/v1", terms));
        JsonObject hidden = Club.credential(
                "[\"" + V2 + "\",\"https://club.example/value/v1\"]",
                "\"credentialSubject\":{\"type\":\"Plain\",\"value\":{\"jwk\":{},\"name\":null}}");
        Problem problem =
                with.canonicalize(hidden, HashAlgorithm.SHA_256).problems().get(0);
        assertTrue(problem.detail().contains("plain JSON"), problem::toString);
    }

    @Test
    @DisplayName("V18: an ordinary member cannot pass for JSON by holding some")
    void whatIsPassedOverMustBeJson() {
        String both = "\"settings\":{\"a\":null}";
        assertTrue(canonical(Club.membership(both)).isOk());
        assertRefused(
                Club.membership("\"friend\":{\"settings\":{\"@id\":\"urn:a\",\"memberSince\":null}}," + both), "JSON");
    }

    @ParameterizedTest
    @DisplayName("V19: a context that gives an IRI a second name is refused")
    @ValueSource(
            strings = {
                "{\"until\":\"https://www.w3.org/2018/credentials#validUntil\"}",
                "{\"cred\":\"https://www.w3.org/2018/credentials#\",\"until\":{\"@id\":\"cred:validUntil\"}}",
                "{\"Inner\":{\"@id\":\"urn:inner\",\"@context\":{\"until\":\"https://www.w3.org/2018/credentials#validUntil\"}}}",
                "{\"until\":\"validUntil\"}",
                "{\"key\":\"@id\"}",
                "{\"first\":\"urn:one\",\"second\":\"urn:one\"}",
                "{\"@vocab\":\"https://www.w3.org/2018/\"}",
                "{\"@vocab\":\"https://www.w3.org/ns/credentials/examples#a\"}",
                "{\"@base\":\"https://evil.example/\"}",
                "[\"https://w3id.org/security/v1\"]",
                "{\"@version\":1.1,\"@import\":\"https://w3id.org/security/v1\"}",
                "{\"Inner\":{\"@id\":\"urn:inner\",\"@context\":\"https://w3id.org/security/v1\"}}",
                "{\"about\":{\"@reverse\":\"https://www.w3.org/2018/credentials#credentialSubject\"}}",
                "{\"expirationDate\":\"https://www.w3.org/2018/credentials#expirationDate\"}"
            })
    void refusesContextsThatGiveASecondName(String definitions) {
        Canonicalizer with =
                Canonicalizer.of(Club.with("https://evil.example/v1", "{\"@context\":" + definitions + "}"));
        JsonObject document = Club.credential(
                "[\"" + V2 + "\",\"https://evil.example/v1\"]", "\"credentialSubject\":{\"name\":\"Ana\"}");
        Result<byte[]> refused = with.canonicalize(document, HashAlgorithm.SHA_256);
        assertEquals(CanonProblem.CONTEXT_NOT_ALLOWED, refused.problems().get(0).type());
    }

    @Test
    void theContextsThatKithBringsAlongGiveOneNameButForThreeOldOnes() {
        ContextLibrary library = ContextLibrary.standard();
        assertEquals(
                List.of(
                        "https://w3id.org/security/bbs/v1",
                        "https://w3id.org/security/v1",
                        "https://w3id.org/security/v2"),
                library.urls().stream()
                        .filter(url -> library.iris().fault(new JsonString(url)).isPresent())
                        .sorted()
                        .toList());
    }

    @Test
    void doesWithoutTheSecondNameOfAnOldContext() {
        String old = "https://w3id.org/security/suites/ed25519-2020/v1";
        Canonicalizer with = Canonicalizer.of(
                Club.with("https://club.example/v9", "{\"@context\":{\"signature\":\"urn:club:signature\"}}"));
        String subject = "\"credentialSubject\":{\"name\":\"Ana\",\"signature\":\"A\"}";
        JsonObject usual = Club.credential("[\"" + V2 + "\",\"https://club.example/v9\"]", subject);
        JsonObject both = Club.credential("[\"" + V2 + "\",\"https://club.example/v9\",\"" + old + "\"]", subject);
        assertTrue(with.canonicalize(usual, HashAlgorithm.SHA_256).isOk());
        Problem problem =
                with.canonicalize(both, HashAlgorithm.SHA_256).problems().get(0);
        assertEquals("/credentialSubject/signature", problem.where().toString());
        assertTrue(with.canonicalize(
                        Club.credential("[\"" + V2 + "\",\"" + old + "\"]", "\"credentialSubject\":{\"name\":\"Ana\"}"),
                        HashAlgorithm.SHA_256)
                .isOk());
    }

    @Test
    @DisplayName("V19: an identifier has one spelling")
    void refusesIdentifiersThatMayBeShort() {
        String terms = "{\"@context\":{\"ex\":\"did:example:\"}}";
        Canonicalizer with = Canonicalizer.of(Club.with("https://club.example/short/v1", terms));
        JsonObject document = Club.credential(
                "[\"" + V2 + "\",\"https://club.example/short/v1\"]",
                "\"credentialSubject\":{\"id\":\"ex:ana\",\"name\":\"Ana\"}");
        Problem problem =
                with.canonicalize(document, HashAlgorithm.SHA_256).problems().get(0);
        assertTrue(problem.detail().contains("ex:ana"), problem::toString);
    }

    @Test
    void theOrderOfMembersDoesNot() {
        assertEquals(
                text(canonical(Club.membership("\"name\":\"Ana\",\"memberSince\":[1,2]"))),
                text(canonical(Club.membership("\"memberSince\":[2,1],\"name\":\"Ana\""))));
    }

    private void assertRefused(JsonObject document, String named) {
        Result<byte[]> result = canonical(document);
        List<Problem> problems = result.problems();
        assertEquals(1, problems.size(), () -> problems.isEmpty() ? text(result) : problems.toString());
        Problem problem = problems.get(0);
        assertTrue(
                problem.type() == CanonProblem.NOT_COVERED || problem.type() == CanonProblem.NOT_JSON_LD,
                problem::toString);
        assertTrue(problem.detail().contains(named), problem::toString);
        assertTrue(problem.nextStep().isPresent(), problem::toString);
    }

    private Result<byte[]> canonical(JsonObject document) {
        return canonicalizer.canonicalize(document, HashAlgorithm.SHA_256);
    }

    private static String text(Result<byte[]> canonical) {
        return new String(canonical.orThrow(), StandardCharsets.UTF_8);
    }
}
