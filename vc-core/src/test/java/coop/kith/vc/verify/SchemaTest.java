package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.resource.StatedDigests;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.schema.SchemaProblem;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Credentials with a schema, verified with the schema at hand. */
final class SchemaTest {
    private static final String DOCUMENT = "https://club.example/member.json";
    private static final String HOLDER = "https://club.example/schemas/1";
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final JsonObject SCHEMA = Json.parseObject("""
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://club.example/member.json",
         "properties": {"credentialSubject": {"required": ["name"], "properties": {"memberSince": {"minimum": 2000}}}}}\
        """).orThrow();

    private final Map<String, Bytes> shelf = new TreeMap<>();

    @Test
    void acceptsWhatFitsItsSchemaAndRejectsWhatDoesNot() {
        put(DOCUMENT, SCHEMA);
        assertInstanceOf(Verdict.Accepted.class, verify(member(2019, DOCUMENT, "JsonSchema")));
        Verdict<VerifiedCredential> rejected = verify(member(1999, DOCUMENT, "JsonSchema"));
        assertInstanceOf(Verdict.Rejected.class, rejected);
        Problem problem = rejected.problems().get(0);
        assertEquals(SchemaProblem.SCHEMA_MISMATCH, problem.type());
        assertEquals("/credentialSubject/memberSince", problem.where().toString());
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier().verify(member(1999, DOCUMENT, "JsonSchema"), STRICT.ignoringSchema("an old form")));
    }

    @Test
    void aSchemaMayStandInACredentialThatVerifies() {
        put(HOLDER, Papers.signed(holder(), Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key()));
        assertInstanceOf(Verdict.Rejected.class, verify(member(2019, HOLDER, "JsonSchemaCredential")), "issuer's key");
        put(HOLDER, Papers.issued(holder()));
        assertInstanceOf(Verdict.Accepted.class, verify(member(2019, HOLDER, "JsonSchemaCredential")));
        Verdict<VerifiedCredential> rejected = verify(member(1999, HOLDER, "JsonSchemaCredential"));
        assertEquals(SchemaProblem.SCHEMA_MISMATCH, rejected.problems().get(0).type());
        put(HOLDER, Papers.issued(holder()).with("name", "changed"));
        assertInstanceOf(Verdict.Rejected.class, verify(member(2019, HOLDER, "JsonSchemaCredential")));
        put(HOLDER, Papers.issued(holder().with("credentialSchema", SCHEMA_OF_ANOTHER)));
        assertTrue(!(verify(member(2019, HOLDER, "JsonSchemaCredential")) instanceof Verdict.Accepted));
    }

    @Test
    void aCredentialThatHoldsNoSchemaIsNone() {
        JsonObject subject = holder().object("credentialSubject").orElseThrow();
        JsonObject broken = SCHEMA.with("properties", JsonArray.of());
        for (JsonObject wrong : List.of(
                holder().with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "https://a.example/S"))),
                holder().with("credentialSubject", subject.with("type", "https://a.example/S")),
                holder().with("credentialSubject", subject.without("type")),
                holder().with("credentialSubject", subject.without("jsonSchema").with("name", "none")),
                holder().with("credentialSubject", subject.with("jsonSchema", "text")),
                holder().with("credentialSubject", subject.with("jsonSchema", broken)),
                holder().with("credentialSubject", subject.with("jsonSchema", SCHEMA.without("$schema"))),
                holder().with("credentialSubject", subject.with("jsonSchema", SCHEMA.without("$id"))),
                holder().with("credentialSubject", JsonArray.of(subject, subject)),
                holder().without("credentialSchema"))) {
            put(HOLDER, Papers.issued(wrong));
            Verdict<VerifiedCredential> verdict = verify(member(2019, HOLDER, "JsonSchemaCredential"));
            assertInstanceOf(Verdict.Rejected.class, verdict, wrong::toString);
            assertEquals(
                    SchemaProblem.SCHEMA_NOT_VALID, verdict.problems().get(0).type());
        }
    }

    @Test
    void theIdOfASchemasSubjectIsAnIdentifier() {
        JsonObject subject = holder().object("credentialSubject").orElseThrow();
        put(HOLDER, Papers.issued(holder().with("credentialSubject", subject.with("id", "https://club.example/s"))));
        assertInstanceOf(Verdict.Accepted.class, verify(member(2019, HOLDER, "JsonSchemaCredential")));
        put(HOLDER, Papers.issued(holder().with("credentialSubject", subject.with("id", "no url"))));
        assertInstanceOf(Verdict.Rejected.class, verify(member(2019, HOLDER, "JsonSchemaCredential")));
    }

    @Test
    void theDigestOfTheSchemaOfSchemasIsNotDemanded() {
        JsonObject theirs = holder().object("credentialSchema").orElseThrow();
        put(HOLDER, Papers.issued(holder().with("credentialSchema", theirs.without("digestSRI"))));
        assertInstanceOf(Verdict.Accepted.class, verify(member(2019, HOLDER, "JsonSchemaCredential")));
    }

    private static final JsonObject SCHEMA_OF_ANOTHER =
            JsonObject.empty().with("id", "https://club.example/other.json").with("type", "JsonSchema");

    @Test
    void whatCannotBeHadOrIsNotKnownIsUndecided() {
        assertInstanceOf(Verdict.Undecided.class, verify(member(2019, DOCUMENT, "JsonSchema")));
        put(DOCUMENT, SCHEMA);
        assertInstanceOf(Verdict.Undecided.class, verify(member(2019, DOCUMENT, "https://club.example/Xsd")));
        JsonObject many = Papers.credential()
                .with("credentialSchema", JsonArray.of(entry("1"), entry("2"), entry("3"), entry("4"), entry("5")));
        assertInstanceOf(Verdict.Undecided.class, verify(Papers.issued(many)));
        CredentialVerifier withoutChecks = CredentialVerifier.of(
                        Shelf.empty().resolver(InstantSource.fixed(Papers.NOW)),
                        Cryptography.standard(),
                        InstantSource.fixed(Papers.NOW))
                .following(LinkedDocuments.of(shelf));
        assertInstanceOf(Verdict.Undecided.class, withoutChecks.verify(member(2019, DOCUMENT, "JsonSchema"), STRICT));
    }

    @Test
    void aDigestOfTheSchemaForSchemasIsComparedThoughItsRulesNeedNoDocument() {
        String theirs = "https://www.w3.org/ns/credentials/json-schema/v2.json";
        JsonObject entry = holder().object("credentialSchema").orElseThrow();
        JsonObject published =
                entry.with("digestSRI", "sha384-FdPKzKLFNWo+3ZqV9vjuY8aNQk+636lvGRKKNzAfy93Q9jf+lNHD8j91g/KHWCBX");
        JsonObject other = entry.with("digestSRI", "sha384-" + "A".repeat(64));
        JsonObject both = published.with("digestMultibase", Multihash.sha256(new byte[] {1}));
        for (JsonObject meant : List.of(entry, published, entry.without("digestSRI"))) {
            assertInstanceOf(Verdict.Accepted.class, verify(Papers.issued(holder().with("credentialSchema", meant))));
        }
        for (JsonObject unknown : List.of(other, both)) {
            JsonObject credential = Papers.issued(holder().with("credentialSchema", unknown));
            shelf.remove(theirs);
            assertInstanceOf(Verdict.Undecided.class, verify(credential));
            put(theirs, SCHEMA);
            assertInstanceOf(Verdict.Rejected.class, verify(credential));
        }
        JsonObject served =
                StatedDigests.with(entry, Optional.ofNullable(shelf.get(theirs)).orElseThrow());
        assertInstanceOf(Verdict.Accepted.class, verify(Papers.issued(holder().with("credentialSchema", served))));
    }

    private static JsonObject entry(String name) {
        return JsonObject.empty().with("id", "https://club.example/" + name).with("type", "JsonSchema");
    }

    private static JsonObject holder() {
        return Json.parseObject("""
            {"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "https://club.example/schemas/1",
             "type": ["VerifiableCredential", "JsonSchemaCredential"], "validFrom": "2026-10-01T00:00:00Z",
             "credentialSchema": {"id": "https://www.w3.org/ns/credentials/json-schema/v2.json", "type": "JsonSchema",
             "digestSRI": "sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW"}}\
            """)
                .orThrow()
                .with("issuer", Persona.ISSUER.did().toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("type", "JsonSchema").with("jsonSchema", SCHEMA));
    }

    private static JsonObject member(int since, String schema, String type) {
        JsonObject subject = Papers.credential()
                .object("credentialSubject")
                .orElseThrow()
                .with("memberSince", coop.kith.json.JsonNumber.of(since));
        return Papers.issued(Papers.credential()
                .with("credentialSubject", subject)
                .with("credentialSchema", JsonObject.empty().with("id", schema).with("type", type)));
    }

    private void put(String url, JsonObject json) {
        shelf.put(url, Bytes.of(Json.write(json).getBytes(StandardCharsets.UTF_8)));
    }

    private CredentialVerifier verifier() {
        InstantSource clock = InstantSource.fixed(Papers.NOW);
        return CredentialVerifier.of(Shelf.empty().resolver(clock), Cryptography.standard(), clock)
                .following(LinkedDocuments.of(shelf))
                .withSchemas(List.of(JsonSchemaCheck.standard()));
    }

    private Verdict<VerifiedCredential> verify(JsonObject credential) {
        return verifier().verify(credential, STRICT);
    }
}
