package coop.kith.trust.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.openpgp.OpenPgpIntake;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import coop.kith.trust.intake.openpgp.OpenPgpName;
import coop.kith.trust.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Keyrings of sequoia-wot through the one engine: a policy that names the basis openpgp says yes exactly where its program finds any trust at all. */
final class OpenPgpEngineVectors {
    /** When the totals were taken. */
    private static final Instant TAKEN = Instant.parse("2023-01-15T00:00:00Z");

    private static final String FULL = "[" + rule(OpenPgpIntake.CERTIFIES) + ',' + rule(OpenPgpIntake.INTRODUCES) + ','
            + rule(OpenPgpIntake.BINDS) + ']';
    private static final String ALL = "[" + rule(OpenPgpIntake.CERTIFIES_PARTLY) + ','
            + rule(OpenPgpIntake.INTRODUCES_PARTLY) + ',' + FULL.substring(1);

    private static String rule(String predicate) {
        return "{'kind':'statement','predicate':'" + predicate + "','amount':120,'depth':255}";
    }

    @Test
    void allowsAUserIdWhereThereIsAnyTrust() {
        int asked = forEachQuestion((network, root) -> policy("openpgp", root), (network, what, total, decision) -> {
            assertTrue(total > 0 || decision != Decision.ALLOW, what);
            // Introductions within limits are not counted here.
            assertTrue(total == 0 || network.startsWith("regex") || decision == Decision.ALLOW, what);
        });
        assertTrue(asked > 150, "only " + asked + " were asked");
    }

    @Test
    void theBundledPolicyAllowsNobodyWhomSequoiaDoesNotAuthenticate() {
        AtomicInteger missed = new AtomicInteger();
        forEachQuestion(
                (network, root) -> Policy.bundled("kernel-pgp-compat").orThrow().withAnchors(List.of(root)),
                (network, what, total, decision) -> {
                    assertTrue(total >= 120 || decision != Decision.ALLOW, what);
                    missed.addAndGet(total >= 120 && decision != Decision.ALLOW ? 1 : 0);
                });
        assertEquals(6, missed.get(), "by partial trust that adds up, or within limits");
    }

    private interface Judged {
        void holds(String network, String what, long total, Decision decision);
    }

    /** How many questions there were. */
    private static int forEachQuestion(BiFunction<String, Did, Policy> policies, Judged judged) {
        JsonObject networks = Json.parseObject(
                        Vectors.text("trust/sequoia-wot/wot-cases.json").getBytes(StandardCharsets.UTF_8),
                        new JsonLimits(1 << 24, 64, 1_000_000))
                .orThrow()
                .object("oracleTotals")
                .orElseThrow()
                .object("networks")
                .orElseThrow();
        int asked = 0;
        for (String network : networks.members().keySet()) {
            OpenPgpKeyring keyring = keyring(network);
            TrustEngine engine =
                    TrustEngine.over(OpenPgpIntake.read(keyring, TAKEN).orThrow());
            JsonObject roots = networks.object(network).orElseThrow();
            for (String root : roots.members().keySet()) {
                Policy policy = policies.apply(network, OpenPgpName.ofCertificate(certificate(keyring, root)));
                Map<List<String>, Long> totals =
                        totals(keyring, roots.array(root).orElseThrow());
                for (Map.Entry<String, List<String>> binding :
                        keyring.bindings().entrySet()) {
                    for (String userId : binding.getValue()) {
                        long total = totals.getOrDefault(List.of(binding.getKey(), userId), 0L);
                        TrustAnswer answer = engine.ask(
                                new TrustQuestion(OpenPgpName.ofUserId(binding.getKey(), userId), TAKEN, TAKEN),
                                policy);
                        String what = network + ": " + root + " to " + userId + " has " + total;
                        judged.holds(network, what, total, answer.decision());
                        asked++;
                    }
                }
            }
        }
        return asked;
    }

    @Test
    void neverCountsUnderAPolicyThatDoesNotNameItsBasis() {
        OpenPgpKeyring keyring = keyring("simple");
        List<Evidence> evidence = OpenPgpIntake.read(keyring, TAKEN).orThrow();
        assertTrue(evidence.stream().allMatch(one -> one.basis() == Basis.OPENPGP));
        String bob = certificate(keyring, "bob");
        Did subject = OpenPgpName.ofUserId(bob, firstUserId(keyring, bob));
        Did root = OpenPgpName.ofCertificate(certificate(keyring, "alice"));
        TrustQuestion question = new TrustQuestion(subject, TAKEN, TAKEN);
        assertEquals(
                Decision.ALLOW,
                TrustEngine.over(evidence)
                        .ask(question, policy("openpgp", root))
                        .decision());
        for (Basis basis : Basis.values()) {
            if (basis != Basis.OPENPGP) {
                TrustAnswer answer = TrustEngine.over(evidence).ask(question, policy(basis.term(), root));
                assertEquals(Decision.NEED, answer.decision());
                assertEquals(
                        TrustEngine.over(List.of())
                                .ask(question, policy(basis.term(), root))
                                .result(),
                        answer.result());
                assertTrue(answer.explanation().notCounted().stream()
                        .allMatch(one -> one.code().equals("basis-not-accepted")));
            }
        }
    }

    @Test
    void tellsFullTrustFromPartialTrust() {
        OpenPgpKeyring keyring = keyring("simple");
        List<Evidence> evidence = OpenPgpIntake.read(keyring, TAKEN).orThrow();
        Did root = OpenPgpName.ofCertificate(certificate(keyring, "alice"));
        String bob = certificate(keyring, "bob");
        TrustQuestion question = new TrustQuestion(OpenPgpName.ofUserId(bob, firstUserId(keyring, bob)), TAKEN, TAKEN);
        assertEquals(
                Decision.NEED,
                TrustEngine.over(evidence)
                        .ask(question, policy("openpgp", root, FULL))
                        .decision());
    }

    private static Policy policy(String basis, Did root) {
        return policy(basis, root, ALL);
    }

    private static Policy policy(String basis, Did root, String vouchers) {
        String json = "{'kith':'policy-1','name':'openpgp','anchors':['" + root + "'],'institutions':'every-anchor',"
                + "'bases':['" + basis + "'],'vouchers':" + vouchers
                + ",'quorum':{'vouchers':1,'independent':true},'maxDepth':255}";
        return Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow()).orThrow();
    }

    private static Map<List<String>, Long> totals(OpenPgpKeyring keyring, JsonArray rows) {
        Map<List<String>, Long> totals = new java.util.TreeMap<>(java.util.Comparator.comparing(List::toString));
        rows.items().stream()
                .map(JsonObject.class::cast)
                .forEach(row -> totals.put(
                        List.of(
                                certificate(keyring, row.string("target").orElseThrow()),
                                "<" + row.string("userid").orElseThrow() + ">"),
                        ((JsonNumber) row.get("total").orElseThrow()).asLong().orElseThrow()));
        return totals;
    }

    private static OpenPgpKeyring keyring(String network) {
        try {
            return OpenPgpKeyring.read(
                            Bytes.of(Files.readAllBytes(Vectors.at("trust/sequoia-wot/keyrings/" + network + ".pgp"))))
                    .orThrow();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Names of the table are local parts of user ids. */
    private static String certificate(OpenPgpKeyring keyring, String name) {
        List<String> found = new ArrayList<>();
        keyring.bindings().forEach((id, userIds) -> {
            if (userIds.stream().anyMatch(userId -> userId.startsWith('<' + name.replace('_', '-') + '@'))) {
                found.add(id);
            }
        });
        assertEquals(1, found.size(), name + " is " + found);
        return found.get(0);
    }

    private static String firstUserId(OpenPgpKeyring keyring, String fingerprint) {
        return keyring.bindings().getOrDefault(fingerprint, List.of()).get(0);
    }
}
