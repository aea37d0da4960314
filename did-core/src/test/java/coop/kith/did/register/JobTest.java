package coop.kith.did.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {
    @Test
    void aJobIsReadBackAsItWasWritten() {
        JsonObject state = Json.parseObject("{\"did\":\"did:example:1\",\"n\":[1,{\"a\":\"\u00e9\"}]}")
                .orThrow();
        assertEquals(state, Job.read(Job.token(state)).orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30=", "%", "WzFd", "eyJhIjoxLCJhIjoyfQ", "155eae21-45e5-4e71-bb22-fef51cda5bf7"})
    void anythingElseIsNoJob(String token) {
        Result<JsonObject> read = Job.read(token);
        assertEquals(RegistrationProblem.UNKNOWN_JOB, read.problems().get(0).type());
        assertEquals(1, read.problems().size());
    }

    @Test
    void aHugeJobIsRefusedUnread() {
        assertEquals(
                RegistrationProblem.UNKNOWN_JOB,
                Job.read("A".repeat(3 << 20)).problems().get(0).type());
    }
}
