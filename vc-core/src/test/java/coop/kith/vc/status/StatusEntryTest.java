package coop.kith.vc.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.VcProblem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bitstring Status List 1.0 section 2.1, each MUST of an entry. */
final class StatusEntryTest {
    private static final JsonObject GOOD = Json.parseObject("""
        {"id": "https://club.example/status/1#5", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
         "statusListIndex": "5", "statusListCredential": "https://club.example/status/1"}\
        """).orThrow();

    @Test
    void readsWhatTheSpecificationShows() {
        StatusEntry entry = parse(GOOD).orThrow();
        assertEquals("revocation", entry.purpose());
        assertEquals(5, entry.index());
        assertEquals(1, entry.size());
        assertEquals(5, parse(GOOD.without("id")).orThrow().index());
    }

    @ParameterizedTest
    @DisplayName("V30: an index is a whole number of zero or more, in base 10, as a string")
    @CsvSource(delimiter = '|', textBlock = """
        '-1'
        '01'
        '00'
        ' 5'
        '5 '
        '5.0'
        '1e3'
        '+5'
        '0x5'
        ''
        '٥'
        '５'
        """)
    void anIndexIsOnePlainNumber(String index) {
        malformed(GOOD.with("statusListIndex", index), "/statusListIndex");
    }

    @Test
    @DisplayName("V30: an index that no list reaches is well-formed; it is out of range")
    void anIndexMayBeOfAnySize() {
        for (String index : List.of("9223372036854775808", "1".repeat(500))) {
            assertEquals(
                    Long.MAX_VALUE,
                    parse(GOOD.with("statusListIndex", index)).orThrow().index());
        }
        assertEquals(
                2147483648L,
                parse(GOOD.with("statusListIndex", "2147483648")).orThrow().index());
        assertEquals(0, parse(GOOD.with("statusListIndex", "0")).orThrow().index());
    }

    @ParameterizedTest
    @DisplayName("V30: each member in turn")
    @CsvSource(delimiter = '|', textBlock = """
        statusListIndex      | 5
        statusListIndex      | null
        statusListIndex      | ["5"]
        statusPurpose        | ""
        statusPurpose        | ["revocation"]
        statusPurpose        | 1
        statusListCredential | "status/1"
        statusListCredential | {"id": "https://club.example/status/1"}
        statusListCredential | "https://club.example/sta tus"
        id                   | "https://club.example/status/1"
        statusSize           | 0
        statusSize           | -1
        statusSize           | 65
        statusSize           | 1.5
        statusSize           | "1"
        statusSize           | 1e99
        """)
    void eachMemberHasItsForm(String member, String value) {
        malformed(GOOD.with(member, Json.parse(value).orThrow()), "/" + member);
    }

    @Test
    void missingMembersAreAllNamedAtOnce() {
        List<Problem> problems = parse(JsonObject.empty().with("type", "BitstringStatusListEntry"))
                .problems();
        assertEquals(
                List.of("/statusPurpose", "/statusListIndex", "/statusListCredential"),
                problems.stream().map(problem -> problem.where().toString()).toList());
    }

    @ParameterizedTest
    @DisplayName("V30: a size of several bits goes with a message for every value, and with no other number of them")
    @CsvSource(delimiter = '|', textBlock = """
        2 | [{"status":"0x0","message":"a"},{"status":"0x1","message":"b"},{"status":"0x2","message":"c"},{"status":"0x3","message":"d"}] | true
        2 | [{"status":"0x0","message":"a"},{"status":"0x1","message":"b"},{"status":"0x2","message":"c"}] | false
        2 | [{"status":"0x0","message":"a"},{"status":"0x1","message":"b"},{"status":"0x2","message":"c"},{"status":"0x2","message":"d"}] | false
        2 | [{"status":"0x0","message":"a"},{"status":"0x1","message":"b"},{"status":"0x2","message":"c"},{"status":"0x4","message":"d"}] | false
        2 | [{"status":"0x0","message":"a"},{"status":"1","message":"b"},{"status":"0x2","message":"c"},{"status":"0x3","message":"d"}] | false
        2 | [{"status":"0x0","message":"a"},{"status":"0x1","message":1},{"status":"0x2","message":"c"},{"status":"0x3","message":"d"}] | false
        1 | [{"status":"0x0","message":"a"},{"status":"0x1","message":"b"}] | true
        1 | [{"status":"0x0","message":"a"}] | false
        1 | "a" | false
        """)
    void messagesGoWithValues(long size, String messages, boolean good) {
        JsonObject entry = GOOD.with("statusSize", coop.kith.json.JsonNumber.of(size))
                .with("statusMessage", Json.parse(messages).orThrow());
        assertEquals(good, parse(entry).isOk());
        if (!good) {
            malformed(entry, "/statusMessage");
        }
    }

    @Test
    @DisplayName("V30: a size of 7 bits without its 128 messages")
    void severalBitsWithoutMessagesAreMalformed() {
        malformed(GOOD.with("statusSize", coop.kith.json.JsonNumber.of(7)), "/statusMessage");
    }

    @Test
    void problemsHaveTheUrlsOfTheSpecification() {
        for (StatusProblem problem : List.of(
                StatusProblem.STATUS_RETRIEVAL_ERROR,
                StatusProblem.STATUS_VERIFICATION_ERROR,
                StatusProblem.STATUS_LIST_LENGTH_ERROR)) {
            assertEquals("https://www.w3.org/ns/credentials/status-list#" + problem.name(), problem.uri());
        }
        assertEquals("https://www.w3.org/TR/vc-data-model#RANGE_ERROR", VcProblem.RANGE_ERROR.uri());
        assertEquals(
                "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR", VcProblem.MALFORMED_VALUE_ERROR.uri());
    }

    @Test
    @DisplayName("what statusReference leads to is for people; nothing here reads it")
    void aReferenceIsNotRead() {
        assertTrue(parse(GOOD.with("statusReference", "https://club.example/words"))
                .isOk());
        assertTrue(parse(GOOD.with("statusReference", "no url")).isOk());
    }

    private static Result<StatusEntry> parse(JsonObject entry) {
        return StatusEntry.parse(entry, StatusListFormat.BITSTRING);
    }

    private static void malformed(JsonObject entry, String place) {
        List<Problem> problems = parse(entry).problems();
        assertEquals(
                List.of(place),
                problems.stream().map(problem -> problem.where().toString()).toList());
        assertEquals(VcProblem.MALFORMED_VALUE_ERROR, problems.get(0).type());
        assertTrue(problems.get(0).nextStep().isPresent());
    }
}
