package coop.kith.trust.intake.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagIntakeTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Person KEEPER = Person.named("roll-keeper");
    private static final Person ANA = Person.named("ana");
    private static final String VETTED = "https://example.org/vocab#vetted";
    private static final TagIntake INTAKE = TagIntake.of(Set.of(KEEPER.did()));

    private static JsonObject list(String... tags) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("validFrom", T0.toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", ANA.did().toString())
                                .with("predicate", VETTED)
                                .with("tags", JsonArray.ofStrings(List.of(tags)))
                                .with("linkableBy", KEEPER.did().toString()));
    }

    private static Result<List<Evidence>> read(JsonObject list) {
        return INTAKE.read(KEEPER.verified(list, T0), T0);
    }

    @Test
    void countsSoManyDistinctIssuersAndSaysWhoCanLinkThem() {
        List<Evidence> evidence =
                read(list("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb")).orThrow();
        List<Evidence> vouches =
                evidence.stream().filter(one -> one.subject().equals(ANA.did())).toList();
        assertEquals(2, vouches.stream().map(Evidence::issuer).distinct().count());
        for (Evidence one : evidence) {
            assertEquals(Basis.OPAQUE_TAG, one.basis());
            JsonObject value = (JsonObject)
                    ((Statement.Value) one.reading().statement().orElseThrow().object()).value();
            assertEquals(KEEPER.did().toString(), value.string("linkableBy").orElseThrow());
        }
    }

    @Test
    void aTagIsOnePersonHoweverOftenItComes() {
        List<Evidence> twice = new ArrayList<>(read(list("aaaaaaaaaaaaaaaa")).orThrow());
        twice.addAll(read(list("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb")).orThrow());
        TrustGraph graph = TrustGraph.of(twice, T0);
        assertEquals(2, graph.edgesTo(graph.index(ANA.did()).orElseThrow()).size());
    }

    @Test
    void takesTheWordOfNoOtherKeeper() {
        Person other = Person.named("somebody");
        Result<List<Evidence>> refused = INTAKE.read(other.verified(list("aaaaaaaaaaaaaaaa"), T0), T0);
        assertEquals(TagProblem.KEEPER_NOT_ACCEPTED, refused.problems().get(0).type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tags|[]",
                "tags|'aaaaaaaaaaaaaaaa'",
                "tags|['short']",
                "tags|['aaaaaaaaaaaaaaaa','aaaaaaaaaaaaaaaa']",
                "tags|['aaaaaaaaaaaaaaa:']",
                "tags|[7]",
                "predicate|'vetted'",
                "id|'urn:uuid:1'",
                "linkableBy|'did:example:nobody'",
            })
    void refusesAListThatDoesNotSayWhoItIsAbout(String member, String value) {
        JsonObject changed =
                Json.parseObject(("{'v':" + value + "}").replace('\'', '"')).orThrow();
        JsonObject good = list("aaaaaaaaaaaaaaaa");
        JsonObject subject = good.object("credentialSubject").orElseThrow();
        JsonObject bad = good.with(
                "credentialSubject", subject.with(member, changed.get("v").orElseThrow()));
        assertEquals(TagProblem.MALFORMED, read(bad).problems().get(0).type());
    }

    @Test
    void refusesWhatIsNoListOfTags() {
        JsonObject other = list("aaaaaaaaaaaaaaaa").with("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
        assertEquals(TagProblem.NOT_TAGS, read(other).problems().get(0).type());
        assertTrue(read(list("aaaaaaaaaaaaaaaa")).isOk());
    }
}
