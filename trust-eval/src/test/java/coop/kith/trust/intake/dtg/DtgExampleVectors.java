package coop.kith.trust.intake.dtg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Statement;
import coop.kith.vc.model.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published examples. Their proofs are illustrations, so only their shape can be read. */
final class DtgExampleVectors {
    private static final DtgProfile ACCEPTING = DtgProfile.standard()
            .accepting(
                    PredicateProfile.ENDORSES,
                    PredicateProfile.WITNESSED,
                    PredicateProfile.VETTED,
                    PredicateProfile.PRESENTED);

    @Test
    void readsAVettingForItsCommunity() {
        Reading reading =
                shape("trust/dtg/examples/vetted-video-vetting.json", ACCEPTING).orThrow();
        assertEquals(EvidenceKind.STATEMENT, reading.kind());
        assertEquals(Optional.of(IssuerScope.DIRECTED), reading.issuerScope());
        assertEquals(Optional.of(PredicateProfile.VETTED.iri()), reading.predicate());
        assertEquals(
                Optional.of("did:webvh:QmSbCcXWDDJmqE8m1nZt7Ew5DhN3w2Lq6G2rB9sX4yYk1a:chess-club.example"),
                reading.community().map(Did::toString));
        assertEquals(Optional.of("urn:uuid:5b0c7e0e-3f7a-4c52-9d0e-2a7c1f6b9e41"), reading.taskContext());
    }

    @Test
    void readsTheDigestOfWhatWasPresented() {
        Reading reading =
                shape("trust/dtg/examples/presented-vmc.json", ACCEPTING).orThrow();
        assertEquals(
                new Statement(
                        PredicateProfile.PRESENTED.iri(),
                        new Statement.Digest("zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n")),
                reading.statement().orElseThrow());
    }

    @Test
    void readsADeskCheckByTheCommunityItself() {
        assertEquals(
                Optional.of(IssuerScope.PUBLIC),
                shape("trust/dtg/examples/vetted-community-desk-check.json", ACCEPTING)
                        .orThrow()
                        .issuerScope());
    }

    @Test
    void refusesTheExamplesThatDeclareNoScope() {
        for (String name : List.of("endorses-skill-endorsement", "witnessed-vrc")) {
            Result<Reading> refused = shape("trust/dtg/examples/" + name + ".json", ACCEPTING);
            assertEquals(List.of(DtgRule.ISSUER_SCOPE.name()), rules(refused), name);
        }
    }

    @Test
    void acceptsNoPredicateThatItWasNotTold() {
        for (String name : List.of("presented-vmc", "vetted-community-desk-check", "vetted-video-vetting")) {
            Result<Reading> refused = shape("trust/dtg/examples/" + name + ".json", DtgProfile.standard());
            assertEquals(
                    List.of(DtgProblem.PREDICATE_NOT_ACCEPTED),
                    refused.problems().stream().map(Problem::type).toList(),
                    name);
        }
    }

    /** All but the last say so by their context; the last is a fragment without one, and no credential at all. */
    @TestFactory
    Stream<DynamicTest> refusesTheJulyDraftsByName() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.at("trust/dtg/wd01-examples"))) {
            return files.map(file -> "trust/dtg/wd01-examples/" + file.getFileName()).sorted().toList().stream()
                    .map(path -> DynamicTest.dynamicTest(path, () -> refusesTheJulyDraft(path)));
        }
    }

    private static void refusesTheJulyDraft(String path) {
        JsonObject json = Json.parseObject(Vectors.text(path)).orThrow();
        if (!json.has("@context")) {
            assertFalse(Credential.parse(json).isOk());
            return;
        }
        assertEquals(
                List.of(DtgProblem.SUPERSEDED_DRAFT),
                Draft.of(json).stream().map(Problem::type).toList());
        Credential.parse(json)
                .fold(
                        credential -> {
                            assertEquals(
                                    DtgProblem.SUPERSEDED_DRAFT,
                                    Shape.read(credential, ACCEPTING)
                                            .problems()
                                            .get(0)
                                            .type());
                            return credential;
                        },
                        problems -> problems);
    }

    private static Result<Reading> shape(String path, DtgProfile profile) {
        return Json.parseObject(Vectors.text(path))
                .flatMap(Credential::parse)
                .flatMap(credential -> Shape.read(credential, profile));
    }

    private static List<String> rules(Result<Reading> refused) {
        return refused.problems().stream()
                .map(problem -> problem.context().getOrDefault("rule", problem.detail()))
                .toList();
    }
}
