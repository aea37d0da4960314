package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.StatusChange;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Facts of vetting in OpenVTC's form: the published example, read, written, and made from evidence. */
final class VettingFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant JOINED = NOW.minus(Duration.ofDays(300));
    private static final String VETTED = "https://registry.trustoverip.org/dtg/vsc/vetted/1";
    private static final Person COMMUNITY = Person.named("kernel");
    private static final Person CAROL = Person.named("carol");
    private static final Person DAVE = Person.named("dave");
    private static final Person ERIN = Person.named("erin");
    private static final Person APPLICANT = Person.named("applicant");
    private static final JsonObject PUBLISHED = file("vetting-facts.json");
    private static final JsonObject REQUIREMENT = requirement(vetting -> vetting.with("statementType", VETTED));

    private static JsonObject file(String name) {
        return Json.parseObject(Vectors.text("trust/dtg/openvtc/" + name)).orThrow();
    }

    private static JsonObject requirement(UnaryOperator<JsonObject> changed) {
        JsonObject published = file("vetting-requirement.json");
        return published.with(
                "vetting", changed.apply(published.object("vetting").orElseThrow()));
    }

    @Test
    void thePublishedFactsComeBackAsTheyWere() {
        assertEquals(PUBLISHED, VettingFacts.read(PUBLISHED).orThrow().json());
    }

    @Test
    void whatIsNoFactsIsRefused() {
        JsonObject statement =
                (JsonObject) PUBLISHED.array("statements").orElseThrow().items().get(0);
        for (Map.Entry<String, JsonValue> bad : Map.<String, JsonValue>of(
                        "criterion_id", JsonNumber.of(7),
                        "satisfied", new JsonString("no"),
                        "distinct_counted_vetters", JsonNumber.of(-1),
                        "by_method", JsonArray.of(),
                        "needs", JsonArray.of(JsonNumber.of(1)),
                        "statements", JsonArray.of(statement.without("verified")),
                        "another", JsonLiteral.TRUE)
                .entrySet()) {
            assertFalse(
                    VettingFacts.read(PUBLISHED.with(bad.getKey(), bad.getValue()))
                            .isOk(),
                    bad.getKey());
            if (PUBLISHED.has(bad.getKey())) {
                assertFalse(VettingFacts.read(PUBLISHED.without(bad.getKey())).isOk(), bad.getKey());
            }
        }
    }

    /** A member whom the community made a vetter. */
    private static List<Evidence> vetter(Person person, Instant since) {
        Evidence grant = Dtg.evidence(COMMUNITY, Dtg.grant(person, since), NOW);
        return List.of(
                grant,
                Dtg.evidence(person, Dtg.acknowledgement(COMMUNITY, grant.digestMultibase(), since), NOW),
                Dtg.evidence(
                        COMMUNITY,
                        Dtg.authority(person, since, COMMUNITY.did().toString(), "role:vetter")
                                .with("issuerScope", "public"),
                        NOW));
    }

    private static Evidence statement(Person by, String method, UnaryOperator<JsonObject> changed) {
        return statement(by, method, NOW.minus(Duration.ofDays(5)), changed);
    }

    private static Evidence statement(Person by, String method, Instant made, UnaryOperator<JsonObject> changed) {
        return Dtg.INTAKE
                .read(
                        CredentialVerifier.standard()
                                .verify(
                                        by.sign(unsigned(by, method, made, changed), NOW),
                                        VerificationPolicy.strict().ignoringStatus("events stand for lists here"),
                                        NOW)
                                .orThrow(),
                        NOW)
                .orThrow();
    }

    private static JsonObject unsigned(Person by, String method, Instant made, UnaryOperator<JsonObject> changed) {
        JsonObject unsigned = Dtg.vetted(APPLICANT, COMMUNITY, method, made)
                .with("id", "urn:uuid:" + by.did().methodSpecificId() + '-' + method)
                .with("validUntil", NOW.plus(Duration.ofDays(30)).toString());
        return changed.apply(unsigned);
    }

    private static UnaryOperator<JsonObject> stating(String member, JsonValue value) {
        return credential -> {
            JsonObject subject = credential.object("credentialSubject").orElseThrow();
            JsonObject object = subject.object("object").orElseThrow();
            JsonObject vetted = object.object("value").orElseThrow();
            JsonObject changed = value == JsonLiteral.NULL ? vetted.without(member) : vetted.with(member, value);
            return credential.with("credentialSubject", subject.with("object", object.with("value", changed)));
        };
    }

    private static VettingFacts facts(JsonObject requirement, List<Evidence> evidence) {
        return VettingFacts.of(
                        requirement,
                        new TrustQuestion(APPLICANT.did(), Optional.of(COMMUNITY.did()), NOW, NOW),
                        Optional.empty(),
                        evidence)
                .orThrow();
    }

    private static List<Evidence> with(List<Evidence> some, Evidence... more) {
        List<Evidence> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    /** Carol is a vetter and Erin is none: all that the published example says, but for names and digests. */
    @Test
    void thePublishedFactsFollowFromEvidence() {
        List<Evidence> evidence = with(
                vetter(CAROL, JOINED),
                statement(CAROL, "inPerson", UnaryOperator.identity()),
                statement(ERIN, "video", stating("declaredRelationship", new JsonString("communityColleague"))));
        JsonObject made = facts(REQUIREMENT, evidence).json();
        for (String member : PUBLISHED.members().keySet()) {
            if (!List.of("criterion_id", "requirements_digest", "applicant_digest_matches", "statements")
                    .contains(member)) {
                assertEquals(PUBLISHED.get(member), made.get(member), member);
            }
        }
        assertEquals(
                PUBLISHED.array("statements").orElseThrow().items().stream()
                        .map(one -> ((JsonObject) one).without("id").without("issuer"))
                        .sorted(java.util.Comparator.comparing(Json::write))
                        .toList(),
                made.array("statements").orElseThrow().items().stream()
                        .map(one -> ((JsonObject) one).without("id").without("issuer"))
                        .sorted(java.util.Comparator.comparing(Json::write))
                        .toList());
        assertEquals(made, VettingFacts.read(made).orThrow().json());
    }

    @Test
    void namesTheRequirementByItsDigestAndSaysWhetherTheApplicantGatheredForIt() {
        VettingFacts facts = facts(REQUIREMENT, List.of());
        assertEquals("kernel-developer", facts.criterionId());
        assertFalse(facts.applicantDigestMatches());
        assertEquals(
                facts.requirementsDigest(),
                facts(REQUIREMENT.with("requirementsDigest", "zOther"), List.of())
                        .requirementsDigest());
        TrustQuestion question = new TrustQuestion(APPLICANT.did(), Optional.of(COMMUNITY.did()), NOW, NOW);
        assertTrue(VettingFacts.of(REQUIREMENT, question, Optional.of(facts.requirementsDigest()), List.of())
                .orThrow()
                .applicantDigestMatches());
        assertEquals(List.of("vetting:statements:2", "vetting:method:inPerson:1"), facts.needs());
    }

    private static List<String> failures(JsonObject requirement, List<Evidence> evidence) {
        return facts(requirement, evidence).statements().get(0).failures();
    }

    @Test
    void saysOfEachStatementWhyItDoesNotCount() {
        List<Evidence> carol = vetter(CAROL, JOINED);
        assertEquals(
                List.of(), failures(REQUIREMENT, with(carol, statement(CAROL, "video", UnaryOperator.identity()))));
        assertEquals(
                List.of("unverified"),
                failures(REQUIREMENT, with(carol, statement(CAROL, "video", credential -> credential.without("id")))));
        assertEquals(
                List.of("unverified"),
                failures(
                        REQUIREMENT,
                        with(carol, statement(CAROL, "video", credential -> credential.without("validUntil")))));
        assertEquals(
                List.of("wrong-community", "claim-not-verified"),
                failures(
                        REQUIREMENT,
                        with(
                                carol,
                                statement(
                                        CAROL,
                                        "video",
                                        credential -> stating("claimsVerified", JsonArray.of())
                                                .apply(stating(
                                                                "community",
                                                                new JsonString(ERIN.did()
                                                                        .toString()))
                                                        .apply(credential))))));
        assertEquals(
                List.of("too-old"),
                failures(
                        REQUIREMENT,
                        with(
                                carol,
                                statement(CAROL, "video", NOW.minus(Duration.ofDays(121)), UnaryOperator.identity()))));
        assertEquals(
                List.of("issuer-not-vetter"),
                failures(
                        REQUIREMENT,
                        with(
                                vetter(CAROL, NOW.minus(Duration.ofDays(2))),
                                statement(CAROL, "video", UnaryOperator.identity()))));
        assertEquals(
                List.of("issuer-not-vetter"),
                failures(REQUIREMENT, with(carol.subList(0, 2), statement(CAROL, "video", UnaryOperator.identity()))));
        assertEquals(
                List.of("issuer-not-vetter"),
                failures(REQUIREMENT, with(carol.subList(1, 3), statement(CAROL, "video", UnaryOperator.identity()))));
        assertEquals(
                List.of("method-not-accepted", "documentation-not-accepted"),
                failures(
                        requirement(vetting -> vetting.with("statementType", VETTED)
                                .with("acceptedMethods", JsonArray.ofStrings(List.of("inPerson")))
                                .with("acceptedDocumentClasses", JsonArray.ofStrings(List.of("passport")))),
                        with(carol, statement(CAROL, "video", UnaryOperator.identity()))));
        assertEquals(
                List.of("wrong-statement-type"),
                failures(
                        file("vetting-requirement.json"),
                        with(carol, statement(CAROL, "video", UnaryOperator.identity()))));
    }

    @Test
    void ofOneVetterTheNewestStatementCountsAndATakenBackOneDoesNot() {
        List<Evidence> carol = vetter(CAROL, JOINED);
        Evidence old = statement(CAROL, "inPerson", NOW.minus(Duration.ofDays(50)), UnaryOperator.identity());
        Evidence young = statement(CAROL, "video", UnaryOperator.identity());
        VettingFacts facts = facts(REQUIREMENT, with(carol, old, young));
        assertEquals(Map.of("video", 1L), facts.byMethod());
        assertEquals(1, facts.distinctCountedVetters());
        assertTrue(facts.statements().stream().anyMatch(one -> one.failures().equals(List.of("same-vetter"))));
        Evidence revocable = statement(
                CAROL,
                "video",
                credential -> credential.with(
                        "credentialStatus",
                        JsonObject.empty()
                                .with("type", "BitstringStatusListEntry")
                                .with("statusPurpose", "revocation")
                                .with("statusListIndex", "7")
                                .with("statusListCredential", "https://carol.example/1")));
        Evidence taken = revocable.with(List.of(new StatusChange(
                revocable.digestMultibase(), StatusChange.Value.REVOKED_SOFT, NOW, NOW, List.of(), NOW)));
        VettingFacts.Statement statement =
                facts(REQUIREMENT, with(carol, taken)).statements().get(0);
        assertTrue(statement.revoked());
        assertEquals(List.of("revoked"), statement.failures());
        Evidence stolen = young.with(List.of(new Compromise(CAROL.did(), JOINED, NOW)));
        assertEquals(List.of("unverified"), failures(REQUIREMENT, with(carol, stolen)));
    }

    @Test
    void countsMethodsRelationshipsAndIdentities() {
        List<Evidence> vetters = new ArrayList<>(vetter(CAROL, JOINED));
        vetters.addAll(vetter(DAVE, JOINED));
        Evidence carol = statement(CAROL, "inPerson", UnaryOperator.identity());
        VettingFacts enough =
                facts(REQUIREMENT, with(vetters, carol, statement(DAVE, "video", UnaryOperator.identity())));
        assertTrue(enough.satisfied());
        assertEquals(List.of(), enough.needs());
        VettingFacts family = facts(
                REQUIREMENT,
                with(
                        vetters,
                        carol,
                        statement(DAVE, "video", stating("declaredRelationship", new JsonString("family")))));
        assertFalse(family.independenceOk() || family.satisfied());
        VettingFacts other = facts(
                REQUIREMENT,
                with(
                        vetters,
                        carol,
                        statement(DAVE, "video", stating("identityCommitment", new JsonString("zQmAnother")))));
        assertFalse(other.commitmentsConsistent() || other.satisfied());
        assertTrue(facts(requirement(vetting -> vetting.with("invitation", "required")), List.of())
                .invitationRequired());
    }

    @Test
    void aRequirementWithoutMethodsOrRoleIsRefused() {
        TrustQuestion question = new TrustQuestion(APPLICANT.did(), Optional.of(COMMUNITY.did()), NOW, NOW);
        for (String member : List.of("acceptedMethods", "eligibleVetters", "minStatements")) {
            assertFalse(VettingFacts.of(
                            requirement(vetting -> vetting.without(member)), question, Optional.empty(), List.of())
                    .isOk());
        }
    }
}
