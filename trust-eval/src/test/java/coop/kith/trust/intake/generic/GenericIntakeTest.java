package coop.kith.trust.intake.generic;

import static coop.kith.trust.intake.generic.Mapped.ANA;
import static coop.kith.trust.intake.generic.Mapped.COOP;
import static coop.kith.trust.intake.generic.Mapped.KIND;
import static coop.kith.trust.intake.generic.Mapped.SPRING;
import static coop.kith.trust.intake.generic.Mapped.STRANGER;
import static coop.kith.trust.intake.generic.Mapped.SUBJECT;
import static coop.kith.trust.intake.generic.Mapped.intake;
import static coop.kith.trust.intake.generic.Mapped.json;
import static coop.kith.trust.intake.generic.Mapped.mapping;
import static coop.kith.trust.intake.generic.Mapped.rule;
import static coop.kith.trust.intake.generic.Mapped.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Really signed credentials of a made-up vocabulary, read by mappings. */
final class GenericIntakeTest {
    private static final GenericIntake MEMBERSHIP = intake(rule("'as':'membership'"));

    private static Result<Evidence> read(GenericIntake intake, Person issuer, JsonObject unsigned) {
        return intake.read(issuer.verified(unsigned, SPRING), SPRING);
    }

    private static void refused(MappingProblem type, Result<Evidence> result) {
        assertEquals(
                List.of(type), result.problems().stream().map(Problem::type).toList(), result::toString);
        assertTrue(result.problems().stream()
                .allMatch(problem -> problem.nextStep().isPresent()));
    }

    @Test
    void aCredentialIsAMembershipWhereTheMappingSaysSo() {
        Evidence evidence = read(MEMBERSHIP, COOP, worker()).orThrow();
        assertEquals(EvidenceKind.MEMBERSHIP_GRANT, evidence.kind());
        assertEquals(ANA.did(), evidence.subject());
        assertEquals(COOP.did(), evidence.issuer());
        assertEquals(Optional.of(COOP.did()), evidence.reading().community());
        assertEquals(Optional.empty(), evidence.reading().issuerScope());
    }

    @Test
    void aMembershipIsHalfUntilTheMemberAcknowledgesItsDigest() {
        Evidence grant = read(MEMBERSHIP, COOP, worker()).orThrow();
        assertTrue(TrustGraph.of(List.of(grant), SPRING).edges().stream().noneMatch(TrustGraph.Edge::complete));
        Evidence answer = Dtg.evidence(ANA, Dtg.acknowledgement(COOP, grant.digestMultibase(), SPRING), SPRING);
        assertTrue(
                TrustGraph.of(List.of(grant, answer), SPRING).edges().stream().allMatch(TrustGraph.Edge::complete));
    }

    @Test
    void twoCredentialsMakeARelationshipWhole() {
        GenericIntake intake = intake("{" + KIND + ",'issuers':'anyone'," + SUBJECT + ",'as':'relationship'}");
        Evidence one = read(intake, COOP, worker()).orThrow();
        Evidence other =
                read(intake, ANA, worker("{'id':'" + COOP.did() + "'}")).orThrow();
        assertEquals(EvidenceKind.RELATIONSHIP, one.kind());
        assertTrue(TrustGraph.of(List.of(one, other), SPRING).edges().stream().allMatch(TrustGraph.Edge::complete));
    }

    @Test
    void aStatementTakesItsObjectFromThePlaceThatTheMappingNames() {
        String says = "'as':'statement','predicate':'https://coop.example/skilled',";
        for (var form : List.of(
                List.of("'value':'/credentialSubject/skill'", new Statement.Value(json("{'name':'weaving'}"))),
                List.of("'id':'/credentialSubject/site'", new Statement.Entity("https://site.example/1")),
                List.of(
                        "'digestMultibase':'/credentialSubject/contract'",
                        new Statement.Digest("zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n")))) {
            Evidence evidence =
                    read(intake(rule(says + form.get(0))), COOP, worker()).orThrow();
            assertEquals(EvidenceKind.STATEMENT, evidence.kind());
            Statement statement = evidence.reading().statement().orElseThrow();
            assertEquals("https://coop.example/skilled", statement.predicate());
            assertEquals(form.get(1), statement.object());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'value':'/credentialSubject/skills'",
                "'value':'/credentialSubject/skill/0'",
                "'id':'/credentialSubject/skill'",
                "'id':'/credentialSubject/status'",
                "'digestMultibase':'/credentialSubject/status'"
            })
    void whatIsNotAtThePlaceIsNotGuessed(String object) {
        refused(
                MappingProblem.NOT_AS_MAPPED,
                read(
                        intake(rule("'as':'statement','predicate':'https://coop.example/skilled'," + object)),
                        COOP,
                        worker()));
    }

    @Test
    void theWordOfAnotherIssuerIsRefused() {
        refused(MappingProblem.ISSUER_NOT_ALLOWED, read(MEMBERSHIP, STRANGER, worker()));
    }

    @Test
    void withoutAMappingNothingIsRead() {
        refused(MappingProblem.NO_RULE, read(GenericIntake.of(List.of()), COOP, worker()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['VerifiableCredential','workerCredential']",
                "['VerifiableCredential','MembershipCredential']",
                "['VerifiableCredential','WorkerCredential','FormerWorkerCredential']",
                "['VerifiableCredential']"
            })
    void anotherTypeIsAnotherKindHoweverItIsSpelled(String types) {
        refused(
                MappingProblem.NO_RULE,
                read(
                        MEMBERSHIP,
                        COOP,
                        worker().with(
                                        "type",
                                        json("{'t':" + types + "}").get("t").orElseThrow())));
    }

    @Test
    void theOrderOfTypesMakesNoDifference() {
        assertTrue(read(
                        MEMBERSHIP,
                        COOP,
                        worker().with("type", JsonArray.ofStrings(List.of("WorkerCredential", "VerifiableCredential"))))
                .isOk());
    }

    @Test
    void aTermUnderAnotherContextIsAnotherTerm() {
        JsonObject other = worker().with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://www.w3.org/ns/credentials/examples/v2")));
        refused(MappingProblem.NO_RULE, read(MEMBERSHIP, COOP, other));
    }

    @Test
    void aCredentialThatDoesNotMeetWhereIsRefused() {
        GenericIntake active = intake(rule("'where':{'/credentialSubject/status':['active']},'as':'membership'"));
        assertTrue(read(active, COOP, worker()).isOk());
        for (String status : List.of("'retired'", "true", "['active']", "{'active':'active'}")) {
            refused(
                    MappingProblem.NO_RULE,
                    read(active, COOP, worker("{'id':'" + ANA.did() + "','status':" + status + "}")));
        }
        refused(MappingProblem.NO_RULE, read(active, COOP, worker("{'id':'" + ANA.did() + "'}")));
    }

    @Test
    void aSubjectWithoutADidIsRefused() {
        for (String subject : List.of("{'name':'Ana'}", "{'id':'https://ana.example/'}", "{'id':'urn:uuid:1'}")) {
            refused(MappingProblem.NOT_AS_MAPPED, read(MEMBERSHIP, COOP, worker(subject)));
        }
    }

    @Test
    void aListOfOneSubjectIsThatSubjectAndOneOfTwoIsNotChosen() {
        String one = "{'id':'" + ANA.did() + "'}";
        assertTrue(read(MEMBERSHIP, COOP, worker("[" + one + "]")).isOk());
        refused(
                MappingProblem.NOT_AS_MAPPED,
                read(MEMBERSHIP, COOP, worker("[" + one + ",{'id':'" + STRANGER.did() + "'}]")));
    }

    @Test
    void aDtgCredentialIsNotGivenAnotherMeaning() {
        refused(MappingProblem.OWN_PROFILE, read(MEMBERSHIP, COOP, Dtg.relationship(ANA, SPRING)));
    }

    @Test
    void rulesThatSayTheSameAgreeAndOthersContradictInEitherOrder() {
        String member = rule("'as':'membership'");
        String knows = rule("'as':'relationship'");
        String memberAgain = rule("'where':{'/credentialSubject/status':['active']},'as':'membership'");
        assertTrue(read(intake(member, memberAgain), COOP, worker()).isOk());
        for (GenericIntake intake : List.of(
                intake(member, knows), intake(knows, member), GenericIntake.of(List.of(one(member), one(knows))))) {
            refused(MappingProblem.CONTRADICTORY, read(intake, COOP, worker()));
        }
    }

    @Test
    void aRuleThatCannotReadTheCredentialIsNotPassedOver() {
        String elsewhere = rule("'as':'membership'").replace("/credentialSubject/id", "/credentialSubject/member");
        refused(MappingProblem.NOT_AS_MAPPED, read(intake(rule("'as':'membership'"), elsewhere), COOP, worker()));
    }

    @Test
    void whatIsReadIsHeldToItsOwnWords() {
        Evidence evidence = read(MEMBERSHIP, COOP, worker()).orThrow();
        assertEquals(
                Json.write(worker().get("credentialSubject").orElseThrow()),
                Json.write(evidence.verified()
                        .orElseThrow()
                        .credential()
                        .json()
                        .get("credentialSubject")
                        .orElseThrow()));
    }

    private static Mapping one(String rule) {
        return Mapping.parse(json(mapping(rule))).orThrow();
    }
}
