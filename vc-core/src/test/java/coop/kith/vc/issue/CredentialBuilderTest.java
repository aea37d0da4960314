package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.resource.StatedDigests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void writesTheDigestsOfRelatedResourcesAndWhatElseIsSaidOfTheCredential() {
        Bytes logo = Bytes.of("the logo".getBytes(StandardCharsets.UTF_8));
        Credential built = member().relatedResource("https://club.example/logo", logo)
                .relatedResource("https://club.example/logo.svg", "image/svg+xml", logo)
                .termsOfUse(JsonObject.empty().with("type", "HolderPolicy"))
                .refreshService(JsonObject.empty().with("type", "Refresh").with("id", "https://club.example/new"))
                .build()
                .orThrow();
        assertEquals(1, built.termsOfUse().size());
        assertEquals(1, built.refreshServices().size());
        assertEquals(
                Optional.of("image/svg+xml"), built.relatedResources().get(1).string("mediaType"));
        for (JsonObject resource : built.relatedResources()) {
            for (String digest : List.of("digestSRI", "digestMultibase")) {
                JsonObject stated =
                        JsonObject.empty().with(digest, resource.string(digest).orElseThrow());
                assertEquals(List.of(), StatedDigests.unmet(stated, logo));
                assertEquals(
                        1, StatedDigests.unmet(stated, Bytes.of(new byte[] {1})).size());
            }
        }
    }

    @Test
    void buildsNoInvalidRelationTermsOrLanguage() {
        Bytes content = Bytes.of(new byte[] {1});
        List<String> places = member()
                .name("Mitglied", "no language")
                .relatedResource("logo", content)
                .relatedResource("https://club.example/logo", "picture", content)
                .termsOfUse(JsonObject.empty())
                .refreshService(JsonObject.empty())
                .build()
                .problems()
                .stream()
                .map(problem -> problem.where().toString())
                .toList();
        assertEquals(
                Set.of(
                        "/name",
                        "/relatedResource/0/id",
                        "/relatedResource/1/mediaType",
                        "/refreshService",
                        "/termsOfUse"),
                Set.copyOf(places));
        assertEquals(
                false,
                member().relatedResource("urn:a:b", content)
                        .relatedResource("urn:a:b", content)
                        .build()
                        .isOk());
    }

    @Test
    void namesACredentialInSeveralLanguages() {
        JsonObject json = member().name("Mitglied", "de")
                .name("Membre", "fr")
                .description("Wer", "de")
                .build()
                .orThrow()
                .json();
        assertEquals(
                "[{\"@value\":\"Mitglied\",\"@language\":\"de\"},{\"@value\":\"Membre\",\"@language\":\"fr\"}]",
                Json.write(json.get("name").orElseThrow()));
        assertEquals(
                JsonObject.empty().with("@value", "Wer").with("@language", "de"),
                json.get("description").orElseThrow());
    }

    @Test
    void takesEachLanguageOnceAndNoNameBesideThemThatHasNone() {
        CredentialBuilder tagged = member().name("Mitglied", "de");
        assertThrows(IllegalStateException.class, () -> tagged.name("Mitgliedschaft", "DE"));
        assertThrows(IllegalStateException.class, () -> tagged.name("Member"));
        CredentialBuilder plain = member().name("Member");
        assertThrows(IllegalStateException.class, () -> plain.name("Mitglied", "de"));
    }

    private static CredentialBuilder member() {
        return CredentialBuilder.by("did:example:club").subject("did:example:ana", JsonObject.empty());
    }
}
