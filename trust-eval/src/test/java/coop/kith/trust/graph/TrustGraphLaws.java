package coop.kith.trust.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.MemoryEvidenceLog;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** T11 and what else holds for any evidence. The evidence is drawn from a pool of credentials that were really signed. */
final class TrustGraphLaws {
    private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant ASKED = T0.plusSeconds(1000);
    private static final List<Evidence> POOL = pool();

    private static List<Evidence> pool() {
        List<Person> people =
                Stream.of("ada", "bea", "cem", "dov", "eva").map(Person::named).toList();
        Random random = new Random(11);
        List<Evidence> pool = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Person from = people.get(random.nextInt(people.size()));
            Person to = people.get(random.nextInt(people.size()));
            Instant start = T0.plusSeconds(random.nextInt(3) * 600L);
            JsonObject unsigned = switch (random.nextInt(6)) {
                case 0 -> Dtg.grant(to, start).with("issuerScope", "public");
                case 1 -> Dtg.endorsement(to, "skill " + random.nextInt(3), start);
                case 2 -> Dtg.invitation(to, start);
                case 3 -> Dtg.relationship(to, start).with("id", "urn:example:" + random.nextInt(4));
                default -> Dtg.relationship(to, start);
            };
            JsonObject dated = random.nextInt(4) == 0
                    ? unsigned.with("validUntil", start.plusSeconds(500).toString())
                    : unsigned;
            pool.add(Dtg.evidence(
                    from, dated.with("issuerScope", "public"), start.plusSeconds(random.nextInt(3) * 100L)));
        }
        List<Evidence> grants = pool.stream()
                .filter(evidence -> evidence.reading().community().isPresent())
                .toList();
        for (Evidence grant : grants) {
            people.stream()
                    .filter(person -> person.did().equals(grant.subject()))
                    .forEach(member -> people.stream()
                            .filter(person -> person.did().equals(grant.issuer()))
                            .forEach(community -> pool.add(Dtg.evidence(
                                    member,
                                    Dtg.acknowledgement(community, grant.digestMultibase(), T0)
                                            .with("issuerScope", "public"),
                                    T0))));
        }
        return List.copyOf(pool);
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        return Arbitraries.of(POOL).list().ofMaxSize(40);
    }

    @Property(tries = 300)
    void anyOrderOfArrivalGivesTheSameGraph(@ForAll("evidence") List<Evidence> evidence, @ForAll long seed) {
        List<Evidence> shuffled = new ArrayList<>(evidence);
        Collections.shuffle(shuffled, new Random(seed));
        assertSame(TrustGraph.of(evidence, ASKED), TrustGraph.of(shuffled, ASKED));
    }

    @Property(tries = 100)
    void aLogInBetweenChangesNothing(@ForAll("evidence") List<Evidence> evidence, @ForAll long seed) {
        List<Evidence> shuffled = new ArrayList<>(evidence);
        Collections.shuffle(shuffled, new Random(seed));
        try (MemoryEvidenceLog log = new MemoryEvidenceLog()) {
            shuffled.forEach(one -> log.append(one).orThrow());
            assertSame(
                    TrustGraph.of(evidence, ASKED),
                    TrustGraph.of(log.read(Instant.MAX).evidence(), ASKED));
        }
    }

    @Property(tries = 200)
    void everyPieceOfEvidenceIsOnAnEdgeOrLeftOut(@ForAll("evidence") List<Evidence> evidence) {
        TrustGraph graph = TrustGraph.of(evidence, ASKED);
        Set<Evidence> used = new HashSet<>();
        graph.edges().forEach(edge -> used.addAll(edge.evidence()));
        Set<Evidence> left = new HashSet<>();
        graph.leftOut().forEach(one -> assertTrue(left.add(one.evidence()), "left out twice"));
        assertTrue(Collections.disjoint(used, left));
        used.addAll(left);
        assertEquals(new HashSet<>(evidence), used);
    }

    @Property(tries = 200)
    void bothSidesOfTheGraphHoldTheSameEdges(@ForAll("evidence") List<Evidence> evidence) {
        TrustGraph graph = TrustGraph.of(evidence, ASKED);
        List<Edge> out = new ArrayList<>();
        List<Edge> in = new ArrayList<>();
        for (int entity = 0; entity < graph.size(); entity++) {
            int here = entity;
            assertTrue(graph.edgesFrom(here).stream().allMatch(edge -> edge.from() == here && edge.to() != here));
            assertTrue(graph.edgesTo(here).stream().allMatch(edge -> edge.to() == here));
            out.addAll(graph.edgesFrom(here));
            in.addAll(graph.edgesTo(here));
        }
        assertEquals(graph.edges(), out);
        assertEquals(out.size(), in.size());
        assertEquals(new HashSet<>(out), new HashSet<>(in));
    }

    @Property(tries = 200)
    void whatIsLearntLaterDoesNotChangeAnOldAnswer(
            @ForAll("evidence") List<Evidence> evidence, @ForAll("evidence") List<Evidence> more) {
        Instant knownAt = T0.plusSeconds(650);
        List<Evidence> known = evidence.stream()
                .filter(one -> !one.receivedAt().isAfter(knownAt))
                .toList();
        List<Evidence> later = new ArrayList<>(known);
        more.stream().filter(one -> one.receivedAt().isAfter(knownAt)).forEach(later::add);
        assertSame(TrustGraph.of(known, ASKED, knownAt), TrustGraph.of(later, ASKED, knownAt));
    }

    private static void assertSame(TrustGraph one, TrustGraph other) {
        assertEquals(one.size(), other.size());
        for (int entity = 0; entity < one.size(); entity++) {
            assertEquals(one.entity(entity), other.entity(entity));
        }
        assertEquals(one.edges(), other.edges());
        assertEquals(one.leftOut(), other.leftOut());
        assertEquals(one.flags(), other.flags());
    }
}
