package coop.kith.trust.intake.generic;

import static coop.kith.trust.intake.generic.Mapped.COOP;
import static coop.kith.trust.intake.generic.Mapped.SPRING;
import static coop.kith.trust.intake.generic.Mapped.json;
import static coop.kith.trust.intake.generic.Mapped.mapping;
import static coop.kith.trust.intake.generic.Mapped.rule;
import static coop.kith.trust.intake.generic.Mapped.worker;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Mappings and credentials from strangers: refused with a reason, and nothing more. */
final class MappingAbuse {
    private static final JsonObject GOOD = json(mapping(
            rule("'where':{'/credentialSubject/status':['active']},'as':'membership'"),
            rule("'as':'statement','predicate':'https://coop.example/skilled','value':'/credentialSubject/skill'")
                    .replace("WorkerCredential", "SkillCredential")));
    private static final VerifiedCredential WORKER = COOP.verified(worker(), SPRING);
    private static final List<JsonValue> ODD = List.of(
            JsonLiteral.NULL,
            JsonLiteral.TRUE,
            JsonNumber.of(-1),
            new JsonString(""),
            new JsonString("/".repeat(600)),
            new JsonString("x".repeat(70_000)),
            JsonArray.of(),
            JsonArray.of(JsonArray.of()),
            JsonObject.empty(),
            JsonObject.empty().with("", ""));

    @Property(tries = 500)
    void noBytesDoMoreThanBeRefused(@ForAll @Size(max = 200) byte[] content) {
        assertFalse(Mapping.parse(content).isOk());
    }

    @Property(tries = 1000)
    void oneOddValueAnywhereIsRefusedWithAShortReasonOrReadsTheCredentialAsBefore(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(max = 9) int odd) {
        List<JsonObject> variants = new ArrayList<>();
        vary(GOOD, ODD.get(odd)).forEach(changed -> variants.add((JsonObject) changed));
        JsonObject changed = variants.get(place % variants.size());
        Result<Mapping> parsed = Mapping.parse(changed);
        for (Problem problem : parsed.problems()) {
            assertTrue(problem.detail().length() < 1000, problem::detail);
        }
        if (parsed.isOk()) {
            GenericIntake.of(List.of(parsed.orThrow()))
                    .read(WORKER, SPRING)
                    .fold(
                            evidence -> evidence.subject().equals(Mapped.ANA.did())
                                    ? evidence
                                    : fail("read about " + evidence.subject()),
                            problems -> problems);
        }
    }

    private static Object fail(String why) {
        throw new AssertionError(why);
    }

    /** The value with {@code odd} in the place of each part of it in turn. */
    private static List<JsonValue> vary(JsonValue value, JsonValue odd) {
        List<JsonValue> variants = new ArrayList<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                variants.add(object.with(name, odd));
                vary(member, odd).forEach(inner -> variants.add(object.with(name, inner)));
            });
        } else if (value instanceof JsonArray array) {
            for (int index = 0; index < array.items().size(); index++) {
                for (JsonValue inner : vary(array.items().get(index), odd)) {
                    List<JsonValue> items = new ArrayList<>(array.items());
                    items.set(index, inner);
                    variants.add(new JsonArray(items));
                }
            }
        } else {
            variants.add(odd);
        }
        return variants;
    }

    @Test
    void aPlaceInAListIsACountThatIsThere() {
        for (String token : List.of("-", "1", "01", "-1", "999999999999999999999", "0x0", "\u0661")) {
            GenericIntake intake = Mapped.intake(
                    rule("'as':'statement','predicate':'https://coop.example/list','value':'/credentialSubject/list/"
                            + token + "'"));
            VerifiedCredential listed =
                    COOP.verified(worker("{'id':'" + Mapped.ANA.did() + "','list':['only']}"), SPRING);
            assertFalse(intake.read(listed, SPRING).isOk(), token);
        }
    }

    @Test
    void aHugeMappingIsRefusedQuietly() {
        Map<String, JsonValue> members = new TreeMap<>(GOOD.members());
        for (int number = 0; number < 10_000; number++) {
            members.put("member" + number, JsonLiteral.NULL);
        }
        assertFalse(Mapping.parse(Json.write(new JsonObject(members)).getBytes(StandardCharsets.UTF_8))
                .isOk());
        byte[] deep = ("{\"kith\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertFalse(Mapping.parse(deep).isOk());
    }
}
