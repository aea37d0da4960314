package coop.kith.vcapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.vcapi.Running.Got;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of VCALM in OpenAPI: which of its operations are served here, and that those answer as it says. */
final class VcalmVectors {
    private static final String FOLDER = "vc/w3c-vcalm/";

    /** The operations of an issuer, a verifier and whoever shows a part. What is not here is for wallets and workflows, which keep documents and exchanges. */
    private static final Set<String> SERVED = Set.of(
            "post /credentials/issue",
            "post /credentials/status",
            "post /credentials/derive",
            "post /credentials/verify",
            "post /presentations/verify");

    private static final Pattern LINE =
            Pattern.compile("  (/\\S+):|    (get|put|post|delete):|        \"(\\d{3})\":.*");

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = Running.start(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void whatIsServedAnswersWithItsStatusAndTheRestIsNotThere() {
        Map<String, Set<Integer>> operations = operations();
        assertTrue(operations.keySet().containsAll(SERVED), operations::toString);
        operations.forEach((operation, statuses) -> {
            String path = operation.substring(operation.indexOf('/'));
            if (operation.startsWith("post ") && !path.contains("{")) {
                int status = running.post(path, "{}").status();
                assertEquals(SERVED.contains(operation) ? 400 : 404, status, operation);
                assertTrue(!SERVED.contains(operation) || statuses.contains(status), operation);
            }
        });
    }

    @Test
    void whatIsIssuedAndVerifiedIsAnsweredWithItsStatus() {
        Map<String, Set<Integer>> operations = operations();
        Got issued = running.post(
                "/credentials/issue",
                "credential",
                Running.credential(running.issuer("eddsa-jcs-2022", "Ed25519")),
                JsonObject.empty());
        assertTrue(mayAnswer(operations, "post /credentials/issue", issued.status()), issued::body);
        JsonObject wishes = JsonObject.empty()
                .with("returnCredential", JsonLiteral.TRUE)
                .with("returnProblemDetails", JsonLiteral.TRUE)
                .with("returnResults", JsonLiteral.TRUE);
        Got verified = running.post("/credentials/verify", "verifiableCredential", issued.json(), wishes);
        assertTrue(mayAnswer(operations, "post /credentials/verify", verified.status()), verified::body);
        assertTrue(
                members("VerifyCredentialResult")
                        .containsAll(verified.json().members().keySet()),
                verified::body);
        assertEquals(
                Set.of("verified", "credential", "problemDetails", "results"),
                verified.json().members().keySet());
    }

    private static boolean mayAnswer(Map<String, Set<Integer>> operations, String operation, int status) {
        return operations.getOrDefault(operation, Set.of()).contains(status);
    }

    /** By method and path: the statuses that it may answer with. */
    private static Map<String, Set<Integer>> operations() {
        Map<String, Set<Integer>> operations = new TreeMap<>();
        String path = "";
        String operation = "";
        for (String line : Vectors.text(FOLDER + "oas.yaml").split("\n", -1)) {
            Matcher part = LINE.matcher(line);
            if (line.startsWith("components:")) {
                break;
            }
            if (part.matches() && part.group(1) != null) {
                path = part.group(1);
            } else if (part.matches() && part.group(2) != null) {
                operation = part.group(2) + " " + path;
            } else if (part.matches()) {
                operations.computeIfAbsent(operation, first -> new TreeSet<>()).add(Integer.valueOf(part.group(3)));
            }
        }
        return operations;
    }

    /** The properties of the one object that a component describes, which may have no others. */
    private static Set<String> members(String component) {
        Set<String> names = new TreeSet<>();
        Pattern property = Pattern.compile(" {8}(\\w+):");
        for (String line :
                Vectors.text(FOLDER + "components/" + component + ".yml").split("\n", -1)) {
            Matcher name = property.matcher(line);
            if (name.matches()) {
                names.add(name.group(1));
            }
        }
        return names;
    }
}
