package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Flow;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The networks of sequoia-wot, read from its keyrings: the greedy flow meets every expectation of its tests, path by path, and every total of its program; and the exact flow is
 * never below it.
 */
final class SequoiaVectors {
    /** When the totals were taken; the tests without a time hold then too. */
    private static final Instant TAKEN = Instant.parse("2023-01-15T00:00:00Z");

    private final JsonObject cases = Json.parseObject(
                    Vectors.text("trust/sequoia-wot/wot-cases.json").getBytes(StandardCharsets.UTF_8),
                    new JsonLimits(1 << 24, 64, 1_000_000))
            .orThrow();

    private final Map<String, OpenPgpKeyring> keyrings = new HashMap<>();

    private static List<JsonObject> objects(JsonObject object, String name) {
        return object.oneOrMany(name).stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String name) {
        return object.string(name).orElse("");
    }

    private static int number(JsonObject object, String name) {
        JsonValue value = object.get(name).orElseThrow();
        return value instanceof JsonNumber number
                ? Math.toIntExact(number.asLong().orElseThrow())
                : Integer.parseInt(((JsonString) value).value());
    }

    private OpenPgpKeyring keyring(String network) {
        return keyrings.computeIfAbsent(
                network.replace(".pgp", ""),
                name -> OpenPgpKeyring.read(bytes("trust/sequoia-wot/keyrings/" + name + ".pgp"))
                        .orThrow());
    }

    private static Bytes bytes(String path) {
        try {
            return Bytes.of(Files.readAllBytes(Vectors.at(path)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names of the table are local parts of user ids. */
    private static String certificate(OpenPgpKeyring keyring, String name) {
        List<String> found = keyring.bindings().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(userId -> userId.startsWith('<' + name.replace('_', '-') + '@')))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(1, found.size(), name + " is " + found);
        return found.get(0);
    }

    private static Map<String, Integer> roots(OpenPgpKeyring keyring, JsonObject test) {
        Map<String, Integer> roots = new TreeMap<>();
        for (JsonValue root : test.oneOrMany("roots")) {
            if (root instanceof JsonObject partly) {
                int amount = partly.has("amount") ? number(partly, "amount") : Certification.FULL;
                roots.put(certificate(keyring, text(partly, "cert")), amount);
            } else {
                roots.put(certificate(keyring, ((JsonString) root).value()), Certification.FULL);
            }
        }
        return roots;
    }

    /** Asks as the test says, and holds the answer against what it expects. */
    private void meets(String network, Instant asOf, JsonObject test) {
        OpenPgpKeyring keyring = keyring(network);
        WebOfTrust web = keyring.asOf(asOf);
        String target = certificate(keyring, text(test, "target"));
        Inquiry inquiry = web.inquiry(roots(keyring, test), target, '<' + text(test, "userid") + '>');
        String most = text(test, "min_amount");
        long enough = most.startsWith("Some") ? Long.parseLong(most.replaceAll("\\D", "")) : Certification.FULL;
        String what = network + " as of " + asOf + ": " + Json.write(test);
        List<String> expected = new ArrayList<>();
        for (JsonObject one : objects(test, "expect")) {
            List<String> path = one.oneOrMany("path").stream()
                    .map(name -> certificate(keyring, ((JsonString) name).value()))
                    .toList();
            expected.add(number(one, "amount") + " over " + path);
        }
        List<String> found = new ArrayList<>();
        long total = 0;
        for (Flow.Share share : web.greedy().shares(inquiry, enough)) {
            found.add(share.amount() + " over " + web.certificates(share.path(), target));
            total += share.amount().floor();
        }
        Collections.sort(expected);
        Collections.sort(found);
        assertEquals(expected, found, what);
        assertEquals(number(test, "total"), total, what);
        isNotBelow(inquiry, total, what);
    }

    private static void isNotBelow(Inquiry inquiry, long total, String what) {
        Flow exact = new PathFlow().solve(inquiry);
        assertTrue(exact.exact(), what);
        assertTrue(exact.value().floor() >= total, () -> what + " but exactly " + exact.value());
    }

    @Test
    void everyExpectationIsMetAndExactIsNeverBelow() {
        int met = 0;
        for (String name :
                cases.object("testExpectations").orElseThrow().members().keySet()) {
            for (JsonObject test : objects(cases.object("testExpectations").orElseThrow(), name)) {
                meets(text(test, "keyring"), TAKEN, test);
                met++;
            }
        }
        assertEquals(61, met);
    }

    @Test
    void everyTimedExpectationIsMet() {
        int met = 0;
        for (String name :
                cases.object("timedExpectations").orElseThrow().members().keySet()) {
            for (JsonObject test : objects(cases.object("timedExpectations").orElseThrow(), name)) {
                meets(name, Instant.parse(text(test, "at") + "T00:00:00Z"), test);
                met++;
            }
        }
        assertEquals(38, met);
    }

    /** The program lists what is bound at all; what it does not list has no total, and neither have we. */
    @Test
    void everyTotalOfTheProgramIsEqualAndWhatItDoesNotListIsZero() {
        int met = 0;
        JsonObject totals =
                cases.object("oracleTotals").orElseThrow().object("networks").orElseThrow();
        for (String network : totals.members().keySet()) {
            OpenPgpKeyring keyring = keyring(network);
            WebOfTrust web = keyring.asOf(TAKEN);
            for (String root : totals.object(network).orElseThrow().members().keySet()) {
                Map<String, Integer> listed = new HashMap<>();
                objects(totals.object(network).orElseThrow(), root)
                        .forEach(one -> listed.put(
                                certificate(keyring, text(one, "target")) + " <" + text(one, "userid") + '>',
                                number(one, "total")));
                met += listed.size();
                Map<String, Integer> roots = Map.of(certificate(keyring, root), Certification.FULL);
                keyring.bindings()
                        .forEach((certificate, userIds) -> userIds.forEach(userId -> {
                            Inquiry inquiry = web.inquiry(roots, certificate, userId);
                            long total = web.greedy().find(inquiry).lower();
                            String what = network + " from " + root + " to " + userId;
                            int expected = listed.getOrDefault(certificate + ' ' + userId, 0);
                            assertEquals(expected, Math.min(245, total) / 5 * 5, what);
                            isNotBelow(inquiry, total, what);
                        }));
            }
        }
        assertEquals(149, met);
    }

    @Test
    void theExactFlowFindsWhatGreedyBlocks() {
        for (JsonObject one : objects(cases, "beyondSequoia")) {
            Map<String, Integer> numbers = new HashMap<>();
            List<Arc> arcs = new ArrayList<>();
            for (JsonObject edge : objects(one, "edges")) {
                int from = numbers.computeIfAbsent(text(edge, "issuer"), name -> numbers.size());
                int to = numbers.computeIfAbsent(text(edge, "target"), name -> numbers.size());
                arcs.add(new Arc(from, to, number(edge, "amount"), number(edge, "depth"), arcs.size()));
            }
            Inquiry inquiry = Inquiry.of(
                    VouchGraph.of(numbers.size(), arcs),
                    numbers.getOrDefault(text(one, "target"), 0),
                    Set.of(numbers.getOrDefault(text(one, "root"), 0)),
                    255);
            assertEquals(number(one, "greedy"), new GreedyFlow().find(inquiry).lower());
            Flow flow = new PathFlow().solve(inquiry);
            assertEquals(Fraction.of(number(one, "exact")), flow.value());
            assertTrue(flow.exact());
        }
    }
}
