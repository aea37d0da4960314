package coop.kith.trust.intake.generic;

import static coop.kith.trust.intake.generic.Mapped.json;
import static coop.kith.trust.intake.generic.Mapped.mapping;
import static coop.kith.trust.intake.generic.Mapped.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format: each thing that it refuses, at its place. */
final class MappingTest {
    private static final String STATEMENT =
            rule("'as':'statement','predicate':'https://coop.example/skilled','value':'/credentialSubject/skill'");
    private static final String MEMBER = rule("'as':'membership'");

    private static void refused(String mapping, MappingProblem type, String where) {
        List<Problem> problems = Mapping.parse(json(mapping)).problems();
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.type() == type
                                && problem.where().toString().equals(where)),
                () -> mapping + " gave " + problems);
    }

    @Test
    void aMappingIsKnownByTheDigestOfItsMeaningNotOfItsLayout() {
        Mapping one = Mapping.parse(json(mapping(MEMBER))).orThrow();
        Mapping other = Mapping.parse(json("{'rules':[" + MEMBER + "],'name':'coop','kith':'mapping-1'}"))
                .orThrow();
        assertEquals(one, other);
        assertTrue(one.digest().startsWith("zQm"), one.digest());
        assertNotEquals(one, Mapping.parse(json(mapping(STATEMENT))).orThrow());
    }

    @Test
    void aTypoIsRefusedAtEveryLevel() {
        refused(mapping(MEMBER).replace("{'kith'", "{'rule':[],'kith'"), MappingProblem.UNKNOWN_MEMBER, "/rule");
        refused(mapping(MEMBER.replace("'as'", "'issuer':[],'as'")), MappingProblem.UNKNOWN_MEMBER, "/rules/0/issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "type", "issuers", "subject", "as"})
    void whatSaysWhichCredentialsAreMeantIsRequired(String name) {
        refused(
                mapping(MEMBER, MEMBER.replace("'" + name + "':", "'description':")),
                MappingProblem.MISSING_MEMBER,
                "/rules/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'everyone'", "[]", "['']", "[1]", "null", "true", "{}"})
    void issuersAreNamedOrSaidToBeAnyone(String issuers) {
        refused(
                mapping("{" + Mapped.KIND + "," + Mapped.SUBJECT + ",'as':'membership','issuers':" + issuers + "}"),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/issuers");
    }

    @Test
    void anIssuerIsADid() {
        List<Problem> problems = Mapping.parse(json(
                        mapping("{" + Mapped.KIND + "," + Mapped.SUBJECT + ",'as':'membership','issuers':['coop']}")))
                .problems();
        assertEquals("/rules/0/issuers", problems.get(0).where().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "credentialSubject/id", "/proof/verificationMethod", "/proof", "/a~2"})
    void aPlaceIsAPointerIntoWhatIsSigned(String place) {
        refused(
                mapping(MEMBER.replace("/credentialSubject/id", place)),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/subject");
    }

    @Test
    void aConditionStandsAtAPlaceToo() {
        refused(
                mapping(rule("'where':{'/proof/created':['x']},'as':'membership'")),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/where/~1proof~1created");
        refused(
                mapping(rule("'where':{'/credentialSubject/status':'active'},'as':'membership'")),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/where/~1credentialSubject~1status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VerifiableCredential", "DTGCredential"})
    void someTypesAreNoKindOfTheirOwn(String type) {
        refused(mapping(MEMBER.replace("WorkerCredential", type)), MappingProblem.MALFORMED_VALUE, "/rules/0/type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skilled", "coop:skilled", "https://coop.example/a b", ""})
    void aPredicateIsAnAbsoluteIri(String predicate) {
        refused(
                mapping(STATEMENT.replace("https://coop.example/skilled", predicate)),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/predicate");
    }

    @Test
    void aStatementHasOneObjectAndNothingElseHasOne() {
        refused(
                mapping(STATEMENT.replace("'value'", "'id':'/x','value'")),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/value");
        refused(
                mapping(rule("'as':'statement','predicate':'https://coop.example/skilled'")),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/value");
        refused(
                mapping(rule("'as':'membership','predicate':'https://coop.example/skilled'")),
                MappingProblem.MALFORMED_VALUE,
                "/rules/0/predicate");
        refused(mapping(rule("'as':'authority'")), MappingProblem.MALFORMED_VALUE, "/rules/0/as");
    }

    @Test
    void anotherVersionIsRefusedBeforeAnythingElse() {
        refused(mapping(MEMBER).replace("mapping-1", "mapping-2"), MappingProblem.UNKNOWN_VERSION, "/kith");
        refused(mapping(MEMBER).replace("mapping-1", "policy-1"), MappingProblem.UNKNOWN_VERSION, "/kith");
    }

    @Test
    void rulesAreAtLeastOneAndNotEndless() {
        refused(mapping(), MappingProblem.MALFORMED_VALUE, "/rules");
        String[] rules = Collections.nCopies(257, MEMBER).toArray(String[]::new);
        refused(mapping(rules), MappingProblem.MALFORMED_VALUE, "/rules");
        rules = Collections.nCopies(256, MEMBER).toArray(String[]::new);
        assertTrue(Mapping.parse(json(mapping(rules))).isOk());
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        List<Problem> problems = Mapping.parse(json(mapping(
                        MEMBER.replace("'as'", "'like'").replace("'subject'", "'about'"),
                        STATEMENT.replace("'predicate'", "'says'"))))
                .problems();
        assertEquals(
                Map.of(MappingProblem.UNKNOWN_MEMBER, 3L, MappingProblem.MISSING_MEMBER, 3L),
                problems.stream().collect(Collectors.groupingBy(Problem::type, Collectors.counting())));
    }
}
