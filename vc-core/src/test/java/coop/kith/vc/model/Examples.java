package coop.kith.vc.model;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;

/** Documents that the tests begin from; each is valid, and uses as many members as it can. */
final class Examples {
    private Examples() {}

    /** Every member that version 2.0 gives a credential. */
    static JsonObject full() {
        return json("""
                {
                  "@context": ["https://www.w3.org/ns/credentials/v2", "https://club.example/contexts/member",
                               {"joined": "https://club.example/terms#joined"}],
                  "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
                  "type": ["VerifiableCredential", "https://club.example/terms#Membership"],
                  "name": [{"@value": "Membership", "@language": "en"}, {"@value": "عضوية", "@language": "ar", "@direction": "rtl"}],
                  "description": "Says who is a member of the club, and since when.",
                  "issuer": {"id": "did:web:club.example", "name": "The Club", "description": {"@value": "Ein Verein", "@language": "de-AT"}},
                  "validFrom": "2026-01-01T00:00:00Z",
                  "validUntil": "2027-01-01T00:00:00+01:00",
                  "credentialSubject": [{"id": "did:example:ana", "name": "Ana", "since": "2019"}, {"name": "Ana's dog"}],
                  "credentialStatus": [
                    {"id": "https://club.example/status/1#7", "type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
                    {"type": "BitstringStatusListEntry", "statusPurpose": "suspension"}],
                  "credentialSchema": {"id": "https://club.example/schemas/member.json", "type": "JsonSchema"},
                  "relatedResource": [
                    {"id": "https://club.example/contexts/member", "mediaType": "application/ld+json",
                     "digestSRI": "sha384-8TPsoQIROOsOS+0dhYZyMwzm7Qg0JYfF9bfl4wXhhWWjWZeuQvyzjQ0n9y9vZ8KI"},
                    {"id": "https://club.example/logo.png", "digestMultibase": ["uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA"]}],
                  "refreshService": {"type": "VerifiableCredentialRefreshService2021", "id": "https://club.example/refresh"},
                  "termsOfUse": {"type": "TrustFrameworkPolicy", "id": "https://club.example/terms"},
                  "evidence": [{"type": ["Evidence", "PersonalMeeting"], "id": "https://club.example/evidence/1"}],
                  "confidenceMethod": {"type": "ExampleConfidence"},
                  "renderMethod": [{"type": "TemplateRenderMethod"}],
                  "proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod"}],
                  "joined": null
                }""");
    }

    /** Only what version 2.0 demands. */
    static JsonObject small() {
        return json("""
                {
                  "@context": ["https://www.w3.org/ns/credentials/v2"],
                  "type": "VerifiableCredential",
                  "issuer": "did:example:club",
                  "credentialSubject": {"id": "did:example:ana"}
                }""");
    }

    /** Every member that version 1.1 gives a credential. */
    static JsonObject version11() {
        return json("""
                {
                  "@context": ["https://www.w3.org/2018/credentials/v1", "https://club.example/contexts/member"],
                  "id": "http://club.example/credentials/3732",
                  "type": ["VerifiableCredential", "MembershipCredential"],
                  "issuer": "https://club.example/issuers/14",
                  "issuanceDate": "2020-01-01T00:00:00Z",
                  "expirationDate": "2030-01-01T00:00:00Z",
                  "credentialSubject": {"id": "did:example:ana", "name": "Ana"},
                  "credentialStatus": {"id": "https://club.example/status/24", "type": "CredentialStatusList2017"},
                  "credentialSchema": {"id": "https://club.example/schemas/member", "type": "JsonSchemaValidator2018"},
                  "refreshService": {"id": "https://club.example/refresh/3732", "type": "ManualRefreshService2018"},
                  "termsOfUse": [{"type": "IssuerPolicy", "profile": "https://club.example/policies/4"}],
                  "evidence": [{"id": "https://club.example/evidence/f2", "type": ["DocumentVerification"]}],
                  "proof": {"type": "Ed25519Signature2020"}
                }""");
    }

    /** A presentation of a credential with a proof, a self-asserted one, and an enveloped one. */
    static JsonObject presentation() {
        return json("""
                {
                  "@context": ["https://www.w3.org/ns/credentials/v2"],
                  "id": "urn:uuid:313801ba-24b7-11ee-be02-ff560265cf9b",
                  "type": ["VerifiablePresentation", "ExamplePresentation"],
                  "holder": {"id": "did:example:ana"},
                  "verifiableCredential": [
                    {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
                     "issuer": "did:example:club", "credentialSubject": {"id": "did:example:ana"},
                     "proof": {"type": "DataIntegrityProof"}},
                    {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
                     "issuer": "did:example:ana", "credentialSubject": {"favouriteCheese": "Tilsiter"}},
                    {"@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential",
                     "id": "data:application/vc+jwt,eyJhbGciOiJFZERTQSJ9.e30.c2ln"}],
                  "termsOfUse": {"type": "HolderPolicy"},
                  "proof": {"type": "DataIntegrityProof"}
                }""");
    }

    static JsonObject json(String text) {
        return Json.parseObject(text).orThrow();
    }
}
