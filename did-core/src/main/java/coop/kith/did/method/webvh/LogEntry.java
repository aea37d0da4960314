package coop.kith.did.method.webvh;

import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a log as it is stated, nothing of it verified (did:webvh 1.0, "The DID Log File"). Immutable.
 *
 * <p>Reading: {@link #read}. Writing: {@link #preliminary} with {@link #PLACEHOLDER} in place of the SCID, {@link Scid#of}, {@link #withScid}, then {@link
 * #numbered}, a proof over {@link #unsecured}, {@link #withProof}, and {@link #line}.
 *
 * @param versionId {@code 1-Qm...} once it is known
 * @param versionTime a UTC time as text
 * @param parameters those that this entry sets
 * @param state the DID document
 * @param proofs empty while the entry is being made
 */
public record LogEntry(
        String versionId, String versionTime, JsonObject parameters, JsonObject state, List<JsonObject> proofs) {
    /** What stands for the SCID while it is not known ("Create (Register)", step 1). */
    public static final String PLACEHOLDER = "{SCID}";

    private static final Set<String> MEMBERS = Set.of("versionId", "versionTime", "parameters", "state", "proof");

    public LogEntry {
        proofs = List.copyOf(proofs);
    }

    /** The first entry before its SCID is known. */
    public static LogEntry preliminary(String versionTime, JsonObject parameters, JsonObject state) {
        return new LogEntry(PLACEHOLDER, versionTime, parameters, state, List.of());
    }

    /** Reads one line, with or without its line end. The problem is MALFORMED_ENTRY: wrong JSON, a member that is missing, of a wrong shape, or not known. */
    public static Result<LogEntry> read(byte[] line, JsonLimits limits) {
        return Json.parseObject(line, limits)
                .fold(
                        LogEntry::of,
                        problems -> Result.refused(problems.stream()
                                .map(problem -> new Problem(
                                        WebvhProblem.MALFORMED_ENTRY,
                                        "the line is not a JSON object: " + problem.detail(),
                                        problem.where(),
                                        problem.context()))
                                .toList()));
    }

    /** As {@link #read} from an object. */
    public static Result<LogEntry> of(JsonObject json) {
        for (String name : json.members().keySet()) {
            if (!MEMBERS.contains(name)) {
                return malformed("\"" + shown(name) + "\" is no member of a log entry", name);
            }
        }
        String versionId = json.string("versionId").orElse("");
        String versionTime = json.string("versionTime").orElse("");
        JsonObject parameters = json.object("parameters").orElse(JsonObject.empty());
        JsonObject state = json.object("state").orElse(JsonObject.empty());
        if (versionId.isEmpty() || versionTime.isEmpty()) {
            String name = versionId.isEmpty() ? "versionId" : "versionTime";
            return malformed("\"" + name + "\" is missing or no string", name);
        }
        if (json.object("parameters").isEmpty() || json.object("state").isEmpty()) {
            String name = json.object("parameters").isEmpty() ? "parameters" : "state";
            return malformed("\"" + name + "\" is missing or no object", name);
        }
        List<JsonObject> proofs = new ArrayList<>();
        for (JsonValue proof : json.oneOrMany("proof")) {
            if (!(proof instanceof JsonObject object)) {
                return malformed("a proof must be an object, and this is " + proof.kind(), "proof");
            }
            proofs.add(object);
        }
        return proofs.isEmpty()
                ? malformed("\"proof\" is missing or empty", "proof")
                : Result.ok(new LogEntry(versionId, versionTime, parameters, state, proofs));
    }

    /** This first entry, every {@link #PLACEHOLDER} in it replaced, and its {@code versionId} the SCID: what its entry hash is computed over. */
    public LogEntry withScid(String scid) {
        return Scid.replaced(unsecured(), PLACEHOLDER, scid)
                .map(LogEntry::unproven)
                .orThrow();
    }

    /**
     * This entry with the {@code versionId} that follows from its content: {@code number}, and the hash of the entry while its {@code versionId} is still that of
     * the entry before (the SCID, for the first). Refused where the entry is not I-JSON.
     */
    public Result<LogEntry> numbered(int number) {
        return Jcs.canonicalize(unsecured())
                .map(bytes -> withVersionId(new VersionId(number, LogHash.of(bytes)).toString()));
    }

    public LogEntry withVersionId(String id) {
        return new LogEntry(id, versionTime, parameters, state, proofs);
    }

    /** With one more proof. */
    public LogEntry withProof(JsonObject proof) {
        List<JsonObject> more = new ArrayList<>(proofs);
        more.add(proof);
        return new LogEntry(versionId, versionTime, parameters, state, more);
    }

    /** The entry without its proofs: what they are made over. */
    public JsonObject unsecured() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("versionId", new JsonString(versionId));
        members.put("versionTime", new JsonString(versionTime));
        members.put("parameters", parameters);
        members.put("state", state);
        return new JsonObject(members);
    }

    /** The whole entry. */
    public JsonObject json() {
        return unsecured().with("proof", new JsonArray(List.copyOf(proofs)));
    }

    /** The entry as the log has it: one line of UTF-8 with its line end. */
    public byte[] line() {
        return (Json.write(json()) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** From an object that this class has made. */
    private static LogEntry unproven(JsonValue written) {
        JsonObject unsecured = written instanceof JsonObject object ? object : JsonObject.empty();
        return new LogEntry(
                unsecured.string("versionId").orElse(""),
                unsecured.string("versionTime").orElse(""),
                unsecured.object("parameters").orElse(JsonObject.empty()),
                unsecured.object("state").orElse(JsonObject.empty()),
                List.of());
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }

    private static Result<LogEntry> malformed(String detail, String member) {
        return Result.refused(Problem.of(WebvhProblem.MALFORMED_ENTRY, detail, JsonPointer.of(member)));
    }
}
