package coop.kith.trust.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.store.Readmission;
import coop.kith.trust.store.SqliteEvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.linked.LinkedProblem;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vouch that its issuer takes back after somebody was trusted on it: reading the log again, the answer follows. */
final class RevocationTest {
    private static final Instant SIGNED = Instant.parse("2026-03-01T09:00:00Z");
    private static final Person MARA = Person.named("mara");
    private static final Person ANA = Person.named("ana");
    private static final StatusListPlan PLAN = StatusListPlan.of(
            "https://mara.example/status/1", MARA.did().toString(), StatusPurpose.SUSPENSION, StatusPurpose.REVOCATION);
    private static final Policy POLICY = Policy.parse(
                    Json.parseObject("{\"kith\":\"policy-1\",\"name\":\"one\",\"anchors\":[\"" + MARA.did()
                                    + "\"],\"vouchers\":[{\"kind\":\"relationship\",\"amount\":120,\"depth\":1}],"
                                    + "\"quorum\":{\"vouchers\":1,\"independent\":true}}")
                            .orThrow())
            .orThrow();

    private final Map<String, Bytes> served = new HashMap<>();
    private Instant now = SIGNED;

    @TempDir
    Path folder;

    /** Lists without a time of their own hold whenever they are asked; rows are verified again as of when they were received. */
    @Test
    @DisplayName("T08: suspended, unsuspended, revoked and unknown after the answer was given; unknown raises nothing")
    void theAnswerFollowsTheList() {
        publish(Map.of());
        try (SqliteEvidenceLog log = log()) {
            log.append(evidence(MARA, Dtg.relationship(ANA, SIGNED).with("credentialStatus", both(7, 8))))
                    .orThrow();
            log.append(evidence(ANA, Dtg.relationship(MARA, SIGNED))).orThrow();
        }
        assertEquals(Decision.ALLOW, asked());
        publish(Map.of(7L, 1));
        assertEquals(Decision.NEED, asked());
        publish(Map.of());
        assertEquals(Decision.ALLOW, asked());
        publish(Map.of(8L, 1));
        assertEquals(Decision.NEED, asked());
        publish(Map.of(6L, 1, 9L, 1));
        assertEquals(Decision.ALLOW, asked());
        served.clear();
        assertEquals(Decision.NEED, asked());
    }

    private Decision asked() {
        try (SqliteEvidenceLog log = log()) {
            return TrustEngine.over(log.read(now).evidence())
                    .ask(new TrustQuestion(ANA.did(), now, now), POLICY)
                    .decision();
        }
    }

    private void publish(Map<Long, Integer> set) {
        JsonObject timeless = PLAN.credential(set, now).without("validFrom");
        served.put(PLAN.url(), Bytes.of(Json.write(MARA.sign(timeless, SIGNED)).getBytes(StandardCharsets.UTF_8)));
        now = now.plus(Duration.ofDays(1));
    }

    private static JsonArray both(long suspension, long revocation) {
        return JsonArray.of(
                PLAN.entry(StatusPurpose.SUSPENSION, suspension), PLAN.entry(StatusPurpose.REVOCATION, revocation));
    }

    private Evidence evidence(Person issuer, JsonObject unsigned) {
        return Dtg.INTAKE
                .read(
                        verifier()
                                .verify(issuer.sign(unsigned, SIGNED), VerificationPolicy.strict())
                                .orThrow(),
                        now)
                .orThrow();
    }

    /** A new one each time, as after a restart: it remembers no list. */
    private CredentialVerifier verifier() {
        return CredentialVerifier.of(
                        DidResolver.of(DidMethods.standard(), () -> now), Cryptography.standard(), () -> now)
                .following(url -> served.containsKey(url)
                        ? Result.ok(served.get(url))
                        : Result.refused(Problem.of(LinkedProblem.NOT_SERVED, "the test's server is down")));
    }

    private SqliteEvidenceLog log() {
        return SqliteEvidenceLog.open(
                        folder.resolve("evidence.db"),
                        new Readmission(verifier(), VerificationPolicy.strict(), Dtg.INTAKE),
                        new SecureRandom())
                .orThrow();
    }
}
