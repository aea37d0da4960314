package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;

/** Documents made of whatever names, types and values the contexts have, in every place: where the straight way leads to statements, the general one leads to the same. */
final class StraightWalkLaws {
    private static final ContextLibrary LIBRARY = Club.library();
    private static final BothWays WAYS = new BothWays(LIBRARY);
    private static final String V1 = "https://www.w3.org/2018/credentials/v1";
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final List<List<String>> CONTEXTS = List.of(
            List.of(V2),
            List.of(V1),
            List.of(V2, Club.CONTEXT),
            List.of(V2, "https://www.w3.org/ns/credentials/examples/v2"),
            List.of(V2, "https://www.w3.org/ns/credentials/undefined-terms/v2"),
            List.of(V2, "https://registry.trustoverip.org/dtg/context/v1"),
            List.of(V1, "https://w3id.org/security/suites/ed25519-2020/v1"),
            List.of(V1, "https://w3id.org/vc/status-list/2021/v1"),
            List.of("https://w3id.org/security/data-integrity/v2"),
            List.of("https://www.w3.org/ns/cid/v1"),
            List.of("https://w3id.org/vc-barcodes/v1", V2));
    private static final List<String> TEXTS = List.of(
            "plain",
            "did:example:ana",
            "did:example:ben",
            "https://club.example/a?b=c#d",
            "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "2026-11-22T16:00:00Z",
            "assertionMethod",
            "Ed25519VerificationKey2020",
            "xsd:dateTime",
            "cred:x",
            "_:b0",
            "@id",
            "@none",
            "",
            "quote\"back\\slash\nline",
            "\u00e9\ud83d\ude00",
            "urn:a b",
            "club.example",
            "relative/path",
            "a:",
            "http://[::1]/");

    private int straight;

    @Property(tries = 3_000)
    void bothWaysLeadToTheSameStatements(@ForAll long seed) {
        straight += WAYS.agreeOn(document(new Random(seed))) ? 1 : 0;
    }

    @Property(tries = 200_000)
    @Tag("long")
    void bothWaysLeadToTheSameStatementsAtLength(@ForAll long seed) {
        straight += WAYS.agreeOn(document(new Random(seed))) ? 1 : 0;
    }

    /** A law over documents that all go the general way would say nothing. */
    @AfterProperty
    void manyWentStraight() {
        assertTrue(straight > 100, () -> straight + " went straight");
    }

    private static JsonObject document(Random random) {
        List<String> contexts = CONTEXTS.get(random.nextInt(CONTEXTS.size()));
        List<String> names = namesOf(contexts);
        return node(random, names, 0).with("@context", JsonArray.ofStrings(contexts));
    }

    /** All names, and those that every place has again and again, so that one is mostly drawn that means something where it stands. */
    private static List<String> namesOf(List<String> contexts) {
        Set<String> all = new TreeSet<>(Set.of("id", "type", "name", "unknown"));
        Set<String> everywhere = new TreeSet<>();
        for (String url : contexts) {
            JsonValue context =
                    LIBRARY.document(url).orElseThrow().get("@context").orElseThrow();
            collect(context, all);
            if (context instanceof JsonObject definitions) {
                everywhere.addAll(definitions.members().keySet());
            }
        }
        everywhere.removeIf(name -> name.startsWith("@"));
        List<String> names = new ArrayList<>(all);
        while (!everywhere.isEmpty() && names.size() < 8 * all.size()) {
            names.addAll(everywhere);
        }
        return names;
    }

    private static void collect(JsonValue context, Set<String> names) {
        if (context instanceof JsonArray several) {
            several.items().forEach(inner -> collect(inner, names));
        } else if (context instanceof JsonObject definitions) {
            for (Map.Entry<String, JsonValue> definition : definitions.members().entrySet()) {
                if (!definition.getKey().startsWith("@")) {
                    names.add(definition.getKey());
                }
                collect(definition.getValue(), names);
            }
        }
    }

    private static JsonObject node(Random random, List<String> names, int depth) {
        JsonObject node = JsonObject.empty();
        if (random.nextInt(3) > 0) {
            node = node.with("type", several(random, () -> new JsonString(name(random, names))));
        }
        if (random.nextInt(3) > 0) {
            node = node.with("id", text(random));
        }
        for (int member = random.nextInt(4); member >= 0; member--) {
            node = node.with(name(random, names), several(random, () -> value(random, names, depth)));
        }
        return node;
    }

    private static String name(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static JsonValue several(Random random, java.util.function.Supplier<JsonValue> one) {
        return random.nextInt(4) > 0
                ? one.get()
                : new JsonArray(IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(item -> one.get())
                        .toList());
    }

    private static JsonValue value(Random random, List<String> names, int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 6)) {
            case 0 ->
                new JsonNumber(List.of("0", "-7", "12345678901234567890", "1.5", "1e21", "-0.0", "0.1")
                        .get(random.nextInt(7)));
            case 1 -> random.nextBoolean() ? JsonLiteral.TRUE : JsonLiteral.FALSE;
            case 2 ->
                JsonObject.empty()
                        .with("@value", text(random))
                        .with(random.nextInt(5) > 0 ? "@language" : "@type", random.nextBoolean() ? "en-GB" : "xx_");
            case 3, 4, 5 -> text(random);
            default -> node(random, names, depth + 1);
        };
    }

    private static JsonString text(Random random) {
        return new JsonString(TEXTS.get(random.nextInt(random.nextInt(5) > 0 ? 6 : TEXTS.size())));
    }
}
