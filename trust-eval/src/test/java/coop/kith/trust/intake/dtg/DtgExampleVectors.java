package coop.kith.trust.intake.dtg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Statement;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.model.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    void wasReadFromTheseFiles() {
        Map<String, String> copies = Map.of(
                "contexts/v1.jsonld", "contexts/dtg-v1.jsonld",
                "predicates/vetted/1/vetting.schema.json", "schemas/vetting.schema.json",
                "meta/accept-list.schema.json", "schemas/accept-list.schema.json",
                "predicates/witnessed/1/predicate.jsonld", "predicates/witnessed-1.jsonld");
        int held = 0;
        for (Pin pin : DtgProfile.standard().pins()) {
            if (pin.digestMultibase().isPresent()) {
                String copy = Optional.ofNullable(copies.get(pin.path())).orElseThrow();
                assertEquals(pin.digestMultibase().get(), digest(json("trust/dtg/" + copy)), pin.path());
                held++;
            }
        }
        assertEquals(copies.size(), held);
        JsonObject bundled =
                ContextLibrary.standard().document(Shape.DTG_CONTEXT).orElseThrow();
        assertEquals(digest(json("trust/dtg/contexts/dtg-v1.jsonld")), digest(bundled));
    }

    @Test
    void readsADefinitionOfTheRegistry() {
        assertEquals(
                PredicateProfile.WITNESSED,
                AcceptList.definition(json("trust/dtg/predicates/witnessed-1.jsonld"))
                        .orThrow());
    }

    /** The schema says what is required and what may be there; the rules in code say the same. */
    @Test
    void holdsAVettingToItsSchema() {
        JsonObject schema = json("trust/dtg/schemas/vetting.schema.json");
        JsonObject example = json("trust/dtg/examples/vetted-video-vetting.json");
        for (String required : texts(schema, "required")) {
            assertFalse(vetting(example, vetting -> vetting.without(required)).isOk(), required);
        }
        JsonObject properties = schema.object("properties").orElseThrow();
        for (String member : properties.members().keySet()) {
            assertFalse(
                    vetting(example, vetting -> vetting.with(member, JsonLiteral.NULL))
                            .isOk(),
                    member);
            for (JsonValue word : properties.object(member).orElseThrow().oneOrMany("enum")) {
                assertTrue(
                        vetting(example, vetting -> vetting.with(member, word)).isOk(), member + " " + word);
            }
        }
        assertFalse(vetting(example, vetting -> vetting.with("documentNumber", "X1"))
                .isOk());
        assertFalse(
                vetting(example, vetting -> vetting.with("method", "inperson")).isOk());
        assertTrue(
                vetting(example, vetting -> vetting.without("documentClasses")).isOk());
        JsonObject desk = json("trust/dtg/examples/vetted-community-desk-check.json");
        assertTrue(vetting(desk, vetting -> vetting).isOk());
        assertEquals(
                List.of("VETTED_CARD", "VETTED_CARD"),
                rules(vetting(desk.with("issuer", "did:example:carol"), vetting -> vetting)));
    }

    @Test
    void holdsAnAcceptListToItsSchema() {
        JsonObject schema = json("trust/dtg/schemas/accept-list.schema.json");
        JsonObject entry = Json.parseObject("{\"status\":\"draft\",\"objectKind\":[\"digestMultibase\"],"
                        + "\"taskContextRequired\":true,\"minimumIssuerScope\":\"directed\",\"additionalMembers\":{},"
                        + "\"supersededBy\":null}")
                .orThrow();
        JsonObject list = Json.parseObject(
                        "{\"$schema\":\"https://example.org/s\",\"namespace\":\"https://example.org/\","
                                + "\"revision\":\"unreleased\",\"commit\":\"1c206bfd\",\"generatedAt\":\"2026-10-01T00:00:00Z\"}")
                .orThrow()
                .with("predicates", JsonObject.empty().with(PredicateProfile.WITNESSED.iri(), entry));
        assertEquals(
                List.of(PredicateProfile.WITNESSED),
                AcceptList.read(list, AcceptList.Status.DRAFT).orThrow());
        assertEquals(
                List.of(), AcceptList.read(list, AcceptList.Status.CANDIDATE).orThrow());
        for (String required : texts(schema, "required")) {
            assertFalse(
                    AcceptList.read(list.without(required), AcceptList.Status.DRAFT)
                            .isOk(),
                    required);
        }
        JsonObject of = schema.object("properties")
                .flatMap(properties -> properties.object("predicates"))
                .flatMap(predicates -> predicates.object("additionalProperties"))
                .orElseThrow();
        for (String required : texts(of, "required")) {
            assertFalse(listed(list, entry.without(required)).isOk(), required);
        }
        assertFalse(listed(list, entry.with("status", "final")).isOk());
        assertFalse(listed(list, entry.with("more", "x")).isOk());
        assertTrue(
                listed(list, entry.with("minimumIssuerScope", JsonLiteral.NULL)).isOk());
    }

    private static Result<List<PredicateProfile>> listed(JsonObject list, JsonObject entry) {
        return AcceptList.read(
                list.with("predicates", JsonObject.empty().with(PredicateProfile.WITNESSED.iri(), entry)),
                AcceptList.Status.DRAFT);
    }

    private static Result<Reading> vetting(JsonObject credential, UnaryOperator<JsonObject> change) {
        JsonObject subject = credential.object("credentialSubject").orElseThrow();
        JsonObject object = subject.object("object").orElseThrow();
        JsonObject value = change.apply(object.object("value").orElseThrow());
        return Credential.parse(
                        credential.with("credentialSubject", subject.with("object", object.with("value", value))))
                .flatMap(parsed -> Shape.read(parsed, ACCEPTING));
    }

    private static List<String> texts(JsonObject object, String member) {
        return object.oneOrMany(member).stream()
                .map(text -> ((JsonString) text).value())
                .toList();
    }

    private static JsonObject json(String path) {
        return Json.parseObject(Vectors.text(path)).orThrow();
    }

    private static String digest(JsonObject json) {
        return Multihash.sha256(Jcs.canonicalize(json).orThrow());
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
