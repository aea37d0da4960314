package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CredentialAbuse {
    @Test
    void aCredentialWithADefectEverywhereHasAFewProblemsAndOneThatSaysHowManyMore() {
        JsonObject odd = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of(DataModel.V2_0.context())))
                .with("type", new JsonArray(Collections.nCopies(50_000, JsonNumber.of(7))));
        List<Problem> problems = Credential.parse(odd).problems();
        assertEquals(FirstProblems.MOST + 1, problems.size());
        Problem last = problems.get(FirstProblems.MOST);
        assertEquals(VcProblem.MALFORMED_VALUE_ERROR, last.type());
        assertTrue(last.detail().startsWith("There are "), last.detail());
    }
}
