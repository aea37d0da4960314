package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** did:tdw 0.3: the logs of the Swiss e-ID, whose shape these have, and forgeries of them. */
class DidTdwTest {
    private static final String FIRST = "{'method':'did:tdw:0.3','scid':'{SCID}','updateKeys':['$A'],'portable':false}";

    /** As the registry's tool writes it: no controller, keys as JWK, the proof an authentication. */
    private static final String STATE =
            "{'@context':['https://www.w3.org/ns/did/v1'],'id':'did:tdw:{SCID}:reg.example:api:v1:did:18fa7c77',"
                    + "'assertionMethod':['did:tdw:{SCID}:reg.example:api:v1:did:18fa7c77#assert-key-01'],"
                    + "'verificationMethod':[{'id':'did:tdw:{SCID}:reg.example:api:v1:did:18fa7c77#assert-key-01','type':'JsonWebKey2020',"
                    + "'publicKeyJwk':{'kty':'EC','crv':'P-256','x':'X74I0SsVaAWZfoo0icj6NZZn7467ph1wxJeWhLWQHCo',"
                    + "'y':'LJl37YAmHI856U4H5DQ5xWLLLK_wxAPxWloief3r_i8','kid':'assert-key-01'}}]}";

    private final List<String> lines = new ArrayList<>();
    private String scid = "";
    private String head = "";

    @Test
    void hashesTheExampleOfTheSpecification() {
        String first = "[\"{SCID}\", \"2024-07-29T17:00:27Z\", {\"prerotation\": true, \"updateKeys\":"
                + " [\"z82LkvR3CBNkb9tUVps4GhGpNvEVP6vWzdwgGwQbA1iYoZwd7m1F1hSvkJFSe6sWci7JiXc\"],"
                + " \"nextKeyHashes\": [\"QmcbM5bppyT4yyaL35TQQJ2XdSrSNAhH5t6f4ZcuyR4VSv\"], \"method\":"
                + " \"did:tdw:0.3\", \"scid\": \"{SCID}\"}, {\"value\": {\"@context\":"
                + " [\"https://www.w3.org/ns/did/v1\", \"https://w3id.org/security/multikey/v1\"], \"id\":"
                + " \"did:tdw:{SCID}:domain.example\"}}]";
        String computed = hash(first);
        assertEquals("Qma6mc1qZw3NqxwX6SB5GPQYzP4pGN2nXD15Jwi4bcDBKu", computed);
        assertEquals("QmdwvukAYUU6VYwqM4jQbSiKk1ctg12j5hMTY6EfbbkyEJ", hash(first.replace("{SCID}", computed)));
    }

    @Test
    void resolvesEveryVersion() {
        begun();
        then("{'updateKeys':['$B']}", 'A');
        then("{}", 'B');
        Resolution.Resolved newest = assertInstanceOf(Resolution.Resolved.class, resolve(ResolutionOptions.none()));
        assertEquals("3", newest.documentMetadata().string("versionNumber").orElse(""));
        assertEquals(did(), newest.document().verificationMethods().get(0).controller());
        assertTrue(newest.document().services().isEmpty());
        assertInstanceOf(
                Resolution.Resolved.class, resolve(ResolutionOptions.none().asOf(TestLog.BEGIN)));
        Past.Known past = assertInstanceOf(Past.Known.class, resolver().history(did()));
        assertEquals(3, past.history().versions().size());
        assertEquals("did-tdw", newest.evidence().checks().get(0).name());
    }

    @Test
    void aDeactivatedDidHasNoDocumentNow() {
        begun();
        then("{'deactivated':true}", 'A');
        assertInstanceOf(Resolution.Deactivated.class, resolve(ResolutionOptions.none()));
        assertInstanceOf(
                Resolution.Resolved.class, resolve(ResolutionOptions.none().with("versionNumber", "1")));
    }

    @Test
    void preRotatesAndIsSignedByTheKeysBefore() {
        begun(
                "{'method':'did:tdw:0.3','scid':'{SCID}','updateKeys':['$A'],'prerotation':true,'nextKeyHashes':['$hB']}");
        then("{}", 'A');
        then("{'updateKeys':['$B'],'nextKeyHashes':['$hC']}", 'A');
        then("{}", 'B');
        assertInstanceOf(Resolution.Resolved.class, resolve(ResolutionOptions.none()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UNKNOWN_METHOD_VERSION | {'method':'did:webvh:1.0'} | A",
                "UNKNOWN_METHOD_VERSION | {'method':'did:tdw:0.4'} | A",
                "INVALID_PARAMETERS | {'prerotation':1} | A",
                "INVALID_PARAMETERS | {'watchers':[]} | A",
                "INVALID_PARAMETERS | {'portable':true} | A",
                "INVALID_PARAMETERS | {'more':1} | A",
                "INVALID_WITNESS_RULE | {'witness':{'threshold':1,'selfWeight':1,'witnesses':[]}} | A",
                "KEY_NOT_AUTHORIZED | {'updateKeys':['$B']} | B",
                "KEY_NOT_AUTHORIZED | {} | C"
            })
    void refusesAnEntry(WebvhProblem expected, String parameters, char signer) {
        begun();
        then(parameters, signer);
        refused(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PRE_ROTATION | {'updateKeys':['$C'],'nextKeyHashes':['$hD']} | A",
                "PRE_ROTATION | {'updateKeys':['$B']} | A",
                "INVALID_PARAMETERS | {'prerotation':false} | A",
                "KEY_NOT_AUTHORIZED | {'updateKeys':['$B'],'nextKeyHashes':['$hC']} | B"
            })
    void refusesAnEntryThatBreaksPreRotation(WebvhProblem expected, String parameters, char signer) {
        begun(
                "{'method':'did:tdw:0.3','scid':'{SCID}','updateKeys':['$A'],'prerotation':true,'nextKeyHashes':['$hB']}");
        then(parameters, signer);
        refused(expected);
    }

    @Test
    void refusesAProofWithAnotherChallengeOrSuiteOrDocument() {
        for (UnaryOperator<JsonObject> change : List.<UnaryOperator<JsonObject>>of(
                options -> options.with("challenge", "1-" + scid),
                options -> options.without("challenge"),
                options -> options.with("cryptosuite", "ecdsa-jcs-2019"),
                options -> options.with("proofPurpose", "keyAgreement"))) {
            lines.clear();
            begun();
            then("{}", STATE, 'A', change);
            refused(WebvhProblem.INVALID_PROOF);
        }
        lines.clear();
        begun();
        then("{}", 'A');
        // No proof is over the time of an entry: its hash alone tells.
        lines.set(1, lines.get(1).replace("2026-01-02T00:00:00Z", "2026-01-02T00:00:01Z"));
        refused(WebvhProblem.ENTRY_HASH_MISMATCH);
        lines.clear();
        begun();
        lines.set(0, lines.get(0).replace("2026-01-01", "2026-01-02"));
        refusedFirst(WebvhProblem.SCID_MISMATCH);
    }

    @Test
    void refusesAPatchAndEverythingElseThatIsNoEntry() {
        for (String line : List.of(
                "{}",
                "[]",
                "[1,2,3,4,5]",
                "[\"1\",\"t\",{},{\"patch\":[]},[{}]]",
                "[\"1\",\"t\",{},{\"value\":{}},[]]",
                "x")) {
            lines.clear();
            begun();
            lines.add(line);
            refused(WebvhProblem.MALFORMED_ENTRY);
        }
    }

    private void begun() {
        begun(FIRST);
    }

    private void begun(String parameters) {
        String time = TestLog.BEGIN.toString();
        String entry = "['{SCID}','" + time + "'," + parameters + ",{'value':" + STATE + "}]";
        scid = hash(text(entry));
        head = scid;
        add(time, parameters, STATE, 'A', options -> options);
    }

    private void then(String parameters, char signer) {
        then(parameters, STATE, signer, options -> options);
    }

    private void then(String parameters, String state, char signer, UnaryOperator<JsonObject> change) {
        add(TestLog.BEGIN.plus(lines.size(), ChronoUnit.DAYS).toString(), parameters, state, signer, change);
    }

    private void add(String time, String parameters, String state, char signer, UnaryOperator<JsonObject> change) {
        JsonObject stated = TestLog.json(parameters.replace("{SCID}", scid));
        JsonObject document = TestLog.json(state.replace("{SCID}", scid));
        JsonValue value = JsonObject.empty().with("value", document);
        JsonArray entry = JsonArray.of(new JsonString(head), new JsonString(time), stated, value);
        head = lines.size() + 1 + "-" + LogHash.of(Jcs.canonicalize(entry).orThrow());
        JsonObject options = change.apply(
                TestLog.options(signer).with("proofPurpose", "authentication").with("challenge", head));
        JsonObject proof = TestLog.proof(document, options, signer);
        lines.add(Json.write(
                JsonArray.of(new JsonString(head), new JsonString(time), stated, value, JsonArray.of(proof))));
    }

    private static String text(String entry) {
        return TestLog.json("{'entry':" + entry + "}")
                .array("entry")
                .orElseThrow()
                .toString();
    }

    private static String hash(String entry) {
        return LogHash.of(Jcs.canonicalize(Json.parse(entry).orThrow()).orThrow());
    }

    private Did did() {
        return Did.parse("did:tdw:" + scid + ":reg.example:api:v1:did:18fa7c77").orThrow();
    }

    private Resolution resolve(ResolutionOptions options) {
        return resolver().resolve(did(), options);
    }

    private DidResolver resolver() {
        byte[] log = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Web web = new Web().with("https://reg.example/api/v1/did/18fa7c77/did.jsonl", log);
        Instant now = TestLog.NOW;
        return DidResolver.of(List.of(DidTdw.standard()), new Surroundings(InstantSource.fixed(now), web));
    }

    private void refused(WebvhProblem expected) {
        refusedFirst(expected);
        assertInstanceOf(
                Resolution.Resolved.class, resolve(ResolutionOptions.none().with("versionNumber", "1")));
    }

    private void refusedFirst(WebvhProblem expected) {
        List<Problem> problems = assertInstanceOf(Resolution.Invalid.class, resolve(ResolutionOptions.none()))
                .problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.type() == expected), problems::toString);
    }
}
