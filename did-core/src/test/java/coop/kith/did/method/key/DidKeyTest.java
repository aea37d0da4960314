package coop.kith.did.method.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.MethodProblem;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** did:key 0.9: what a key's document looks like, and which texts are none. */
class DidKeyTest {
    private static final String ED = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final String X = "z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F";

    private final DidResolver resolver =
            DidResolver.of(List.of(new DidKey()), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

    @Test
    void writesTheDocumentOfTheSpecification() {
        String expected = """
            {"@context": ["https://www.w3.org/ns/did/v1.1"], "id": "did:key:KEY",
             "verificationMethod": [{"id": "did:key:KEY#KEY", "type": "Multikey", "controller": "did:key:KEY", "publicKeyMultibase": "KEY"}],
             "authentication": ["did:key:KEY#KEY"], "assertionMethod": ["did:key:KEY#KEY"],
             "capabilityDelegation": ["did:key:KEY#KEY"], "capabilityInvocation": ["did:key:KEY#KEY"]}
            """.replace("KEY", ED);
        DidDocument document = resolved("did:key:" + ED, ResolutionOptions.none());
        assertEquals(Json.parseObject(expected).orThrow(), document.json());
        sameTypedView(document);
    }

    @Test
    void listsAnEncryptionKeyUnderKeyAgreementOnly() {
        DidDocument document = resolved("did:key:" + X, ResolutionOptions.none());
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            assertEquals(
                    relationship == VerificationRelationship.KEY_AGREEMENT,
                    !document.listed(relationship).isEmpty());
        }
        sameTypedView(document);
    }

    @Test
    void derivesTheEncryptionKeyOfTheSpecificationWhenAsked() {
        ResolutionOptions options = ResolutionOptions.none().with(DidKey.ENCRYPTION_KEY, "true");
        DidDocument document = resolved("did:key:" + ED, options);
        assertEquals(
                List.of(DidUrl.parse("did:key:" + ED + "#z6LSj72tK8brWgZja8NLRwPigth2T9QRiG1uH9oKZuKjdh9p")
                        .orThrow()),
                document.listed(VerificationRelationship.KEY_AGREEMENT));
        sameTypedView(document);
    }

    @Test
    void remembersTheDocumentsLastAskedForAndNoOptions() {
        Did first = DidKey.of(Cryptography.standard()
                .generate(KeyType.ED25519, new SecureRandom())
                .publicKey());
        DidDocument document = resolved(first.toString(), ResolutionOptions.none());
        DidDocument derived =
                resolved(first.toString(), ResolutionOptions.none().with(DidKey.ENCRYPTION_KEY, "true"));
        assertNotEquals(document.json(), derived.json());
        assertSame(document, resolved(first.toString(), ResolutionOptions.none()));
        for (int other = 0; other < 256; other++) {
            resolved(
                    DidKey.of(Cryptography.standard()
                                    .generate(KeyType.ED25519, new SecureRandom())
                                    .publicKey())
                            .toString(),
                    ResolutionOptions.none());
        }
        DidDocument again = resolved(first.toString(), ResolutionOptions.none());
        assertNotSame(document, again);
        assertEquals(document.json(), again.json());
    }

    @ParameterizedTest
    @CsvSource({
        "JsonWebKey, JsonWebKey, JsonWebKey",
        "JsonWebKey2020, JsonWebKey2020, JsonWebKey2020",
        "Multikey, Multikey, Multikey",
        "Ed25519VerificationKey2020, Ed25519VerificationKey2020, X25519KeyAgreementKey2020",
    })
    void writesOtherFormatsWhenAsked(String format, String signing, String agreeing) {
        DidDocument document = resolved(
                "did:key:" + ED,
                ResolutionOptions.none().with(DidKey.PUBLIC_KEY_FORMAT, format).with(DidKey.ENCRYPTION_KEY, "true"));
        assertEquals(
                List.of(signing, agreeing),
                document.verificationMethods().stream()
                        .map(VerificationMethod::type)
                        .toList());
        sameTypedView(document);
    }

    @ParameterizedTest
    @CsvSource({
        "publicKeyFormat, Ed25519VerificationKey2018",
        "publicKeyFormat, X25519KeyAgreementKey2020",
        "enableEncryptionKeyDerivation, yes",
        "enableExperimentalPublicKeyTypes, true",
    })
    void refusesOptionsItCannotFollow(String name, String value) {
        String type = problemOf("did:key:" + ED, ResolutionOptions.none().with(name, value));
        assertTrue(
                List.of("INVALID_OPTIONS", "FEATURE_NOT_SUPPORTED", "UNSUPPORTED_PUBLIC_KEY_TYPE")
                        .contains(type),
                type);
    }

    @Test
    void saysWhatItChecked() {
        Resolution.Resolved found = assertInstanceOf(
                Resolution.Resolved.class,
                resolver.resolve(Did.parse("did:key:" + ED).orThrow()));
        assertEquals("did-key-0.9", found.evidence().checks().get(0).name());
        assertEquals(Outcome.PASSED, found.evidence().checks().get(0).outcome());
        assertEquals(3, found.evidence().checks().get(0).parts().size());
    }

    @Test
    @DisplayName("D20: the fragment is the key's own text, byte for byte")
    void refusesAFragmentThatIsNotTheKey() {
        DidDocument document = resolved("did:key:" + ED, ResolutionOptions.none());
        for (String fragment : List.of("z6Mother", X, ED.toLowerCase(java.util.Locale.ROOT), ED + "z", "0", "")) {
            DidUrl id = DidUrl.of(document.id(), fragment);
            assertEquals(
                    MethodProblem.INVALID_VERIFICATION_METHOD,
                    document.retrieve(id, VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
                            .problems()
                            .get(0)
                            .type());
        }
        assertTrue(document.retrieve(
                        DidUrl.of(document.id(), ED), VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
                .isOk());
    }

    @ParameterizedTest
    @DisplayName("D17: multibase that is not the one canonical text")
    @ValueSource(
            strings = {
                "m7QEgmo8wM2S8Qj1iVuTvCqvYSuZV3U8w0ksQwVdUhXhqZQ",
                "u7QEgmo8wM2S8Qj1iVuTvCqvYSuZV3U8w0ksQwVdUhXhqZQ",
                "fed01",
                "Z6MkhaXg",
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do0",
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doO",
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doI",
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2dol",
                "1:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "z",
                "z6MkhaXg_",
                "z%36MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
            })
    void refusesOtherMultibase(String body) {
        assertEquals("INVALID_DID", problemOf("did:key:" + body, ResolutionOptions.none()));
    }

    @Test
    @DisplayName("D17: another base of multibase, whose text may be the key's, is told what is wanted instead")
    void saysThatTheIdentifierBeginsWithZ() {
        for (char prefix : new char[] {'u', 'm', 'f', 'Z'}) {
            Problem problem = assertInstanceOf(
                            Resolution.Invalid.class,
                            resolver.resolve("did:key:" + prefix + ED.substring(1), ResolutionOptions.none()))
                    .problems()
                    .get(0);
            assertEquals(DidProblem.INVALID_DID, problem.type());
            assertTrue(problem.detail().contains("base58btc"), problem.detail());
        }
    }

    @Test
    @DisplayName("D17: leading ones, which are leading zero bytes, a trailing blank, another case, and ten megabytes")
    void refusesTheKeyInDisguise() {
        for (String body : List.of(
                "z1" + ED.substring(1),
                "z111" + ED.substring(1),
                ED + " ",
                ED.toUpperCase(java.util.Locale.ROOT),
                "z".repeat(10_000_000))) {
            assertFalse(resolver.resolve("did:key:" + body, ResolutionOptions.none()) instanceof Resolution.Resolved);
        }
        for (int length = 40; length < 8000; length += 500) {
            assertInstanceOf(
                    Resolution.Invalid.class,
                    resolver.resolve("did:key:z" + "9".repeat(length), ResolutionOptions.none()));
        }
    }

    /** The document that was built must say the same as the one read back from its JSON. */
    private static void sameTypedView(DidDocument built) {
        DidDocument read = DidDocument.parse(built.json()).orThrow();
        assertEquals(read, built);
        assertEquals(read.verificationMethods(), built.verificationMethods());
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            assertEquals(read.listed(relationship), built.listed(relationship));
        }
        for (VerificationMethod method : built.verificationMethods()) {
            assertEquals(
                    read.method(method.id()).orElseThrow().publicKey().orThrow(),
                    method.publicKey().orThrow());
        }
    }

    private DidDocument resolved(String did, ResolutionOptions options) {
        return assertInstanceOf(Resolution.Resolved.class, resolver.resolve(did, options))
                .document();
    }

    private String problemOf(String did, ResolutionOptions options) {
        String uri = assertInstanceOf(Resolution.Invalid.class, resolver.resolve(did, options))
                .problems()
                .get(0)
                .type()
                .uri();
        assertTrue(uri.startsWith("https://www.w3.org/ns/did#"), uri);
        return uri.substring(uri.indexOf('#') + 1);
    }
}
