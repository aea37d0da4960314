package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CredentialBuilderTest {
    @Test
    void writesEveryMemberInItsPlace() {
        JsonObject built = CredentialBuilder.by("did:web:club.example", "The Club")
                .context("https://club.example/contexts/member")
                .type("Membership")
                .id("urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33")
                .name("Membership")
                .description("Who is a member")
                .validFrom(Instant.parse("2026-01-01T00:00:00Z"))
                .validUntil(Instant.parse("2027-01-01T00:00:00Z"))
                .subject(
                        "did:example:ana",
                        JsonObject.empty().with("name", "Ana").with("id", "did:example:ben"))
                .subject(JsonObject.empty().with("name", "Ana's dog"))
                .status(JsonObject.empty().with("type", "BitstringStatusListEntry"))
                .schema("https://club.example/schemas/member", "JsonSchema")
                .evidence(JsonObject.empty().with("type", "PersonalMeeting"))
                .build()
                .orThrow()
                .json();
        assertEquals(Json.write(Json.parseObject("""
                                {"@context": ["https://www.w3.org/ns/credentials/v2", "https://club.example/contexts/member"],
                                 "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
                                 "type": ["VerifiableCredential", "Membership"],
                                 "issuer": {"id": "did:web:club.example", "name": "The Club"},
                                 "name": "Membership", "description": "Who is a member",
                                 "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2027-01-01T00:00:00Z",
                                 "credentialSubject": [{"id": "did:example:ana", "name": "Ana"}, {"name": "Ana's dog"}],
                                 "credentialStatus": {"type": "BitstringStatusListEntry"},
                                 "credentialSchema": {"id": "https://club.example/schemas/member", "type": "JsonSchema"},
                                 "evidence": {"type": "PersonalMeeting"}}""").orThrow()), Json.write(built));
    }

    @Test
    void buildsNothingInvalidAndSaysAllThatIsWrong() {
        List<String> places =
                CredentialBuilder.by("the club")
                        .context("no url")
                        .id("1")
                        .status(JsonObject.empty())
                        .build()
                        .problems()
                        .stream()
                        .map(Problem::where)
                        .map(Object::toString)
                        .toList();
        assertEquals(List.of("/@context/1", "/id", "/issuer", "/credentialSubject", "/credentialStatus"), places);
    }

    @Test
    void takesEachChoiceOnceAndBuildsOnce() {
        CredentialBuilder builder = CredentialBuilder.by("did:example:club").id("urn:a:b");
        assertThrows(IllegalStateException.class, () -> builder.id("urn:a:c"));
        builder.build();
        assertThrows(IllegalStateException.class, () -> builder.type("Membership"));
        assertThrows(IllegalStateException.class, builder::build);
    }
}
