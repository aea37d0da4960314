package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one sentence of VCDM 2.0 section 4.13: the sentence, the member, what it is set to, and where the problem must point. */
@DisplayName("V36, V16: the structure of a presentation")
final class PresentationStructureTest {
    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    4.3 MUST include a @context property               | @context | absent | /@context
                    4.3 the first item                                 | @context | [{}, 'https://www.w3.org/ns/credentials/v2'] | /@context/0
                    id: as in 4.4                                      | id | 'x' | /id
                    The type property MUST be present                  | type | absent | /type
                    One value MUST be VerifiablePresentation           | type | ['ExamplePresentation'] | /type
                    1.3 either a credential or a presentation          | type | ['VerifiablePresentation', 'VerifiableCredential'] | /type
                    one or more objects                                | verifiableCredential | [] | /verifiableCredential
                    MUST NOT be non-object values                      | verifiableCredential | ['eyJhbGciOiJFZERTQSJ9.e30.c2ln'] | /verifiableCredential/0
                    MUST NOT be non-object values                      | verifiableCredential | 'https://club.example/credentials/1' | /verifiableCredential
                    MUST NOT be non-object values                      | verifiableCredential | null | /verifiableCredential
                    MUST NOT be non-object values                      | verifiableCredential | [5] | /verifiableCredential/0
                    MUST NOT be non-object values                      | verifiableCredential | [[]] | /verifiableCredential/0
                    holder: a URL or an object containing an id        | holder | 'z6MkpJySvETLnxhQG9DzEdm' | /holder
                    holder: a URL or an object containing an id        | holder | {'name': 'Ana'} | /holder/id
                    holder: a URL or an object containing an id        | holder | {'id': 'z6MkpJySvETLnxhQG9DzEdm'} | /holder/id
                    holder: a URL or an object containing an id        | holder | ['did:example:ana'] | /holder
                    5.5 MUST specify its type                          | termsOfUse | {'id': 'urn:a:b'} | /termsOfUse/type
                    5.4 MUST specify its type                          | refreshService | [{'id': 'urn:a:b'}] | /refreshService/0/type
                    4.12 a proof is an object                          | proof | [] | /proof
                    4.12 a proof is an object                          | proof | null | /proof
                    6.1 compacted                                      | @graph | {} | /@graph
                    """)
    void refuses(String sentence, String member, String value, String pointer) {
        JsonObject alone = Examples.presentation().without("verifiableCredential");
        StructureTable.requireRefused(Presentation.parse(StructureTable.changed(alone, member, value)), pointer);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    The @context MUST be present         | {'type': 'EnvelopedVerifiableCredential', 'id': 'data:application/vc+jwt,e30'} | /@context
                    and include a context that defines   | {'@context': 'https://club.example/c', 'type': 'EnvelopedVerifiableCredential', 'id': 'data:application/vc+jwt,e30'} | /@context
                    type MUST be EnvelopedVerifiableCr.  | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': ['EnvelopedVerifiableCredential', 'VerifiableCredential'], 'id': 'data:application/vc+jwt,e30'} | /type
                    id MUST be a data: URL               | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential'} | /id
                    id MUST be a data: URL               | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential', 'id': 'https://club.example/vc.jwt'} | /id
                    id MUST be a data: URL               | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential', 'id': 'data:application/vc+jwt'} | /id
                    that expresses a secured credential  | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential', 'id': 'data:application/vc+jwt,'} | /id
                    that expresses a secured credential  | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential', 'id': 'data:,e30'} | /id
                    compacted                            | {'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential', 'id': 'data:application/vc+jwt,e30', '@id': 'urn:a:b'} | /@id
                    """)
    void refusesEnvelopesInTheirPlace(String sentence, String envelope, String pointer) {
        JsonObject presentation =
                StructureTable.changed(Examples.presentation(), "verifiableCredential", '[' + envelope + ']');
        StructureTable.requireRefused(Presentation.parse(presentation), "/verifiableCredential/0" + pointer);
    }

    @Test
    void refusesAnUnsignedCredentialOfSomebodyElse() {
        JsonObject holderless = Examples.presentation().without("holder");
        StructureTable.requireRefused(Presentation.parse(holderless), "/verifiableCredential/1");
        JsonObject otherHolder = Examples.presentation().with("holder", "did:example:ben");
        StructureTable.requireRefused(Presentation.parse(otherHolder), "/verifiableCredential/1");
    }

    @Test
    void tellsTheFaultsOfEveryCredentialInItsPlace() {
        JsonObject presentation = StructureTable.changed(
                Examples.presentation(),
                "verifiableCredential",
                "[{'@context': ['https://www.w3.org/ns/credentials/v2'], 'type': 'VerifiableCredential', 'credentialSubject': {}},"
                        + " {'@context': ['https://www.w3.org/2018/credentials/v1'], 'type': ['VerifiablePresentation'],"
                        + "  'issuer': 'did:a:b', 'credentialSubject': {'a': 1}}]");
        List<String> places = Presentation.parse(presentation).problems().stream()
                .map(Problem::where)
                .map(Object::toString)
                .toList();
        assertEquals(
                List.of(
                        "/verifiableCredential/0/issuer",
                        "/verifiableCredential/0/credentialSubject",
                        "/verifiableCredential/1/type",
                        "/verifiableCredential/1/issuanceDate"),
                places);
    }

    @Test
    void readsWhatIsPresentedInItsOrder() {
        Presentation presentation = Presentation.parse(Examples.presentation()).orThrow();
        assertEquals(Examples.presentation(), presentation.json());
        assertEquals("did:example:ana", presentation.holder().orElseThrow());
        assertEquals(
                List.of("did:example:club", "did:example:ana", "application/vc+jwt"),
                presentation.contents().stream()
                        .map(item -> item.<String>fold(Credential::issuer, EnvelopedCredential::mediaType))
                        .toList());
        assertEquals(2, presentation.credentials().size());
        assertEquals(
                "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                presentation.envelopedCredentials().get(0).data());
        assertEquals(1, presentation.proofs().size());
    }

    @Test
    void readsALoneCredentialAndNoneAtAll() {
        JsonObject small = Examples.small().with("issuer", "did:example:ana");
        JsonObject lone = Examples.presentation().with("verifiableCredential", small);
        assertEquals(1, Presentation.parse(lone).orThrow().credentials().size());
        JsonObject none =
                Examples.presentation().without("verifiableCredential").without("holder");
        assertEquals(List.of(), Presentation.parse(none).orThrow().contents());
    }
}
