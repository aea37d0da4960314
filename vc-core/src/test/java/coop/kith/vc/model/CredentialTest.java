package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CredentialTest {
    private final Credential full = Credential.parse(Examples.full()).orThrow();
    private final Credential old = Credential.parse(Examples.version11()).orThrow();

    @Test
    void answersFromWhatWasStated() {
        assertEquals(DataModel.V2_0, full.model());
        assertEquals(
                List.of("https://www.w3.org/ns/credentials/v2", "https://club.example/contexts/member"),
                full.contexts());
        assertEquals("urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", full.id().orElseThrow());
        assertEquals(List.of("VerifiableCredential", "https://club.example/terms#Membership"), full.types());
        assertEquals("did:web:club.example", full.issuer());
        assertEquals("The Club", full.issuerName().orElseThrow());
        assertEquals("Membership", full.name().orElseThrow());
        assertEquals(
                "Says who is a member of the club, and since when.",
                full.description().orElseThrow());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), full.validFrom().orElseThrow());
        assertEquals(Instant.parse("2026-12-31T23:00:00Z"), full.validUntil().orElseThrow());
        assertEquals(
                List.of(2, 2, 1, 2, 1, 1, 1, 1),
                List.of(
                        full.subjects().size(),
                        full.statuses().size(),
                        full.schemas().size(),
                        full.relatedResources().size(),
                        full.evidence().size(),
                        full.termsOfUse().size(),
                        full.refreshServices().size(),
                        full.proofs().size()));
    }

    @Test
    void answersTheSameQuestionsOfVersion11() {
        assertEquals(DataModel.V1_1, old.model());
        assertEquals(Instant.parse("2020-01-01T00:00:00Z"), old.validFrom().orElseThrow());
        assertEquals(Instant.parse("2030-01-01T00:00:00Z"), old.validUntil().orElseThrow());
        assertEquals(Optional.empty(), old.issuerName());
        assertEquals(List.of(), old.relatedResources());
    }

    @Test
    void readsSingleClaimsOfTheFirstSubject() {
        assertEquals("Ana", full.subject().text("name").orElseThrow());
        assertEquals("did:example:ana", full.subject().id().orElseThrow());
        assertEquals(Optional.empty(), full.subject().text("surname"));
        Subject nested = new Subject(Examples.json("""
                        {"type": ["Person"], "age": 5, "empty": [],
                         "degree": [{"name": [{"@value": "Bachelor", "@language": "en"}, {"@value": "Bakkalaureat"}]}],
                         "home": {"name": {"@value": "x", "url": "y"}}}"""));
        assertEquals("Bachelor", nested.text("degree", "name").orElseThrow());
        assertEquals(List.of("Person"), nested.types());
        assertEquals(Optional.empty(), nested.text("age"));
        assertEquals(Optional.empty(), nested.text("empty", "name"));
        assertEquals(Optional.empty(), nested.text("home", "name"));
        assertEquals(Optional.of(nested.json()), nested.claim());
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        JsonObject wrong = Examples.json("""
                {"@context": ["https://club.example/c"], "id": "x", "type": "Membership", "issuer": 5,
                 "credentialSubject": [{"id": ""}, "ana"], "validFrom": "today", "proof": {}}""");
        assertEquals(
                List.of(
                        "/@context/0",
                        "/id",
                        "/type",
                        "/issuer",
                        "/credentialSubject/0/id",
                        "/credentialSubject/1",
                        "/proof",
                        "/validFrom"),
                Credential.parse(wrong).problems().stream()
                        .map(Problem::where)
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void saysWhatToDoWithAPresentationOrAnEnvelope() {
        Problem presentation = Credential.parse(Examples.presentation()).problems().stream()
                .filter(problem -> problem.where().toString().equals("/type"))
                .findFirst()
                .orElseThrow();
        assertEquals("This is a presentation, where a credential belongs.", presentation.detail());
    }

    @Test
    void showsNoClaimsAndNoControlCharactersInItsText() {
        JsonObject json = Examples.small()
                .with("type", "VerifiableCredential")
                .with("credentialSubject", JsonObject.empty().with("secret", "blue"));
        String text = Credential.parse(json).orThrow().toString();
        assertEquals("Credential[\"VerifiableCredential\"] by \"did:example:club\"", text);
        assertFalse(text.contains("blue"));
    }

    @Test
    void isEqualWhateverTheOrderOfMembers() {
        JsonObject small = Examples.small();
        JsonObject turned = JsonObject.empty();
        for (String name : List.of("credentialSubject", "issuer", "type", "@context")) {
            turned = turned.with(name, small.get(name).orElseThrow());
        }
        assertEquals(Credential.parse(small).orThrow(), Credential.parse(turned).orThrow());
        assertEquals(
                Credential.parse(small).orThrow().hashCode(),
                Credential.parse(turned).orThrow().hashCode());
    }
}
