package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.testing.Vectors;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The requirement and the facts that OpenVTC publishes as examples. */
final class VettingRequirementTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final JsonObject PUBLISHED = file("vetting-requirement.json");

    private static JsonObject file(String name) {
        return Json.parseObject(Vectors.text("trust/dtg/openvtc/" + name)).orThrow();
    }

    @Test
    void thePublishedRequirementComesBackAsItWas() {
        VettingRequirement read = VettingRequirement.read(PUBLISHED).orThrow();
        assertEquals(PUBLISHED, VettingRequirement.write(read.policy()).orThrow());
        Policy again = Policy.parse(
                        Json.parseObject(Json.write(read.policy().json())).orThrow())
                .orThrow();
        assertEquals(PUBLISHED, VettingRequirement.write(again).orThrow());
    }

    @Test
    void whatThePolicyDoesNotDecideByIsNamed() {
        assertEquals(
                List.of(
                        "/presentationDefinition",
                        "/requirementsDigest",
                        "/vetting/optionalClaims",
                        "/vetting/eligibleVetters",
                        "/vetting/invitation",
                        "/vetting/tickets",
                        "/vetting/vetterDirectory",
                        "/vetting/decisionSla",
                        "/vetting/requirementsGrace",
                        "/vetting/governanceFrameworkUrl"),
                VettingRequirement.read(PUBLISHED).orThrow().notDecided());
    }

    @Test
    void whatItDecidesByIsInThePolicy() {
        Rules rules = VettingRequirement.read(PUBLISHED).orThrow().policy().rules();
        Decide.Vouchers quorum = (Decide.Vouchers) rules.decide();
        assertEquals(2, quorum.vouchers());
        assertEquals(1, quorum.minByMethod().get("inPerson"));
        assertEquals(2, rules.caps().size());
        assertEquals(
                java.util.Set.of("name.legal"),
                rules.vouchers().get(0).contains().get("claimsVerified"));
    }

    private static JsonObject consistent(coop.kith.json.JsonValue asked) {
        JsonObject vetting = PUBLISHED.object("vetting").orElseThrow();
        JsonObject independence = vetting.object("independence").orElseThrow();
        return PUBLISHED.with(
                "vetting",
                vetting.with("independence", independence.with("requireConsistentIdentityCommitment", asked)));
    }

    @Test
    void oneIdentityForAllIsAskedForWhereTheRequirementSaysSo() {
        Rules rules = VettingRequirement.read(PUBLISHED).orThrow().policy().rules();
        assertEquals(
                List.of(new Rules.Agreement("identityCommitment", TrustAnswer.Decision.REFER)), rules.agreements());
        JsonObject not = consistent(coop.kith.json.JsonLiteral.FALSE);
        Policy without = VettingRequirement.read(not).orThrow().policy();
        assertEquals(List.of(), without.rules().agreements());
        assertEquals(not, VettingRequirement.write(without).orThrow());
        assertFalse(VettingRequirement.read(consistent(new JsonString("yes")))
                .problems()
                .isEmpty());
    }

    @Test
    void anotherAgreementCannotBeSaid() {
        JsonObject policy =
                VettingRequirement.read(PUBLISHED).orThrow().policy().json();
        JsonObject deny = JsonObject.empty().with("claim", "identityCommitment").with("verdict", "deny");
        for (JsonObject other :
                List.of(policy.with("agreements", JsonArray.of(deny)), policy.with("edges", "verifiable"))) {
            assertEquals(
                    PolicyProblem.NOT_SAYABLE,
                    VettingRequirement.write(Policy.parse(other).orThrow())
                            .problems()
                            .get(0)
                            .type());
        }
    }

    @Test
    void aPolicyThatWasChangedIsWrittenAsItIsNow() {
        Policy policy = VettingRequirement.read(PUBLISHED).orThrow().policy();
        JsonObject quorum = policy.json().object("quorum").orElseThrow().with("vouchers", JsonNumber.of(3));
        JsonObject written = VettingRequirement.write(
                        Policy.parse(policy.json().with("quorum", quorum)).orThrow())
                .orThrow();
        assertEquals(
                Optional.of(JsonNumber.of(3)),
                written.object("vetting").orElseThrow().get("minStatements"));
        assertEquals(PUBLISHED.get("presentationDefinition"), written.get("presentationDefinition"));
    }

    @Test
    void whatNoRequirementCanSayIsRefusedByName() {
        assertEquals(
                List.of("/velocity"),
                VettingRequirement.write(Policy.bundled("kernel-developer").orThrow()).problems().stream()
                        .map(problem -> problem.where().toString())
                        .toList());
        assertFalse(VettingRequirement.write(Policy.bundled("vouched-newcomer").orThrow())
                .problems()
                .isEmpty());
    }

    @Test
    void aMalformedRequirementIsRefused() {
        JsonObject vetting = PUBLISHED.object("vetting").orElseThrow();
        for (JsonObject broken : List.of(
                vetting.with("minStatements", JsonNumber.of(0)),
                vetting.with("minStatements", "two"),
                vetting.with("maxStatementAge", "soon"),
                vetting.with("version", "9"),
                vetting.with("acceptedMethods", "inPerson"),
                vetting.with("minByMethod", JsonObject.empty().with("inPerson", JsonNumber.of(3))),
                vetting.with("independence", JsonObject.empty().with("maxByDeclaredRelationship", "none")))) {
            assertFalse(
                    VettingRequirement.read(PUBLISHED.with("vetting", broken))
                            .problems()
                            .isEmpty(),
                    () -> Json.write(broken));
        }
        assertFalse(
                VettingRequirement.read(PUBLISHED.without("vetting")).problems().isEmpty());
    }

    /** Carol is an eligible vetter and Erin is not: the published facts, from our own evidence. */
    @Test
    void thePublishedFactsFollow() {
        JsonObject facts = file("vetting-facts.json");
        Person community = Person.named("kernel");
        Person carol = Person.named("carol");
        Person erin = Person.named("erin");
        Person applicant = Person.named("applicant");
        List<Evidence> evidence = new ArrayList<>();
        Evidence grant = Dtg.evidence(community, Dtg.grant(carol, NOW), NOW);
        evidence.add(grant);
        evidence.add(Dtg.evidence(carol, Dtg.acknowledgement(community, grant.digestMultibase(), NOW), NOW));
        evidence.add(Dtg.evidence(carol, Dtg.vetted(applicant, community, "inPerson", NOW), NOW));
        evidence.add(Dtg.evidence(erin, Dtg.vetted(applicant, community, "video", NOW), NOW));
        JsonObject current = PUBLISHED.with(
                "vetting",
                PUBLISHED
                        .object("vetting")
                        .orElseThrow()
                        .with("statementType", "https://registry.trustoverip.org/dtg/vsc/vetted/1"));
        Policy policy = VettingRequirement.read(current).orThrow().policy().withAnchors(List.of(community.did()));
        TrustAnswer answer = Judgement.of(
                new TrustQuestion(applicant.did(), NOW, NOW), policy, evidence, TrustAlgorithms.standard());
        assertEquals(
                facts.array("needs").map(JsonArray::items).orElseThrow(),
                VettingRequirement.needs(answer).stream().map(JsonString::new).toList());
        assertEquals(
                facts.get("distinct_counted_vetters"),
                Optional.of(JsonNumber.of(answer.result().lower())));
        List<NotCounted> left = answer.explanation().notCounted();
        assertTrue(
                left.stream()
                        .anyMatch(one ->
                                one.issuer().equals(erin.did()) && one.code().equals("not-reached")),
                answer::toText);
    }
}
