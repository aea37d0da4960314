package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one sentence of VCDM 2.0: the section and the sentence, the member, what it is set to, and where the problem must point. */
@DisplayName("V35, V36, V16: the structure of a credential")
final class CredentialStructureTest {
    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    4.3 MUST include a @context property                     | @context | absent | /@context
                    4.3 MUST be an ordered set                               | @context | 'https://www.w3.org/ns/credentials/v2' | /@context
                    4.3 MUST be an ordered set                               | @context | null | /@context
                    4.3 MUST be an ordered set                               | @context | {} | /@context
                    4.3 where the first item is                              | @context | [] | /@context
                    4.3 the first item is a URL with the value               | @context | ['https://club.example/c', 'https://www.w3.org/ns/credentials/v2'] | /@context/0
                    4.3 the first item is a URL with the value               | @context | ['https://www.w3.org/ns/credentials/v2/'] | /@context/0
                    4.3 the first item is a URL with the value               | @context | ['HTTPS://www.w3.org/ns/credentials/v2'] | /@context/0
                    4.3 the first item is a URL with the value               | @context | ['https://www.w3.org/ns/credentials/v2 '] | /@context/0
                    4.3 the first item is a URL with the value               | @context | ['http://www.w3.org/ns/credentials/v2'] | /@context/0
                    4.3 the first item is a URL                              | @context | [['https://www.w3.org/ns/credentials/v2']] | /@context/0
                    4.3 any combination of URLs and objects                  | @context | ['https://www.w3.org/ns/credentials/v2', 7] | /@context/1
                    4.3 any combination of URLs and objects                  | @context | ['https://www.w3.org/ns/credentials/v2', null] | /@context/1
                    4.3 any combination of URLs and objects                  | @context | ['https://www.w3.org/ns/credentials/v2', 'no url'] | /@context/1
                    4.3 any combination of URLs and objects                  | @context | ['https://www.w3.org/ns/credentials/v2', 'https ://club.example/c'] | /@context/1
                    4.3 ordered set: nothing twice                           | @context | ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/v2'] | /@context/1
                    4.3 ordered set: nothing twice                           | @context | ['https://www.w3.org/ns/credentials/v2', {}, {}] | /@context/2
                    4.3 one base context                                     | @context | ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'] | /@context/1
                    4.4 MUST be a single URL                                 | id | null | /id
                    4.4 MUST be a single URL                                 | id | 'not a url' | /id
                    4.4 MUST be a single URL                                 | id | '' | /id
                    4.4 MUST be a single URL                                 | id | ['urn:a:b'] | /id
                    4.4 MUST be a single URL                                 | id | {'@id': 'urn:a:b'} | /id
                    4.4 MUST be a single URL                                 | id | 'did:a ' | /id
                    4.4 MUST be a single URL                                 | id | '/relative' | /id
                    4.5 MUST contain a type property                         | type | absent | /type
                    4.5 one or more                                          | type | [] | /type
                    4.5 terms and absolute URL strings                       | type | null | /type
                    4.5 terms and absolute URL strings                       | type | ['VerifiableCredential', 3] | /type/1
                    4.5 terms and absolute URL strings                       | type | ['VerifiableCredential', ''] | /type/1
                    4.5 terms and absolute URL strings                       | type | ['VerifiableCredential', '@json'] | /type/1
                    4.5 terms and absolute URL strings                       | type | ['VerifiableCredential', 'https://a b'] | /type/1
                    4.5 terms and absolute URL strings                       | type | ['VerifiableCredential', ['Other']] | /type/1
                    4.5 a set: nothing twice                                 | type | ['VerifiableCredential', 'VerifiableCredential'] | /type/1
                    4.5 VerifiableCredential and, optionally, a more specific | type | ['Membership'] | /type
                    4.5 VerifiableCredential and, optionally, a more specific | type | 'verifiablecredential' | /type
                    1.3 MUST be either a credential or a presentation        | type | ['VerifiableCredential', 'VerifiablePresentation'] | /type
                    4.13 an envelope is not the credential in it             | type | 'EnvelopedVerifiableCredential' | /type
                    4.6 a string or a language value object                  | name | 7 | /name
                    4.6 a string or a language value object                  | name | null | /name
                    4.6 a string or a language value object                  | description | [] | /description
                    11.1 Multiple language value objects                     | description | [{'@value': 'one'}, {'text': 'x'}] | /description/1
                    11.1 MUST contain a @value property                      | name | {'@language': 'en'} | /name
                    11.1 whose value is a string                             | name | {'@value': 5} | /name
                    11.1 MUST NOT include any other keys                     | name | {'@value': 'x', 'url': 'did:a:b'} | /name
                    11.1 @language is a tag                                  | name | [{'@value': 'x', '@language': 'not a tag'}] | /name/0
                    11.1 @direction is a base direction                      | name | [{'@value': 'x', '@direction': 'up'}] | /name/0
                    11.1 applies to the issuer's name                        | issuer | {'id': 'did:a:b', 'name': {'@value': 'x', 'url': 'did:a:b'}} | /issuer/name
                    4.7 MUST have an issuer property                         | issuer | absent | /issuer
                    4.7 a URL or an object containing an id                  | issuer | null | /issuer
                    4.7 a URL or an object containing an id                  | issuer | ['did:example:club'] | /issuer
                    4.7 a URL or an object containing an id                  | issuer | 'the club' | /issuer
                    4.7 a URL or an object containing an id                  | issuer | 'did:a ' | /issuer
                    4.7 a URL or an object containing an id                  | issuer | 'did:example' | /issuer
                    4.7 a URL or an object containing an id                  | issuer | {} | /issuer/id
                    4.7 a URL or an object containing an id                  | issuer | {'name': 'The Club'} | /issuer/id
                    4.7 an id property whose value is a URL                  | issuer | {'id': null} | /issuer/id
                    4.7 an id property whose value is a URL                  | issuer | {'id': ['did:a:b']} | /issuer/id
                    4.7 compacted                                            | issuer | {'id': 'did:a:b', '@id': 'did:a:c'} | /issuer/@id
                    4.8 MUST contain a credentialSubject property            | credentialSubject | absent | /credentialSubject
                    4.8 a set of objects                                     | credentialSubject | null | /credentialSubject
                    4.8 a set of objects                                     | credentialSubject | 'did:example:ana' | /credentialSubject
                    4.8 a set of objects                                     | credentialSubject | [] | /credentialSubject
                    4.8 a set of objects                                     | credentialSubject | ['did:example:ana'] | /credentialSubject/0
                    4.8 MUST be the subject of one or more claims            | credentialSubject | {} | /credentialSubject
                    4.8 MUST be the subject of one or more claims            | credentialSubject | [{'id': 'did:a:b'}, {}] | /credentialSubject/1
                    4.8 id as described in 4.4                               | credentialSubject | {'id': 'ana'} | /credentialSubject/id
                    4.8 id as described in 4.4                               | credentialSubject | {'id': ['did:a:b', 'did:a:c']} | /credentialSubject/id
                    4.8 id as described in 4.4                               | credentialSubject | [{'id': null}] | /credentialSubject/0/id
                    4.8 compacted                                            | credentialSubject | {'id': 'did:a:b', '@id': 'did:a:c'} | /credentialSubject/@id
                    4.9 MUST be a dateTimeStamp                              | validFrom | 'Sat 25 Feb 2023 07:16:31 PM CST' | /validFrom
                    4.9 MUST be a dateTimeStamp                              | validFrom | '2026-01-01' | /validFrom
                    4.9 MUST be a dateTimeStamp                              | validFrom | '2026-01-01T00:00:00' | /validFrom
                    4.9 MUST be a dateTimeStamp                              | validFrom | null | /validFrom
                    4.9 MUST be a string value                               | validFrom | 1767225600 | /validFrom
                    4.9 MUST be a string value                               | validUntil | ['2027-01-01T00:00:00Z'] | /validUntil
                    4.9 MUST be a dateTimeStamp                              | validUntil | '2027-02-29T00:00:00Z' | /validUntil
                    4.9 validUntil MUST be the same or later                 | validUntil | '2025-12-31T23:59:59Z' | /validUntil
                    4.9 compared temporally                                  | validUntil | '2026-01-01T00:30:00+01:00' | /validUntil
                    4.9 members of version 1.1                               | issuanceDate | '2026-01-01T00:00:00Z' | /issuanceDate
                    4.9 members of version 1.1                               | expirationDate | '2027-01-01T00:00:00Z' | /expirationDate
                    4.10 a single object or a set of one or more             | credentialStatus | [] | /credentialStatus
                    4.10 a single object or a set of one or more             | credentialStatus | 'https://club.example/s' | /credentialStatus
                    4.10 a single object or a set of one or more             | credentialStatus | null | /credentialStatus
                    4.10 type is REQUIRED                                    | credentialStatus | {'id': 'https://club.example/s'} | /credentialStatus/type
                    4.10 type as in 4.5                                      | credentialStatus | {'type': 2} | /credentialStatus/type
                    4.10 type as in 4.5                                      | credentialStatus | [{'type': 'A'}, {'type': []}] | /credentialStatus/1/type
                    4.10 id as in 4.4                                        | credentialStatus | {'type': 'A', 'id': 'https ://x/4'} | /credentialStatus/id
                    4.10 id as in 4.4                                        | credentialStatus | {'type': 'A', 'id': ['urn:a:b']} | /credentialStatus/id
                    4.11 MUST specify its type                               | credentialSchema | {'id': 'https://club.example/s'} | /credentialSchema/type
                    4.11 and an id property                                  | credentialSchema | [{'type': 'JsonSchema'}] | /credentialSchema/0/id
                    4.11 that MUST be a URL                                  | credentialSchema | {'type': 'JsonSchema', 'id': 'schema'} | /credentialSchema/id
                    4.11 one or more                                         | credentialSchema | [] | /credentialSchema
                    4.12 a proof is an object                                | proof | null | /proof
                    4.12 a proof is an object                                | proof | {} | /proof
                    4.12 a proof is an object                                | proof | [] | /proof
                    4.12 a proof is an object                                | proof | 'z3FXQ' | /proof
                    4.12 a proof is an object                                | proof | [{'type': 'DataIntegrityProof'}, []] | /proof/1
                    4.12 a proof has a type (DI 2.1)                         | proof | {'proofValue': 'z3FXQ'} | /proof/type
                    5.3 one or more objects                                  | relatedResource | [] | /relatedResource
                    5.3 the id is REQUIRED                                   | relatedResource | {'digestMultibase': 'uEiBZ'} | /relatedResource/id
                    5.3 conforms to 4.4                                      | relatedResource | {'id': 'logo', 'digestMultibase': 'uEiBZ'} | /relatedResource/id
                    5.3 MUST be unique                                       | relatedResource | [{'id': 'urn:a:b', 'digestMultibase': 'uEiBZ'}, {'id': 'urn:a:b', 'digestMultibase': 'uEiBa'}] | /relatedResource/1/id
                    5.3 at least a digestSRI or a digestMultibase            | relatedResource | {'id': 'urn:a:b'} | /relatedResource
                    5.3 hash-expression of Subresource Integrity             | relatedResource | {'id': 'urn:a:b', 'digestSRI': 'md5-abcd'} | /relatedResource/digestSRI
                    5.3 hash-expression of Subresource Integrity             | relatedResource | {'id': 'urn:a:b', 'digestSRI': 'sha256-AAAA'} | /relatedResource/digestSRI
                    5.3 hash-expression of Subresource Integrity             | relatedResource | {'id': 'urn:a:b', 'digestSRI': []} | /relatedResource/digestSRI
                    5.3 digestMultibase                                      | relatedResource | {'id': 'urn:a:b', 'digestMultibase': 'EiBZ'} | /relatedResource/digestMultibase
                    5.3 digestMultibase                                      | relatedResource | {'id': 'urn:a:b', 'digestMultibase': ['uEiBZ', 5]} | /relatedResource/digestMultibase
                    5.3 a valid media type                                   | relatedResource | {'id': 'urn:a:b', 'digestMultibase': 'uEiBZ', 'mediaType': 'json'} | /relatedResource/mediaType
                    5.4 MUST specify its type                                | refreshService | {'id': 'did:example:refresh'} | /refreshService/type
                    5.5 MUST specify its type                                | termsOfUse | {'id': 'did:example:terms'} | /termsOfUse/type
                    5.5 one or more                                          | termsOfUse | {} | /termsOfUse
                    5.6 a single object or a set of one or more              | evidence | 5 | /evidence
                    5.6 type is REQUIRED                                     | evidence | [{'id': 'urn:a:b'}] | /evidence/0/type
                    5.6 id as in 4.4                                         | evidence | [{'type': 'Evidence', 'id': 5}] | /evidence/0/id
                    5.10 MUST specify a type property                        | confidenceMethod | {'id': 'urn:a:b'} | /confidenceMethod/type
                    5.10 MUST specify a type property                        | renderMethod | [{'template': 'x'}] | /renderMethod/0/type
                    6.1 compacted                                            | @id | 'urn:a:b' | /@id
                    6.1 compacted                                            | @type | 'Other' | /@type
                    6.1 compacted                                            | @graph | [] | /@graph
                    """)
    void refuses(String sentence, String member, String value, String pointer) {
        StructureTable.requireRefused(
                Credential.parse(StructureTable.changed(Examples.full(), member, value)), pointer);
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1.1 4.1 the first item                       | @context | ['https://club.example/c', 'https://www.w3.org/2018/credentials/v1'] | /@context/0
                    1.1 4.1 one base context                     | @context | ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/ns/credentials/v2'] | /@context/1
                    1.1 4.2 MUST NOT have more than one value    | id | ['urn:a:b', 'urn:a:c'] | /id
                    1.1 4.3 VerifiableCredential                 | type | 'Membership' | /type
                    1.1 4.5 a URI or an object containing an id  | issuer | {'name': 'x'} | /issuer/id
                    1.1 4.6 MUST have an issuanceDate            | issuanceDate | absent | /issuanceDate
                    1.1 4.6 MUST be a string value               | issuanceDate | 5 | /issuanceDate
                    1.1 4.6 a date-time                          | issuanceDate | 'yesterday' | /issuanceDate
                    1.1 4.8 a date-time                          | expirationDate | '2030-01-01' | /expirationDate
                    1.1 an end after its beginning               | expirationDate | '2019-01-01T00:00:00Z' | /expirationDate
                    1.1 4.6 validFrom is reserved                | validFrom | '2020-01-01T00:00:00Z' | /validFrom
                    1.1 4.8 validUntil is reserved               | validUntil | '2030-01-01T00:00:00Z' | /validUntil
                    1.1 4.9 status: id, which MUST be a URI      | credentialStatus | {'type': 'A'} | /credentialStatus/id
                    1.1 4.9 status: type                         | credentialStatus | {'id': 'urn:a:b'} | /credentialStatus/type
                    1.1 5.4 schema: type and id                  | credentialSchema | {'type': 'A'} | /credentialSchema/id
                    1.1 5.5 refresh: type and its id             | refreshService | {'type': 'A'} | /refreshService/id
                    1.1 5.6 terms: type                          | termsOfUse | {'id': 'urn:a:b'} | /termsOfUse/type
                    1.1 5.7 evidence: type                       | evidence | [{'id': 'urn:a:b'}] | /evidence/0/type
                    """)
    void refusesInVersion11(String sentence, String member, String value, String pointer) {
        StructureTable.requireRefused(
                Credential.parse(StructureTable.changed(Examples.version11(), member, value)), pointer);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    @context          | ['https://www.w3.org/ns/credentials/v2', {'a': 'https://a.example/'}, 'https://例え.jp/文脈']
                    id                | 'https://club.example/credentials/1?x=%20#a'
                    id                | 'urn:uuid:0c07c1ce-57cb-41af-bef2-1b932b986873'
                    id                | 'http://[2001:db8::7]:8080/c'
                    type              | 'VerifiableCredential'
                    type              | ['https://example.org/#A', 'VerifiableCredential']
                    name              | 'A name'
                    name              | {'@value': 'A name'}
                    issuer            | 'https://jwk.example/keys/foo.jwk'
                    issuer            | {'id': 'did:example:club'}
                    validFrom         | '2027-01-01T00:00:00+01:00'
                    validFrom         | absent
                    validUntil        | absent
                    validUntil        | '2026-01-01T00:00:00Z'
                    credentialSubject | {'name': 'somebody'}
                    credentialSubject | {'id': 'did:example:ana'}
                    credentialStatus  | {'type': 'A'}
                    credentialSchema  | [{'type': 'A', 'id': 'did:example:schema'}]
                    relatedResource   | {'id': 'urn:a:b', 'digestMultibase': 'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n'}
                    refreshService    | {'type': 'A'}
                    evidence          | {'type': 'A'}
                    proof             | absent
                    somethingElse     | null
                    """)
    void accepts(String member, String value) {
        JsonObject json = StructureTable.changed(Examples.full(), member, value);
        assertEquals(json, Credential.parse(json).orThrow().json());
    }
}
