package coop.kith.did.method.plc;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interoperability tests of the method: ten audit logs that hold and ten that do not. */
class PlcVectors {
    private record Log(Did did, Bytes text) {
        static Log of(String file) {
            String text = Vectors.text("did/did-plc/audit_log/" + file + ".json");
            JsonArray entries = (JsonArray) Json.parse(text).orThrow();
            String did = ((JsonObject) entries.items().get(0)).string("did").orElseThrow();
            return new Log(Did.parse(did).orThrow(), Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
        }

        Resolution resolve(ResolutionOptions options) {
            return LogBuilder.resolver(did, text.toArray()).resolve(did, options);
        }

        DidDocument document() {
            Resolution answer = resolve(ResolutionOptions.none());
            return assertInstanceOf(Resolution.Resolved.class, answer, answer::toString)
                    .document();
        }

        History history() {
            Past past = LogBuilder.resolver(did, text.toArray()).history(did);
            return assertInstanceOf(Past.Known.class, past, past::toString).history();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "log_bnewbold_robocracy, 2",
        "log_bskyapp, 2",
        "log_duplicate_rotation_keys, 1",
        "log_empty_rotation_keys, 2",
        "log_legacy_dholms, 5",
        "log_nullification, 2",
        "log_nullification_at_exactly_72h, 3",
        "log_nullification_nontrivial, 3",
        "log_nullified_tombstone, 3"
    })
    void logsThatHoldAreResolved(String file, int versions) {
        Log log = Log.of("valid/" + file);
        assertEquals(log.did(), log.document().id());
        assertEquals(versions, log.history().versions().size());
        assertEquals(log.document(), log.history().latest().document().orElseThrow());
    }

    @Test
    void aTombstoneEndsTheDid() {
        Log log = Log.of("valid/log_tombstone");
        assertInstanceOf(Resolution.Deactivated.class, log.resolve(ResolutionOptions.none()));
        Resolution.Resolved before = assertInstanceOf(
                Resolution.Resolved.class,
                log.resolve(ResolutionOptions.none()
                        .atVersion("bafyreihqa4o4gsyai22ydms6j4cua6yr6tuc7trq2temvnycadk2daniru")));
        assertEquals(List.of("at://op0"), before.document().alsoKnownAs());
        assertEquals(
                "{\"created\":\"2025-07-25T15:50:58Z\","
                        + "\"versionId\":\"bafyreihqa4o4gsyai22ydms6j4cua6yr6tuc7trq2temvnycadk2daniru\","
                        + "\"nextUpdate\":\"2025-07-25T15:50:58Z\","
                        + "\"nextVersionId\":\"bafyreifafe44xylxagcom47xb3lrya5pysu3b7zfjmmmitiuimhmgmerze\","
                        + "\"deactivated\":true}",
                before.documentMetadata().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "log_invalid_nullification_reused_key, RECOVERY, 2",
        "log_invalid_nullification_too_slow, RECOVERY, 2",
        "log_invalid_sig_b64_newline, SIGNATURE, 0",
        "log_invalid_sig_b64_padding_bits, SIGNATURE, 0",
        "log_invalid_sig_b64_padding_chars, SIGNATURE, 0",
        "log_invalid_sig_der, SIGNATURE, 0",
        "log_invalid_sig_k256_high_s, SIGNATURE, 0",
        "log_invalid_sig_p256_high_s, SIGNATURE, 0",
        "log_invalid_update_nullified, CHAIN_BROKEN, 4",
        "log_invalid_update_tombstoned, CHAIN_BROKEN, 2"
    })
    void logsThatDoNotHoldAreInvalidForTheReasonInTheirName(String file, PlcProblem reason, String entry) {
        Resolution answer = Log.of("invalid/" + file).resolve(ResolutionOptions.none());
        Resolution.Invalid invalid = assertInstanceOf(Resolution.Invalid.class, answer, answer::toString);
        assertEquals(reason, invalid.problems().get(0).type());
        assertEquals(entry, invalid.problems().get(0).context().get("entry"));
    }

    /** The document as the directory presented it on 2023-04-12, by the rules of the specification's section on presentation. */
    @Test
    void presentsTheDocumentAsTheDirectoryDoes() {
        assertEquals(
                Json.parse("{\"@context\":[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\","
                                + "\"https://w3id.org/security/suites/secp256k1-2019/v1\"],"
                                + "\"id\":\"did:plc:z72i7hdynmk6r22z27h6tvur\","
                                + "\"alsoKnownAs\":[\"at://bsky.app\"],"
                                + "\"verificationMethod\":[{\"id\":\"did:plc:z72i7hdynmk6r22z27h6tvur#atproto\","
                                + "\"type\":\"Multikey\",\"controller\":\"did:plc:z72i7hdynmk6r22z27h6tvur\","
                                + "\"publicKeyMultibase\":\"zQ3shXjHeiBuRCKmM36cuYnm7YEMzhGnCmCyW92sRJ9pribSF\"}],"
                                + "\"service\":[{\"id\":\"#atproto_pds\",\"type\":\"AtprotoPersonalDataServer\","
                                + "\"serviceEndpoint\":\"https://bsky.social\"}]}")
                        .orThrow(),
                Log.of("valid/log_bskyapp").document().json());
    }

    @Test
    void aLegacyFirstOperationIsReadAsWhatReplacedIt() {
        Log log = Log.of("valid/log_legacy_dholms");
        DidDocument first = log.history().versions().get(0).document().orElseThrow();
        assertEquals("at://dan.bsky.social", first.alsoKnownAs().get(0));
        assertEquals("https://bsky.social", first.services().get(0).urls().get(0));
        assertEquals(TimeBasis.REGISTRY, log.history().versions().get(0).basis());
        assertEquals(List.of(), first.listed(ASSERTION_METHOD));
        Resolution.Resolved early = assertInstanceOf(
                Resolution.Resolved.class,
                log.resolve(ResolutionOptions.none().asOf(Instant.parse("2023-01-01T00:00:00Z"))));
        assertEquals(first, early.document());
    }
}
