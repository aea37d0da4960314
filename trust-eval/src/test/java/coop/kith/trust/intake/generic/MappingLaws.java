package coop.kith.trust.intake.generic;

import static coop.kith.trust.intake.generic.Mapped.COOP;
import static coop.kith.trust.intake.generic.Mapped.SPRING;
import static coop.kith.trust.intake.generic.Mapped.json;
import static coop.kith.trust.intake.generic.Mapped.mapping;
import static coop.kith.trust.intake.generic.Mapped.rule;
import static coop.kith.trust.intake.generic.Mapped.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.vc.verify.VerifiedCredential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whichever mappings there are. */
final class MappingLaws {
    private static final VerifiedCredential WORKER = COOP.verified(worker(), SPRING);
    private static final List<String> RULES = List.of(
            rule("'as':'membership'"),
            rule("'as':'relationship'"),
            rule("'where':{'/credentialSubject/status':['active']},'as':'membership'"),
            rule("'where':{'/credentialSubject/status':['retired']},'as':'relationship'"),
            rule("'as':'statement','predicate':'https://coop.example/skilled','value':'/credentialSubject/skill'"),
            rule("'as':'statement','predicate':'https://coop.example/skilled','value':'/credentialSubject/none'"),
            rule("'as':'membership'").replace("WorkerCredential", "GuestCredential"),
            rule("'as':'membership'").replace(COOP.did().toString(), "did:example:other"));

    @Provide
    Arbitrary<List<Mapping>> mappings() {
        return Arbitraries.of(RULES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(rules -> Mapping.parse(json(mapping(rules.toArray(String[]::new))))
                        .orThrow())
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 200)
    void moreMappingsNeverChangeAReadingTheyOnlyRefuseIt(
            @ForAll("mappings") List<Mapping> some, @ForAll("mappings") List<Mapping> more) {
        Result<Evidence> before = GenericIntake.of(some).read(WORKER, SPRING);
        List<Mapping> all = new ArrayList<>(some);
        all.addAll(more);
        Result<Evidence> after = GenericIntake.of(all).read(WORKER, SPRING);
        if (before.isOk() && after.isOk()) {
            assertEquals(before.orThrow().reading(), after.orThrow().reading());
        }
    }

    @Property(tries = 200)
    void theOrderOfMappingsMakesNoDifference(@ForAll("mappings") List<Mapping> mappings, @ForAll Random random) {
        List<Mapping> shuffled = new ArrayList<>(mappings);
        Collections.shuffle(shuffled, random);
        Result<Evidence> one = GenericIntake.of(mappings).read(WORKER, SPRING);
        Result<Evidence> other = GenericIntake.of(shuffled).read(WORKER, SPRING);
        assertEquals(one.problems(), other.problems());
        assertEquals(one.isOk(), other.isOk());
    }

    @Property(tries = 200)
    void whatIsReadIsWhatSomeRuleAloneReads(@ForAll("mappings") List<Mapping> mappings) {
        GenericIntake.of(mappings)
                .read(WORKER, SPRING)
                .fold(evidence -> assertedIn(evidence, mappings), problems -> assertedWhy(problems.size()));
    }

    private static boolean assertedIn(Evidence evidence, List<Mapping> mappings) {
        assertTrue(mappings.stream()
                .map(mapping -> GenericIntake.of(List.of(mapping)).read(WORKER, SPRING))
                .anyMatch(read -> read.isOk() && read.orThrow().reading().equals(evidence.reading())));
        return true;
    }

    private static boolean assertedWhy(int problems) {
        assertTrue(problems > 0);
        return true;
    }
}
