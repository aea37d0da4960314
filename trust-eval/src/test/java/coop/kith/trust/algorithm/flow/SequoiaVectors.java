package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The networks of sequoia-wot that need no clock, from their facts: the greedy flow meets every expectation of its tests and every total of its program, and the exact flow is never below
 * it. An entity is a certificate; the subject is the binding of a certificate to a user id, vouched for by certifications and by the certificate itself.
 */
final class SequoiaVectors {
    private static final int FULL = 120;

    private final JsonObject cases = Json.parseObject(
                    Vectors.text("trust/sequoia-wot/wot-cases.json").getBytes(StandardCharsets.UTF_8),
                    new JsonLimits(1 << 24, 64, 1_000_000))
            .orThrow();

    private static List<JsonObject> objects(JsonObject object, String name) {
        return object.oneOrMany(name).stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String name) {
        String text = object.string(name).orElse("");
        return text.indexOf('@') < 0 ? text.replace('_', '-') : text;
    }

    private static int number(JsonObject object, String name) {
        JsonValue value = object.get(name).orElseThrow();
        return value instanceof JsonNumber number
                ? Math.toIntExact(number.asLong().orElseThrow())
                : Integer.parseInt(((JsonString) value).value());
    }

    /** Without times, which of several certifications of one user id is the newest cannot be told. */
    private static boolean needsNoClock(JsonObject network) {
        Set<List<String>> slots = new HashSet<>();
        return objects(network, "certifications").stream()
                        .allMatch(one ->
                                slots.add(List.of(text(one, "issuer"), text(one, "target"), text(one, "userId"))))
                && network.oneOrMany("events").isEmpty()
                && objects(network, "certifications").stream().noneMatch(one -> one.has("at"));
    }

    /**
     * The program takes what flows off all certifications of one certificate by another, whatever user id they are for; ours off the one used. Nothing but its own binding follows
     * from the target, since what others say of it after that would be a cycle.
     *
     * <p>Number 0 is whoever trusts roots in part, 1 is the subject; certificates follow.
     */
    private static Inquiry inquiry(
            JsonObject network, List<JsonObject> roots, String target, String userId, boolean byPair) {
        Map<String, Integer> numbers = new HashMap<>();
        roots.forEach(root -> numbers.putIfAbsent(text(root, "cert"), numbers.size() + 2));
        numbers.putIfAbsent(target, numbers.size() + 2);
        objects(network, "keys").forEach(key -> numbers.putIfAbsent(text(key, "name"), numbers.size() + 2));
        List<Arc> arcs = new ArrayList<>();
        for (JsonObject one : objects(network, "certifications")) {
            List<String> slot = List.of(text(one, "issuer"), text(one, "target"), text(one, "userId"));
            if (!matches(one, userId) || slot.get(0).equals(target)) {
                continue;
            }
            int issuer = numbers.computeIfAbsent(slot.get(0), name -> numbers.size() + 2);
            int subject = numbers.computeIfAbsent(slot.get(1), name -> numbers.size() + 2);
            int vouch = byPair ? 1000 * issuer + subject : arcs.size();
            if (!slot.get(1).equals(target) || !slot.get(2).equals(userId)) {
                arcs.add(new Arc(issuer, subject, number(one, "amount"), number(one, "depth"), vouch));
            } else {
                arcs.add(new Arc(issuer, 1, number(one, "amount"), number(one, "depth"), vouch));
                arcs.add(new Arc(issuer, subject, number(one, "amount"), number(one, "depth"), vouch));
            }
        }
        List<JsonObject> keys = objects(network, "keys").stream()
                .filter(key -> text(key, "name").equals(target))
                .toList();
        boolean ownsUserId = keys.isEmpty()
                ? userId.startsWith(target + '@')
                : keys.get(0).oneOrMany("userIds").contains(new JsonString(userId));
        if (ownsUserId) {
            arcs.add(new Arc(numbers.getOrDefault(target, 1), 1, FULL, VouchGraph.UNLIMITED, 1_000_000));
        }
        Set<Integer> anchors = new TreeSet<>();
        for (JsonObject root : roots) {
            int number = numbers.getOrDefault(text(root, "cert"), 0);
            int amount = root.has("amount") ? number(root, "amount") : FULL;
            if (amount >= FULL) {
                anchors.add(number);
            } else {
                anchors.add(0);
                arcs.add(new Arc(0, number, amount, VouchGraph.UNLIMITED, 2_000_000 + number));
            }
        }
        return Inquiry.of(VouchGraph.of(numbers.size() + 2, arcs), 1, anchors, 255);
    }

    private static boolean matches(JsonObject certification, String userId) {
        List<JsonValue> domains = certification.oneOrMany("targetDomains");
        String domain = userId.substring(userId.lastIndexOf('@') + 1).replace(">", "");
        return domains.isEmpty() || domains.contains(new JsonString(domain));
    }

    @Test
    void greedyMeetsEveryExpectationAndExactIsNeverBelow() {
        int met = 0;
        JsonObject networks = cases.object("networks").orElseThrow();
        for (String name :
                cases.object("testExpectations").orElseThrow().members().keySet()) {
            for (JsonObject test : objects(cases.object("testExpectations").orElseThrow(), name)) {
                String network = text(test, "keyring").replace(".pgp", "").replace('_', '-');
                JsonObject facts = networks.object(network).orElseThrow();
                List<JsonObject> roots = objects(test, "roots");
                String target = text(test, "target");
                String userId = text(test, "userid");
                String most = text(test, "min_amount");
                long enough = most.equals("None") ? FULL : Long.parseLong(most.replaceAll("\\D", ""));
                List<Flow.Share> shares = new GreedyFlow().shares(inquiry(facts, roots, target, userId, true), enough);
                List<Long> amounts =
                        shares.stream().map(share -> share.amount().floor()).toList();
                String what = name + ": " + Json.write(test) + " gave " + shares;
                assertEquals(
                        objects(test, "expect").stream()
                                .map(one -> (long) number(one, "amount"))
                                .toList(),
                        amounts,
                        what);
                assertEquals(
                        number(test, "total"),
                        amounts.stream().mapToLong(Long::longValue).sum(),
                        what);
                Flow exact = new PathFlow().solve(inquiry(facts, roots, target, userId, false));
                assertTrue(exact.value().floor() >= number(test, "total"), what);
                met++;
            }
        }
        assertEquals(61, met);
    }

    @Test
    void greedyEqualsTheProgramsTotals() {
        int met = 0;
        JsonObject networks = cases.object("networks").orElseThrow();
        JsonObject totals =
                cases.object("oracleTotals").orElseThrow().object("networks").orElseThrow();
        for (String name : totals.members().keySet()) {
            JsonObject network = networks.object(name).orElseThrow();
            if (!needsNoClock(network)) {
                continue;
            }
            for (String root : totals.object(name).orElseThrow().members().keySet()) {
                for (JsonObject one : objects(totals.object(name).orElseThrow(), root)) {
                    List<JsonObject> roots = List.of(JsonObject.empty().with("cert", root));
                    String target = text(one, "target");
                    String userId = text(one, "userid");
                    long total = new GreedyFlow()
                            .find(inquiry(network, roots, target, userId, true))
                            .lower();
                    String what = name + " from " + root + ": " + Json.write(one) + " but " + total;
                    assertEquals(number(one, "total"), Math.min(245, total) / 5 * 5, what);
                    Flow exact = new PathFlow().solve(inquiry(network, roots, target, userId, false));
                    assertTrue(exact.value().floor() >= total, what);
                    met++;
                }
            }
        }
        assertTrue(met > 100, "only " + met);
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
