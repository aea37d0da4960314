package coop.kith.trust.intake.dtg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Mandate;
import coop.kith.trust.evidence.Statement;
import coop.kith.vc.model.Credential;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule has an input that it alone refuses. */
final class ShapeTest {
    private static final String DIGEST = "zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n";
    private static final String BOTH =
            "['https://www.w3.org/ns/credentials/v2','https://registry.trustoverip.org/dtg/context/v1']";
    private static final String OWN = "https://vtc.example/vocab#observed";
    private static final DtgProfile PROFILE = DtgProfile.standard()
            .accepting(PredicateProfile.WITNESSED, PredicateProfile.VETTED, PredicateProfile.of(OWN));

    private static JsonObject relationship() {
        return json("{'@context':" + BOTH + ",'type':['VerifiableCredential','DTGCredential','RelationshipCredential'],"
                + "'issuer':'did:example:alice','issuerScope':'directed','validFrom':'2026-05-01T10:00:00Z',"
                + "'credentialSubject':{'id':'did:example:bob'}}");
    }

    private static JsonObject membership(String scope, String subject) {
        return typed("MembershipCredential").with("issuerScope", scope).with("credentialSubject", json(subject));
    }

    private static JsonObject statement(String subject) {
        return typed("StatementCredential").with("credentialSubject", json(subject));
    }

    private static JsonObject mandate(String type, String stated) {
        JsonObject subject = json("{'id':'did:example:bob','" + type.toLowerCase(Locale.ROOT) + "':" + stated + "}");
        return typed(type + "Credential")
                .with("validUntil", "2026-06-01T10:00:00Z")
                .with("credentialSubject", subject);
    }

    private static JsonObject typed(String type) {
        return relationship()
                .with(
                        "type",
                        json("{'t':['VerifiableCredential','DTGCredential','" + type + "']}")
                                .get("t")
                                .orElseThrow());
    }

    @Test
    void readsARelationship() {
        assertTrue(read(relationship()).isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['https://www.w3.org/ns/credentials/v2']",
                "['https://www.w3.org/ns/credentials/v2','https://registry.trustoverip.org/dtg/context/v2']",
                "['https://www.w3.org/ns/credentials/v2','https://registry.trustoverip.org/dtg/context/v1/']",
                "['https://www.w3.org/ns/credentials/v2','https://example.org/x','https://registry.trustoverip.org/dtg/context/v1']",
                "['https://www.w3.org/ns/credentials/v2',{'x':'https://example.org/x'}]",
            })
    void refusesOtherContexts(String contexts) {
        assertEquals(List.of("CONTEXT"), rules(with("@context", contexts)));
    }

    @Test
    void refusesTheContextOfTheOlderDataModel() {
        JsonObject older = with(
                        "@context",
                        "['https://www.w3.org/2018/credentials/v1','https://registry.trustoverip.org/dtg/context/v1']")
                .without("validFrom")
                .with("issuanceDate", "2026-05-01T10:00:00Z");
        assertEquals(List.of("CONTEXT"), rules(older));
    }

    @Test
    void leavesAFurtherContextUndecided() {
        Result<Reading> read = read(with("@context", BOTH.replace("]", ",'https://example.org/more']")));
        assertEquals(List.of(DtgProblem.UNDECIDED), types(read));
        assertTrue(((DtgProblem) read.problems().get(0).type()).undecided());
        assertTrue(read.problems().get(0).context().getOrDefault("source", "").startsWith("reference code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['VerifiableCredential','RelationshipCredential']",
                "['VerifiableCredential','DTGCredential']",
                "['VerifiableCredential','DTGCredential','RelationshipCredential','InvitationCredential']",
            })
    void refusesOtherTypes(String types) {
        assertEquals("TYPE", rules(with("type", types)).get(0));
    }

    @Test
    void readsAPersonaAssertedToACounterparty() {
        Reading persona = read(typed("PersonaCredential")).orThrow();
        assertEquals(EvidenceKind.PERSONA, persona.kind());
        assertEquals("did:example:bob", persona.subject().toString());
    }

    @Test
    void readsADelegationAndTellsItsAcceptanceApart() {
        Reading grant = read(mandate("Delegation", "{'scope':['b','a','b'],'maxDepth':2,'parent':'" + DIGEST + "'}"))
                .orThrow();
        assertEquals(EvidenceKind.DELEGATION_GRANT, grant.kind());
        assertEquals(
                new Mandate(Optional.empty(), new TreeSet<>(List.of("a", "b")), Optional.of(DIGEST), OptionalInt.of(2)),
                grant.mandate().orElseThrow());
        Reading acceptance =
                read(mandate("Delegation", "{'accepts':'" + DIGEST + "'}")).orThrow();
        assertEquals(EvidenceKind.DELEGATION_ACCEPTANCE, acceptance.kind());
        assertEquals(Optional.of(DIGEST), acceptance.digestMultibase());
        assertTrue(acceptance.mandate().isEmpty());
    }

    @Test
    void readsAnAuthority() {
        Reading reading = read(mandate("Authority", "{'scope':'did:example:room','actions':['read','write']}"))
                .orThrow();
        assertEquals(EvidenceKind.AUTHORITY, reading.kind());
        assertEquals(
                new Mandate(
                        Optional.of("did:example:room"),
                        new TreeSet<>(List.of("read", "write")),
                        Optional.empty(),
                        OptionalInt.empty()),
                reading.mandate().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Delegation|{}|DELEGATION",
                "Delegation|{'scope':[]}|DELEGATION",
                "Delegation|{'scope':['']}|DELEGATION",
                "Delegation|{'scope':'read'}|DELEGATION",
                "Delegation|{'scope':['read',7]}|DELEGATION",
                "Delegation|'all'|DELEGATION",
                "Delegation|{'scope':['read'],'accepts':'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n'}|ACCEPTANCE_SCOPE",
                "Delegation|{'accepts':'urn:uuid:1'}|DIGEST",
                "Delegation|{'scope':['read'],'parent':'urn:uuid:1'}|DIGEST",
                "Delegation|{'scope':['read'],'maxDepth':-1}|CHAIN_LIMIT",
                "Delegation|{'scope':['read'],'maxDepth':1.5}|CHAIN_LIMIT",
                "Delegation|{'scope':['read'],'maxDepth':'1'}|CHAIN_LIMIT",
                "Authority|{'actions':['read']}|AUTHORITY",
                "Authority|{'scope':'room','actions':['read']}|AUTHORITY",
                "Authority|{'scope':'did:example:room','actions':[]}|AUTHORITY",
                "Authority|{'scope':'did:example:room','actions':'read'}|AUTHORITY",
                "Authority|{'scope':'did:example:room','actions':['read'],'maxAttenuation':null}|CHAIN_LIMIT",
            })
    void refusesADelegationOrAnAuthorityThatDoesNotSayForWhat(String type, String stated, String rule) {
        assertEquals(List.of(rule), rules(mandate(type, stated)));
    }

    @Test
    void needsTheEndOfADelegationAndOfAnAuthority() {
        assertEquals(
                List.of("VALID_UNTIL"),
                rules(mandate("Delegation", "{'scope':['read']}").without("validUntil")));
        assertEquals(
                List.of("VALID_UNTIL"),
                rules(mandate("Delegation", "{'accepts':'" + DIGEST + "'}").without("validUntil")));
        assertEquals(
                List.of("VALID_UNTIL"),
                rules(mandate("Authority", "{'scope':'did:example:room','actions':['read']}")
                        .without("validUntil")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EndorsementCredential", "WitnessCredential", "RCardCredential"})
    void refusesTypesOfTheJulyDraft(String type) {
        Result<Reading> read = read(typed(type));
        assertEquals(List.of(DtgProblem.SUPERSEDED_DRAFT), types(read));
        assertTrue(read.problems().get(0).nextStep().orElse("").contains("issue it again"));
    }

    @Test
    void leavesForeignTypesUndecidedButForTheHintOfPersonhood() {
        String more = "['VerifiableCredential','DTGCredential','%s','%s']";
        assertEquals(
                List.of("FURTHER_TYPE"),
                rules(with("type", more.formatted("RelationshipCredential", "PersonhoodCredential"))));
        JsonObject grant = membership("public", "{'id':'did:example:bob'}");
        assertTrue(read(with(grant, "type", more.formatted("MembershipCredential", "PersonhoodCredential")))
                .isOk());
        assertEquals(
                List.of("FURTHER_TYPE"), rules(with(grant, "type", more.formatted("MembershipCredential", "Other"))));
    }

    @Test
    void saysThatACredentialIsNoDtgCredentialAtAll() {
        JsonObject other = with("@context", "['https://www.w3.org/ns/credentials/v2']")
                .with(
                        "type",
                        json("{'t':['VerifiableCredential','DiplomaCredential']}")
                                .get("t")
                                .orElseThrow());
        assertEquals(List.of(DtgProblem.NOT_DTG), types(read(other)));
    }

    @Test
    void needsTheIssuerAsAString() {
        assertEquals(List.of("ISSUER"), rules(with("issuer", "{'id':'did:example:alice'}")));
        assertEquals(List.of("ISSUER"), rules(relationship().with("issuer", "https://alice.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Public'", "'community'", "''", "7", "['public']", "null"})
    void needsOneOfTheThreeScopes(String scope) {
        assertEquals(List.of("ISSUER_SCOPE"), rules(with("issuerScope", scope)));
    }

    @Test
    void needsAScopeAtAll() {
        assertEquals(List.of("ISSUER_SCOPE"), rules(relationship().without("issuerScope")));
    }

    @Test
    void needsValidFrom() {
        assertEquals(List.of("VALID_FROM"), rules(relationship().without("validFrom")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'id':'did:example:bob'},{'id':'did:example:carol'}]",
                "[{'id':'did:example:bob'}]",
                "{'id':'https://bob.example'}",
                "{'name':'Bob'}",
            })
    void needsOneSubjectThatIsADid(String subject) {
        assertEquals(List.of("SUBJECT"), rules(with("credentialSubject", subject)));
    }

    @Test
    void tellsAGrantFromItsAcknowledgementByTheDigest() {
        Reading grant = read(membership("public", "{'id':'did:example:bob'}")).orThrow();
        assertEquals("did:example:alice", grant.community().orElseThrow().toString());
        Reading answer = read(membership("pairwise", "{'id':'did:example:club','digestMultibase':'" + DIGEST + "'}"))
                .orThrow();
        assertEquals("did:example:club", answer.community().orElseThrow().toString());
        assertEquals(Optional.of(DIGEST), answer.digestMultibase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairwise", "directed"})
    void refusesAGrantByACommunityThatHides(String scope) {
        assertEquals(List.of("GRANT_SCOPE"), rules(membership(scope, "{'id':'did:example:bob'}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
                "'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1'",
                "'uEiDjsMRCmPwcFJr79MiZb7kkJ65B5GSbk0yklZkbeFK4VQ'",
                "''",
                "12",
                "null",
            })
    void refusesDigestsInAnyOtherForm(String digest) {
        assertEquals(
                List.of("DIGEST"),
                rules(membership("directed", "{'id':'did:example:club','digestMultibase':" + digest + "}")));
    }

    @ParameterizedTest
    @CsvSource({"taskContext,7,TASK", "taskContext,' ',TASK", "taskDigestMultibase,zQm,DIGEST"})
    void refusesATaskThatNamesNothing(String member, String value, String rule) {
        JsonObject changed =
                value.equals("7") ? with(member, "7") : relationship().with(member, value);
        assertEquals(List.of(rule), rules(changed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dtg:witnessed",
                "witnessed",
                "/witnessed/1",
                "//registry.trustoverip.org/dtg/vsc/witnessed/1",
                "https://vtc.example/voca b",
                "https://vtc.example/cafe\u0301",
                "",
            })
    void refusesPredicatesThatAreNoAbsoluteIri(String predicate) {
        assertEquals(
                List.of("PREDICATE_IRI"),
                rules(statement("{'id':'did:example:bob','predicate':'" + predicate + "','object':{'value':1}}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vtc.example/vocab#Observed",
                "https://vtc.example/vocab#observe%64",
                "https://VTC.example/vocab#observed",
                "https://vtc.example/vocab#observed/",
                "https://registry.trustoverip.org/dtg/vsc/presented/1",
            })
    void comparesPredicatesByteForByte(String predicate) {
        Result<Reading> read =
                read(statement("{'id':'did:example:bob','predicate':'" + predicate + "','object':{'value':1}}"));
        assertEquals(List.of(DtgProblem.PREDICATE_NOT_ACCEPTED), types(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id':'did:example:x','value':1}",
                "{'digestMultibase':'" + DIGEST + "','value':1}",
                "{'id':'x'}",
                "{'id':7}",
                "[]",
                "'x'",
            })
    void needsExactlyOneObject(String object) {
        assertEquals(
                List.of("OBJECT"),
                rules(statement("{'id':'did:example:bob','predicate':'" + OWN + "','object':" + object + "}")));
    }

    @Test
    void readsEachKindOfObject() {
        assertEquals(new Statement.Entity("did:example:x"), object("{'id':'did:example:x'}"));
        assertEquals(new Statement.Digest(DIGEST), object("{'digestMultibase':'" + DIGEST + "'}"));
        assertEquals(
                new Statement.Value(json("{'a':[1,null]}")), object("{'value':{'a':[1,null]},'unknown':'ignored'}"));
    }

    @Test
    void holdsAStatementToTheProfileOfItsPredicate() {
        String witnessed =
                "{'id':'did:example:bob','predicate':'" + PredicateProfile.WITNESSED.iri() + "','object':%s}";
        JsonObject good = statement(witnessed.formatted("{'digestMultibase':'" + DIGEST + "'}"))
                .with("taskContext", "urn:uuid:1");
        assertTrue(read(good).isOk());
        assertEquals(List.of("TASK_REQUIRED"), rules(good.without("taskContext")));
        assertEquals(List.of("MINIMUM_SCOPE"), rules(good.with("issuerScope", "pairwise")));
        assertEquals(
                List.of("OBJECT_KIND"),
                rules(statement(witnessed.formatted("{'value':1}")).with("taskContext", "urn:uuid:1")));
    }

    @Test
    void needsTheCommunityOfAVetting() {
        String vetted =
                "{'id':'did:example:bob','predicate':'" + PredicateProfile.VETTED.iri() + "','object':{'value':%s}}";
        for (String value : List.of("{'community':'club'}", "{}", "1")) {
            assertEquals(
                    List.of("VETTED_COMMUNITY"),
                    rules(statement(vetted.formatted(value)).with("taskContext", "urn:uuid:1")));
        }
    }

    @Test
    void tellsEverythingThatItSeesAtOnce() {
        JsonObject bad =
                relationship().without("issuerScope").without("validFrom").with("taskContext", "");
        assertEquals(List.of("ISSUER_SCOPE", "VALID_FROM", "TASK"), rules(bad));
    }

    @Test
    void showsNoMoreOfAStrangersTextThanAPersonReads() {
        JsonObject bad = relationship().with("issuer", "https://alice.example/" + "a".repeat(100_000));
        assertTrue(read(bad).problems().get(0).detail().length() < 400);
    }

    @Test
    void refusesAProfileThatContradictsItself() {
        PredicateProfile strict = new PredicateProfile(
                OWN, EnumSet.of(PredicateProfile.ObjectKind.VALUE), true, Optional.of(IssuerScope.PUBLIC));
        assertThrows(IllegalArgumentException.class, () -> PROFILE.accepting(strict));
        assertThrows(IllegalArgumentException.class, () -> PredicateProfile.of("dtg:witnessed"));
        assertThrows(
                IllegalArgumentException.class, () -> new PredicateProfile(OWN, Set.of(), false, Optional.empty()));
    }

    @Test
    void saysOfEveryRuleWhereItStands() {
        for (DtgRule rule : DtgRule.values()) {
            assertTrue(rule.section().length() > 3, rule.name());
        }
    }

    private static Statement.StatedObject object(String object) {
        return read(statement("{'id':'did:example:bob','predicate':'" + OWN + "','object':" + object + "}"))
                .orThrow()
                .statement()
                .orElseThrow()
                .object();
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text.replace('\'', '"')).orThrow();
    }

    private static JsonObject with(String member, String value) {
        return with(relationship(), member, value);
    }

    private static JsonObject with(JsonObject base, String member, String value) {
        return base.with(member, json("{'v':" + value + "}").get("v").orElseThrow());
    }

    private static Result<Reading> read(JsonObject json) {
        return Shape.read(Credential.parse(json).orThrow(), PROFILE);
    }

    private static List<String> rules(JsonObject json) {
        return read(json).problems().stream()
                .map(problem ->
                        problem.context().getOrDefault("rule", problem.type().toString()))
                .toList();
    }

    private static List<Object> types(Result<Reading> read) {
        return read.problems().stream()
                .map(Problem::type)
                .map(Object.class::cast)
                .toList();
    }
}
