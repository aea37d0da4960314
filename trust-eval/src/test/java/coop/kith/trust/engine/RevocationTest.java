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
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.evidence.StatusLook;
import coop.kith.trust.intake.tag.TagIntake;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vouch that its issuer takes back after somebody was trusted on it: once somebody looked, the answer follows, and old answers stay. */
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

    private static final TagIntake TAGS = TagIntake.of(Set.of(MARA.did()));

    private final Map<String, Bytes> served = new HashMap<>();
    private Instant now = SIGNED;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "T08: suspended, unsuspended, unknown and revoked after the answer was given; unknown raises nothing, and a revocation stays")
    void theAnswerFollowsWhatWasFoundWhenSomebodyLooked() {
        added();
        assertEquals(Decision.ALLOW, asked());
        nextDay(Map.of(7L, 1));
        assertEquals(Decision.ALLOW, asked(), "nobody has looked yet");
        look();
        assertEquals(Decision.NEED, asked());
        nextDay(Map.of());
        look();
        assertEquals(Decision.ALLOW, asked());
        served.clear();
        look();
        assertEquals(Decision.NEED, asked());
        assertEquals(List.of("status-unknown"), reasons());
        nextDay(Map.of(6L, 1, 9L, 1));
        look();
        assertEquals(Decision.ALLOW, asked());
        nextDay(Map.of(8L, 1));
        look();
        assertEquals(Decision.NEED, asked());
        assertEquals(List.of("revoked"), reasons());
        nextDay(Map.of());
        look();
        assertEquals(Decision.NEED, asked(), "a revocation is not undone");
    }

    @Test
    @DisplayName("T08: an old question gets its old answer, and one about an old time the better knowledge of it")
    void whatIsLearntLaterChangesNoOldAnswer() {
        added();
        Instant before = now;
        nextDay(Map.of(8L, 1));
        look();
        Instant after = now;
        assertEquals(Decision.ALLOW, asked(before, before));
        assertEquals(Decision.ALLOW, asked(after, before));
        assertEquals(Decision.NEED, asked(after, after));
        assertEquals(Decision.ALLOW, asked(before, after), "revoked since, and not from the beginning");
    }

    /** A publisher who signs a new list every day, each with its own dates. */
    @Test
    @DisplayName("T07: a status list that is published anew erases no evidence, and reading the log needs none")
    void aListThatIsPublishedAnewErasesNothing() {
        added();
        nextDay(Map.of());
        assertEquals(Decision.ALLOW, asked());
        served.clear();
        assertEquals(Decision.ALLOW, asked());
        try (SqliteEvidenceLog log = log()) {
            EvidenceLog.Contents contents = log.read(now);
            assertEquals(List.of(), contents.problems());
            assertEquals(2, contents.evidence().size());
        }
    }

    @Test
    @DisplayName(
            "T10: of two lists of one time the better one is not picked, and an older list served again lifts nothing")
    void anOlderListServedAgainLiftsNothing() {
        added();
        Bytes old = Objects.requireNonNull(served.get(PLAN.url()));
        nextDay(Map.of(7L, 1));
        Instant dated = now;
        look();
        served.put(PLAN.url(), old);
        assertEquals(0, look());
        assertEquals(Decision.NEED, asked());
        assertEquals(List.of("suspended"), reasons());
        served.put(PLAN.url(), list(Map.of(), dated));
        assertEquals(0, look());
        assertEquals(Decision.NEED, asked(), "two lists of one time");
        nextDay(Map.of());
        assertEquals(1, look(), "a newer list lifts it");
        assertEquals(Decision.ALLOW, asked());
    }

    @Test
    @DisplayName("T08: a list of tags that its keeper takes back counts no more, once somebody looked")
    void aListOfTagsIsTakenBackLikeAnyCredential() {
        publish(Map.of());
        JsonObject list = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("validFrom", SIGNED.toString())
                .with("credentialStatus", both(7, 8))
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", ANA.did().toString())
                                .with("predicate", "https://example.org/vocab#vetted")
                                .with("tags", JsonArray.ofStrings(List.of("aaaaaaaaaaaaaaaa")))
                                .with("linkableBy", MARA.did().toString()));
        try (SqliteEvidenceLog log = log()) {
            log.appendAll(TAGS.read(
                                    verifier()
                                            .verify(MARA.sign(list, SIGNED), VerificationPolicy.strict())
                                            .orThrow(),
                                    now)
                            .orThrow())
                    .orThrow();
        }
        assertEquals(List.of(Standing.GOOD, Standing.GOOD), standings());
        nextDay(Map.of(8L, 1));
        assertEquals(2, look());
        assertEquals(List.of(Standing.REVOKED, Standing.REVOKED), standings());
    }

    private List<Standing> standings() {
        try (SqliteEvidenceLog log = log()) {
            return log.read(now).evidence().stream()
                    .map(one -> one.standing(now, now))
                    .toList();
        }
    }

    private void added() {
        publish(Map.of());
        try (SqliteEvidenceLog log = log()) {
            log.append(evidence(MARA, Dtg.relationship(ANA, SIGNED).with("credentialStatus", both(7, 8))))
                    .orThrow();
            log.append(evidence(ANA, Dtg.relationship(MARA, SIGNED))).orThrow();
        }
    }

    private void nextDay(Map<Long, Integer> set) {
        now = now.plus(Duration.ofDays(1));
        publish(set);
    }

    /** How many changes were noted. */
    private int look() {
        now = now.plus(Duration.ofMinutes(1));
        StatusLook look = new StatusLook(verifier(), VerificationPolicy.strict());
        try (SqliteEvidenceLog log = log()) {
            return log.noteAll(log.read(now).evidence().stream()
                            .flatMap(one -> look.at(one, now).stream())
                            .toList())
                    .orThrow();
        }
    }

    private Decision asked() {
        return asked(now, now);
    }

    private Decision asked(Instant asOf, Instant knownAt) {
        return answer(asOf, knownAt).decision();
    }

    private TrustAnswer answer(Instant asOf, Instant knownAt) {
        try (SqliteEvidenceLog log = log()) {
            return TrustEngine.over(log.read(now).evidence()).ask(new TrustQuestion(ANA.did(), asOf, knownAt), POLICY);
        }
    }

    private List<String> reasons() {
        return answer(now, now).explanation().notCounted().stream()
                .filter(one -> one.issuer().equals(MARA.did()))
                .map(NotCounted::code)
                .toList();
    }

    private void publish(Map<Long, Integer> set) {
        served.put(PLAN.url(), list(set, now));
    }

    private static Bytes list(Map<Long, Integer> set, Instant at) {
        return Bytes.of(Json.write(MARA.sign(PLAN.credential(set, at), at)).getBytes(StandardCharsets.UTF_8));
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
                        new Readmission(verifier(), VerificationPolicy.strict(), TAGS.beside(Dtg.INTAKE)),
                        new SecureRandom())
                .orThrow();
    }
}
