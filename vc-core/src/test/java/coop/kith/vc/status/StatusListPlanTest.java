package coop.kith.vc.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.vc.model.Credential;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is published, read as the specification has it and not as Kith does. */
final class StatusListPlanTest {
    private static final String URL = "https://club.example/status/1";
    private static final List<String> MESSAGES = List.of("pending", "accepted", "rejected", "undefined");
    private static final StatusListPlan PLAN =
            StatusListPlan.of(URL, Persona.ISSUER.did().toString(), StatusPurpose.REVOCATION, StatusPurpose.SUSPENSION);
    private static final StatusListPlan DELIVERIES =
            StatusListPlan.ofMessages(URL, Persona.ISSUER.did().toString(), MESSAGES);

    @Test
    void anEntryHasEveryMember() {
        JsonObject entry = PLAN.entry(StatusPurpose.SUSPENSION, 94_567);
        assertEquals("BitstringStatusListEntry", entry.string("type").orElseThrow());
        assertEquals("suspension", entry.string("statusPurpose").orElseThrow());
        assertEquals("94567", entry.string("statusListIndex").orElseThrow());
        assertEquals(URL, entry.string("statusListCredential").orElseThrow());
        assertFalse(entry.string("id").orElseThrow().equals(URL));
        assertTrue(StatusEntry.parse(entry, StatusListFormat.BITSTRING).isOk());
    }

    @Test
    void aListIsACredentialOfItsTypes() {
        Credential list =
                Credential.parse(PLAN.credential(Map.of(), Papers.NOW)).orThrow();
        assertEquals(List.of("VerifiableCredential", "BitstringStatusListCredential"), list.types());
        JsonObject subject = list.subjects().get(0);
        assertEquals("BitstringStatusList", subject.string("type").orElseThrow());
        assertEquals(
                List.of(new JsonString("revocation"), new JsonString("suspension")),
                subject.oneOrMany("statusPurpose"));
    }

    @Test
    void aListIsMultibaseOfGzipOfSixteenKilobytesFromTheLeft() throws IOException {
        byte[] bits = published(PLAN, Map.of(0L, 1, 9L, 1, 131_071L, 1));
        assertEquals(16_384, bits.length);
        assertEquals(0x80, bits[0] & 0xff);
        assertEquals(0x40, bits[1] & 0xff);
        assertEquals(0x01, bits[16_383] & 0xff);
    }

    @Test
    void anEntryOfSeveralBitsStandsAtItsIndexTimesItsSize() throws IOException {
        byte[] bits = published(DELIVERIES, Map.of(0L, 2, 5L, 3));
        assertEquals(32_768, bits.length);
        assertEquals(0x80, bits[0] & 0xff);
        assertEquals(0x30, bits[1] & 0xff);
    }

    @Test
    void aListOfMessagesStatesItsSizeAndItsMessages() {
        JsonObject entry = DELIVERIES.entry(StatusPurpose.MESSAGE, 7);
        JsonObject subject = DELIVERIES
                .credential(Map.of(), Papers.NOW)
                .object("credentialSubject")
                .orElseThrow();
        assertEquals(JsonNumber.of(2), entry.get("statusSize").orElseThrow());
        assertEquals(JsonNumber.of(2), subject.get("statusSize").orElseThrow());
        assertEquals(MESSAGES.size(), entry.oneOrMany("statusMessage").size());
        assertEquals(entry.oneOrMany("statusMessage"), subject.oneOrMany("statusMessages"));
    }

    @Test
    void aShorterListIsNotPublished() {
        assertThrows(IllegalArgumentException.class, () -> PLAN.withEntries(131_064));
        assertEquals(131_072, PLAN.withEntries(131_072).entries());
    }

    private static byte[] published(StatusListPlan plan, Map<Long, Integer> set) throws IOException {
        String encoded = plan.credential(set, Papers.NOW)
                .object("credentialSubject")
                .flatMap(subject -> subject.string("encodedList"))
                .orElseThrow();
        assertEquals('u', encoded.charAt(0));
        assertFalse(encoded.contains("="));
        byte[] gzip = Base64.getUrlDecoder().decode(encoded.substring(1));
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }
}
