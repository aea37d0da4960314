package coop.kith.trust.engine;

import static coop.kith.trust.testing.Dtg.evidence;
import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who acts in another's name, or under another persona, is no second voucher; and no delegation or authority is a vouch. */
final class OneVoiceTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOW = T0.plus(30, ChronoUnit.DAYS);
    private static final Person ANCHOR = Person.named("mara");
    private static final Person ALICE = Person.named("alice");
    private static final Person AGENT = Person.named("agent of alice");
    private static final Person OTHER = Person.named("another agent of alice");
    private static final Person ANA = Person.named("ana");

    @Test
    void twoStrangersAreTwoVouchers() {
        assertEquals(Decision.ALLOW, ask(vouched()).decision());
    }

    @Test
    void anAgentAndItsPrincipalAreOneVoucher() {
        List<Evidence> evidence = vouched();
        evidence.addAll(appoints(ALICE, AGENT));
        TrustAnswer answer = ask(evidence);
        assertEquals(Decision.NEED, answer.decision());
        assertEquals(1, answer.result().lower());
    }

    @Test
    @DisplayName("T06: several agents of one person are one voucher, also where the person itself says nothing")
    void severalAgentsAreOneVoucher() {
        List<Evidence> evidence = vouched(AGENT, OTHER);
        assertEquals(Decision.ALLOW, ask(evidence).decision());
        evidence.addAll(appoints(ALICE, AGENT));
        assertEquals(Decision.ALLOW, ask(evidence).decision());
        evidence.addAll(appoints(ALICE, OTHER));
        assertEquals(1, ask(evidence).result().lower());
    }

    @Test
    void anAppointmentThatWasNotAcceptedTakesNobodysVoiceAway() {
        List<Evidence> evidence = vouched();
        evidence.add(evidence(ALICE, Dtg.delegation(AGENT, T0, "mail:send"), T0));
        assertEquals(Decision.ALLOW, ask(evidence).decision());
    }

    @Test
    void neitherADelegationNorAnAuthorityNorAPersonaIsAVouch() {
        List<Evidence> evidence = new ArrayList<>();
        for (Person person : List.of(ALICE, AGENT)) {
            evidence.addAll(knows(ANCHOR, person));
            evidence.addAll(appoints(person, ANA));
            evidence.add(evidence(person, Dtg.authority(ANA, T0, "did:example:room", "read"), T0));
            evidence.add(evidence(person, Dtg.persona(ANA, T0), T0));
        }
        TrustAnswer answer = ask(evidence);
        assertEquals(Decision.NEED, answer.decision());
        assertEquals(0, answer.result().counted());
    }

    @Test
    void nothingThatIsSaidOfAPrincipalOrAPersonaIsLentToTheOther() {
        List<Evidence> evidence = new ArrayList<>(knows(ANCHOR, ALICE));
        evidence.addAll(knows(ANCHOR, AGENT));
        evidence.addAll(knows(ALICE, OTHER));
        evidence.addAll(knows(AGENT, OTHER));
        assertEquals(Decision.NEED, ask(evidence).decision());
        evidence.add(evidence(OTHER, Dtg.persona(ANA, T0), T0));
        evidence.add(evidence(ANA, Dtg.persona(OTHER, T0), T0));
        evidence.addAll(appoints(OTHER, ANA));
        assertEquals(Decision.NEED, ask(evidence).decision());
    }

    /** The anchor knows two people who know Ana. */
    private static List<Evidence> vouched() {
        return vouched(ALICE, AGENT);
    }

    private static List<Evidence> vouched(Person one, Person other) {
        List<Evidence> evidence = new ArrayList<>();
        for (Person person : List.of(one, other)) {
            evidence.addAll(knows(ANCHOR, person));
            evidence.addAll(knows(person, ANA));
        }
        return evidence;
    }

    private static List<Evidence> knows(Person one, Person other) {
        return List.of(evidence(one, Dtg.relationship(other, T0), T0), evidence(other, Dtg.relationship(one, T0), T0));
    }

    private static List<Evidence> appoints(Person principal, Person delegate) {
        Evidence grant = evidence(principal, Dtg.delegation(delegate, T0, "mail:send"), T0);
        return List.of(grant, evidence(delegate, Dtg.acceptance(principal, grant.digestMultibase(), T0), T0));
    }

    private static TrustAnswer ask(List<Evidence> evidence) {
        Policy policy = Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(ANCHOR.did()));
        return TrustEngine.over(evidence).ask(new TrustQuestion(ANA.did(), NOW, NOW), policy);
    }
}
