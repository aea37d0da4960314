package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.linked.LinkedProblem;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.status.BitstringStatus;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusProblem;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credentials with a status, verified against lists that are signed, had, and sometimes wrong. */
final class StatusListTest {
    private static final String URL = "https://club.example/status/1";
    /** Two bytes of zero, compressed. */
    private static final String SIXTEEN_BITS = "uH4sIAAAAAAAA_2NgAAD_EtlBAgAAAA";

    private static final Instant NOW = Papers.NOW;
    private static final Instant PUBLISHED = NOW.minus(Duration.ofHours(5));
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final StatusListPlan PLAN =
            StatusListPlan.of(URL, Persona.ISSUER.did().toString(), StatusPurpose.REVOCATION, StatusPurpose.SUSPENSION);

    private final Map<String, Bytes> served = new HashMap<>();
    private int asked;
    private Instant clock = NOW;

    private final LinkedDocuments source = url -> {
        asked++;
        return served.containsKey(url)
                ? Result.ok(served.get(url))
                : Result.refused(Problem.of(LinkedProblem.NOT_SERVED, "the test's server is down"));
    };
    private final CredentialVerifier verifier = CredentialVerifier.of(
                    Shelf.empty().resolver(() -> clock), Cryptography.standard(), () -> clock)
            .following(source);

    @Test
    void acceptsACredentialThatItsListSaysNothingAgainst() {
        publish(Map.of(4L, 1, 6L, 1));
        Verdict<VerifiedCredential> verdict = verifier.verify(with(revocation(5)), STRICT);
        assertInstanceOf(Verdict.Accepted.class, verdict);
        Check entry = entry(verdict);
        assertEquals("PT5H", entry.facts().get("age"));
        assertEquals(URL, entry.facts().get("list"));
        assertEquals("revocation", entry.facts().get("purpose"));
        assertTrue(entry.facts().containsKey("digest"));
    }

    @Test
    void rejectsWhatWasRevokedOrSuspended() {
        publish(Map.of(5L, 1, 131_071L, 1));
        rejected(StatusProblem.REVOKED, with(revocation(5)));
        rejected(StatusProblem.SUSPENDED, with(PLAN.entry(StatusPurpose.SUSPENSION, 131_071)));
        JsonObject both = with(JsonArray.of(revocation(4), PLAN.entry(StatusPurpose.SUSPENSION, 131_071)));
        assertEquals(
                "/credentialStatus/1",
                rejected(StatusProblem.SUSPENDED, both).where().toString());
    }

    @Test
    void aListIsAskedForByItsAddressAlone() {
        publish(Map.of());
        List<String> addresses = new ArrayList<>();
        CredentialVerifier watched = verifier.following(url -> {
            addresses.add(url);
            return source.get(url);
        });
        assertInstanceOf(Verdict.Accepted.class, watched.verify(with(revocation(5)), STRICT));
        assertInstanceOf(Verdict.Accepted.class, watched.verify(with(revocation(131_071)), STRICT));
        assertEquals(List.of(URL), addresses);
    }

    @Test
    void statusIsNotAskedForWhereThePolicyDoesWithout() {
        publish(Map.of(5L, 1));
        Verdict<VerifiedCredential> verdict =
                verifier.verify(with(revocation(5)), STRICT.ignoringStatus("a kiosk without a network"));
        assertInstanceOf(Verdict.Accepted.class, verdict);
        assertEquals(0, asked);
    }

    @Test
    @DisplayName("V32: what cannot be had is unknown, and unknown is not valid")
    void aListThatCannotBeHadLeavesItOpen() {
        Problem problem = undecided(StatusProblem.STATUS_RETRIEVAL_ERROR, with(revocation(5)));
        assertTrue(problem.detail().contains("the test's server is down"), problem.detail());
        CredentialVerifier offline =
                CredentialVerifier.of(Shelf.empty().resolver(() -> clock), Cryptography.standard(), () -> clock);
        assertInstanceOf(Verdict.Undecided.class, offline.verify(with(revocation(5)), STRICT));
    }

    @Test
    void nobodyFollowsLinksOutOfACredentialThatWasForged() {
        publish(Map.of());
        JsonObject forged = with(revocation(5)).with("name", "changed");
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(forged, STRICT));
        assertEquals(0, asked);
    }

    @Test
    @DisplayName("V31: a list by somebody else is believed only where the verifier was told so")
    void aListBySomebodyElse() {
        JsonObject list = StatusListPlan.of(URL, Persona.MALLORY.did().toString(), StatusPurpose.REVOCATION)
                .credential(Map.of(), PUBLISHED);
        serve(Papers.signed(list, Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key()));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        BitstringStatus trusting =
                BitstringStatus.of(() -> clock).trusting(Persona.MALLORY.did().toString());
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier.following(source, List.of(trusting)).verify(with(revocation(5)), STRICT));
    }

    @Test
    @DisplayName("V31: a list by somebody else, served once, does not make the right one look rolled back")
    void aListBySomebodyElseIsNotRemembered() {
        JsonObject later = StatusListPlan.of(URL, Persona.MALLORY.did().toString(), StatusPurpose.REVOCATION)
                .credential(Map.of(), PUBLISHED.plusSeconds(60));
        serve(Papers.signed(later, Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key()));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        publish(Map.of());
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), STRICT));
    }

    @Test
    @DisplayName("V31: unsigned, forged, expired, not yet valid, of another type, at another place")
    void aListThatDoesNotHold() {
        JsonObject list = PLAN.credential(Map.of(), PUBLISHED);
        doubted(list, "unsigned");
        doubted(Papers.issued(list).with("validUntil", "2030-01-01T00:00:00Z"), "changed after it was signed");
        doubted(
                Papers.signed(list, Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key()),
                "signed by somebody else");
        doubted(Papers.issued(PLAN.withValidity(Duration.ofHours(1)).credential(Map.of(), PUBLISHED)), "expired");
        doubted(Papers.issued(PLAN.credential(Map.of(), NOW.plusSeconds(1))), "not yet valid");
        doubted(
                Papers.issued(
                        list.with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "https://a.example/B")))),
                "another type of credential");
        doubted(Papers.issued(list.with("id", "https://club.example/status/2")), "another list");
        assertInstanceOf(Verdict.Accepted.class, served(Papers.issued(list.without("id")), STRICT));
    }

    @Test
    @DisplayName("V31: a list that links to itself for its own status, and one that links on and on")
    void aListWhoseOwnStatusLeadsInACircle() {
        JsonObject list = PLAN.credential(Map.of(), PUBLISHED);
        serve(Papers.issued(list.with("credentialStatus", revocation(7))));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        assertEquals(1, asked, "the circle is noticed before the list is fetched again");
        for (int i = 1; i < 9; i++) {
            String url = "https://club.example/status/" + i;
            String next = "https://club.example/status/" + (i + 1);
            String issuer = Persona.ISSUER.did().toString();
            JsonObject chained = StatusListPlan.of(url, issuer, StatusPurpose.REVOCATION)
                    .credential(Map.of(), PUBLISHED)
                    .with(
                            "credentialStatus",
                            StatusListPlan.of(next, issuer, StatusPurpose.REVOCATION)
                                    .entry(StatusPurpose.REVOCATION, 1));
            served.put(url, bytes(Papers.issued(chained)));
        }
        asked = 0;
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        assertEquals(2, asked);
    }

    @Test
    void aListMayHaveAStatusOfItsOwn() {
        String issuer = Persona.ISSUER.did().toString();
        StatusListPlan outer = StatusListPlan.of("https://club.example/lists", issuer, StatusPurpose.REVOCATION);
        serve(Papers.issued(PLAN.credential(Map.of(), PUBLISHED)
                .with("credentialStatus", outer.entry(StatusPurpose.REVOCATION, 9))));
        served.put(outer.url(), bytes(Papers.issued(outer.credential(Map.of(), PUBLISHED))));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), STRICT));
        served.put(outer.url(), bytes(Papers.issued(outer.credential(Map.of(9L, 1), PUBLISHED.plusSeconds(1)))));
        clock = NOW.plus(Duration.ofMinutes(6));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
    }

    @Test
    @DisplayName("V31: a list older than the one seen before")
    void aRolledBackListIsNoticed() {
        publish(Map.of(5L, 1), PUBLISHED);
        rejected(StatusProblem.REVOKED, with(revocation(5)));
        publish(Map.of(), PUBLISHED.minusSeconds(1));
        rejected(StatusProblem.REVOKED, with(revocation(5)));
        clock = NOW.plus(Duration.ofMinutes(6));
        Problem problem = undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        assertTrue(problem.detail().contains("was seen before"), problem.detail());
        publish(Map.of(5L, 1), PUBLISHED.plusSeconds(1));
        rejected(StatusProblem.REVOKED, with(revocation(5)));
    }

    @Test
    @DisplayName("V31: a revocation that is gone though the list's time is the same")
    void aRevocationThatIsGoneIsNoticed() {
        StatusListPlan revocations = StatusListPlan.of(URL, Persona.ISSUER.did().toString(), StatusPurpose.REVOCATION);
        serve(Papers.issued(revocations.credential(Map.of(5L, 1), PUBLISHED)));
        rejected(StatusProblem.REVOKED, with(revocation(5)));
        clock = NOW.plus(Duration.ofMinutes(6));
        serve(Papers.issued(revocations.credential(Map.of(), PUBLISHED)));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
        serve(Papers.issued(revocations.credential(Map.of(5L, 1, 6L, 1), PUBLISHED)));
        rejected(StatusProblem.REVOKED, with(revocation(6)));
    }

    @Test
    @DisplayName("V30: the purpose of the entry is one of the list's")
    void aListForAnotherPurpose() {
        serve(Papers.issued(StatusListPlan.of(URL, Persona.ISSUER.did().toString(), StatusPurpose.SUSPENSION)
                .credential(Map.of(), PUBLISHED)));
        undecided(StatusProblem.STATUS_VERIFICATION_ERROR, with(revocation(5)));
    }

    @Test
    @DisplayName("V30: indexes at and behind the end of the list")
    void anIndexBehindTheEnd() {
        publish(Map.of());
        for (String index : List.of("131072", "1048576", "2147483648", "9223372036854775808")) {
            rejected(VcProblem.RANGE_ERROR, with(revocation(5).with("statusListIndex", index)));
        }
        rejected(VcProblem.MALFORMED_VALUE_ERROR, with(revocation(5).with("statusListIndex", "05")));
    }

    @Test
    @DisplayName("V29: a list with fewer entries than 131,072, and one that is not base64url, not multibase, not gzip")
    void aListThatIsNoList() {
        JsonObject list = PLAN.credential(Map.of(), PUBLISHED);
        JsonObject subject = list.object("credentialSubject").orElseThrow();
        String encoded = subject.string("encodedList").orElseThrow();
        encodedAs(list, SIXTEEN_BITS, StatusProblem.STATUS_LIST_LENGTH_ERROR);
        encodedAs(list, encoded.substring(1), VcProblem.MALFORMED_VALUE_ERROR);
        encodedAs(list, "m" + encoded.substring(1), VcProblem.MALFORMED_VALUE_ERROR);
        encodedAs(list, encoded + "=", VcProblem.MALFORMED_VALUE_ERROR);
        encodedAs(list, encoded.replace('-', '+').replace('_', '/') + "+", VcProblem.MALFORMED_VALUE_ERROR);
        encodedAs(list, "uAAAA", VcProblem.MALFORMED_VALUE_ERROR);
        encodedAs(list, "", VcProblem.MALFORMED_VALUE_ERROR);
        for (JsonObject wrong : List.of(
                subject.without("encodedList"),
                subject.without("statusPurpose"),
                subject.with("statusPurpose", JsonArray.of(new JsonString("revocation"), JsonNumber.of(1))),
                subject.with("ttl", "300000"),
                subject.with("ttl", new JsonNumber("-1")),
                subject.with("type", "https://a.example/B"))) {
            served(Papers.issued(list.with("credentialSubject", wrong)), STRICT);
            undecided(VcProblem.MALFORMED_VALUE_ERROR, with(revocation(5)));
        }
    }

    @Test
    void aListIsAskedForAgainWhenItsTimeToLiveIsOver() {
        serve(Papers.issued(PLAN.withTimeToLive(Duration.ofMinutes(30)).credential(Map.of(), PUBLISHED)));
        for (int minutes : List.of(0, 29, 30, 59, 60)) {
            clock = NOW.plus(Duration.ofMinutes(minutes));
            assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), STRICT));
            assertEquals(1 + minutes / 30, asked);
        }
        clock = NOW;
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), STRICT));
        assertEquals(4, asked, "a clock that went back says nothing about how fresh a list is");
    }

    @Test
    void aListPastItsValidityIsAskedForAgainWhateverItsTimeToLive() {
        StatusListPlan hasty = PLAN.withValidity(Duration.ofMinutes(10)).withTimeToLive(Duration.ofHours(12));
        for (int minutes : List.of(0, 9, 10, 18, 27, 36)) {
            clock = NOW.plus(Duration.ofMinutes(minutes));
            serve(Papers.issued(hasty.credential(Map.of(), NOW.plus(Duration.ofMinutes(minutes / 9 * 9L)))));
            assertInstanceOf(
                    Verdict.Accepted.class, verifier.verify(with(revocation(5)), STRICT), minutes + " minutes");
        }
    }

    @Test
    @DisplayName("offline, the last list serves as far as the age limit reaches, and then says how old it is")
    void theLastListServesWithinTheAgeLimit() {
        VerificationPolicy aDay = STRICT.statusNoOlderThan(Duration.ofDays(1));
        publish(Map.of());
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), aDay));
        served.clear();
        clock = PUBLISHED.plus(Duration.ofDays(1));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(revocation(5)), aDay));
        assertInstanceOf(
                Verdict.Undecided.class, verifier.verify(with(revocation(5)), STRICT), "no limit, no old list");
        clock = PUBLISHED.plus(Duration.ofDays(3));
        Problem late = verifier.verify(with(revocation(5)), aDay).problems().get(0);
        assertEquals(StatusProblem.STATUS_RETRIEVAL_ERROR, late.type());
        assertTrue(late.detail().contains("The last list is 3 days old, and your limit is 1 day."), late.detail());
    }

    @Test
    void aListThatIsServedMayBeTooOldAllTheSame() {
        publish(Map.of());
        VerificationPolicy fourHours = STRICT.statusNoOlderThan(Duration.ofHours(4));
        Verdict<VerifiedCredential> verdict = verifier.verify(with(revocation(5)), fourHours);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(StatusProblem.STATUS_TOO_OLD, verdict.problems().get(0).type());
        assertEquals("PT5H", entry(verdict).facts().get("age"));
    }

    @Test
    @DisplayName("a message is told, and undecided unless the policy accepts messages")
    void aMessageIsTold() {
        StatusListPlan deliveries = StatusListPlan.ofMessages(
                URL, Persona.ISSUER.did().toString(), List.of("pending", "accepted", "rejected", "undefined"));
        serve(Papers.issued(deliveries.credential(Map.of(7L, 2), PUBLISHED)));
        JsonObject waiting = with(deliveries.entry(StatusPurpose.MESSAGE, 6));
        assertEquals("pending", entry(verifier.verify(waiting, STRICT)).facts().get("message"));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(waiting, STRICT));
        JsonObject returned = with(deliveries.entry(StatusPurpose.MESSAGE, 7));
        Problem problem = undecided(StatusProblem.STATUS_MESSAGE, returned);
        assertTrue(problem.detail().contains("0x2 (\"rejected\")"), problem.detail());
        Verdict<VerifiedCredential> read =
                verifier.verify(returned, STRICT.acceptingStatusMessages("a clerk reads them"));
        assertInstanceOf(Verdict.Accepted.class, read);
        assertEquals("rejected", entry(read).facts().get("message"));
    }

    @Test
    @DisplayName("the messages are the entry's, whether the list repeats them or not")
    void aListNeedNotRepeatTheMessages() {
        StatusListPlan deliveries = StatusListPlan.ofMessages(
                URL, Persona.ISSUER.did().toString(), List.of("pending", "accepted", "rejected", "undefined"));
        JsonObject list = deliveries.credential(Map.of(7L, 2), PUBLISHED);
        JsonObject subject = list.object("credentialSubject").orElseThrow();
        serve(Papers.issued(
                list.with("credentialSubject", subject.without("statusMessages").without("statusSize"))));
        Problem problem = undecided(StatusProblem.STATUS_MESSAGE, with(deliveries.entry(StatusPurpose.MESSAGE, 7)));
        assertTrue(problem.detail().contains("rejected"), problem.detail());
    }

    @Test
    void aRefreshIsNews() {
        StatusListPlan refresh = StatusListPlan.of(URL, Persona.ISSUER.did().toString(), StatusPurpose.REFRESH);
        serve(Papers.issued(refresh.credential(Map.of(3L, 1), PUBLISHED)));
        Verdict<VerifiedCredential> verdict = verifier.verify(with(refresh.entry(StatusPurpose.REFRESH, 3)), STRICT);
        assertInstanceOf(Verdict.Accepted.class, verdict);
        assertTrue(entry(verdict).facts().containsKey("refresh"));
    }

    @Test
    @DisplayName("StatusList2021 is read, in either base64")
    void readsTheFormerFormat() {
        JsonObject list = Json.parseObject(Json.write(PLAN.credential(Map.of(5L, 1), PUBLISHED))
                        .replace("BitstringStatusList", "StatusList2021"))
                .orThrow()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2", "https://w3id.org/vc/status-list/2021/v1")));
        JsonObject subject = list.object("credentialSubject").orElseThrow();
        String encoded = subject.string("encodedList").orElseThrow().substring(1);
        JsonObject entry = revocation(5).with("type", "StatusList2021Entry");
        for (String text : List.of(encoded, padded(encoded))) {
            clock = clock.plus(Duration.ofMinutes(6));
            serve(Papers.issued(list.with("credentialSubject", subject.with("encodedList", text))));
            rejected(StatusProblem.REVOKED, with(entry));
            assertInstanceOf(Verdict.Accepted.class, verifier.verify(with(entry.with("statusListIndex", "6")), STRICT));
        }
    }

    @Test
    void oneVerificationFollowsSoManyLinksAndNoMore() {
        JsonObject[] credentials = new JsonObject[Links.MOST + 2];
        for (int i = 0; i < credentials.length; i++) {
            StatusListPlan plan = StatusListPlan.of(
                    "https://club.example/status/" + i, Persona.ISSUER.did().toString(), StatusPurpose.REVOCATION);
            served.put(plan.url(), bytes(Papers.issued(plan.credential(Map.of(), PUBLISHED))));
            credentials[i] = with(plan.entry(StatusPurpose.REVOCATION, 1));
        }
        PresentationVerifier presentations =
                PresentationVerifier.of(verifier, coop.kith.vc.proof.ReplayMemory.of(() -> clock));
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        Verdict<VerifiedPresentation> verdict = presentations.verify(Papers.presented(credentials), expecting);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(Links.MOST, asked);
    }

    @Test
    void anEntryOfAnotherTypeIsUndecided() {
        publish(Map.of());
        for (String type : List.of("https://club.example/List", "BitstringStatusList", "bitstringStatusListEntry")) {
            undecided(VerifyProblem.STATUS_NOT_CHECKED, with(revocation(5).with("type", type)));
        }
        assertEquals(0, asked);
    }

    @Test
    void aCredentialHasSoManyEntriesAndNoMore() {
        publish(Map.of());
        JsonObject[] entries = new JsonObject[StatusStep.MOST_ENTRIES + 1];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = revocation(i);
        }
        undecided(VerifyProblem.STATUS_NOT_CHECKED, with(JsonArray.of(entries)));
        assertEquals(0, asked);
    }

    private void encodedAs(JsonObject list, String text, ProblemType type) {
        JsonObject subject = list.object("credentialSubject").orElseThrow().with("encodedList", text);
        serve(Papers.issued(list.with("credentialSubject", subject)));
        clock = clock.plus(Duration.ofMinutes(6));
        undecided(type, with(revocation(5)));
    }

    private static String padded(String base64url) {
        return java.util.Base64.getEncoder()
                .encodeToString(coop.kith.bytes.Base64Url.decode(base64url).orElseThrow());
    }

    private void doubted(JsonObject list, String why) {
        clock = clock.plus(Duration.ofMinutes(6));
        serve(list);
        Verdict<VerifiedCredential> verdict = verifier.verify(with(revocation(5)), STRICT, NOW);
        assertInstanceOf(Verdict.Undecided.class, verdict, why);
        assertEquals(
                StatusProblem.STATUS_VERIFICATION_ERROR,
                verdict.problems().get(0).type(),
                why);
    }

    private Verdict<VerifiedCredential> served(JsonObject list, VerificationPolicy policy) {
        clock = clock.plus(Duration.ofMinutes(6));
        serve(list);
        return verifier.verify(with(revocation(5)), policy);
    }

    private void publish(Map<Long, Integer> set) {
        publish(set, PUBLISHED);
    }

    private void publish(Map<Long, Integer> set, Instant at) {
        serve(Papers.issued(PLAN.credential(set, at)));
    }

    private void serve(JsonObject list) {
        served.put(URL, bytes(list));
    }

    private static Bytes bytes(JsonObject json) {
        return Bytes.of(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject revocation(long index) {
        return PLAN.entry(StatusPurpose.REVOCATION, index);
    }

    private static JsonObject with(coop.kith.json.JsonValue status) {
        return Papers.issued(Papers.credential().with("credentialStatus", status));
    }

    private static Check entry(Verdict<VerifiedCredential> verdict) {
        return verdict.protocol().stream()
                .filter(check -> check.name().equals("status"))
                .findFirst()
                .orElseThrow()
                .parts()
                .get(0);
    }

    private Problem undecided(ProblemType type, JsonObject credential) {
        Verdict<VerifiedCredential> verdict = verifier.verify(credential, STRICT);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(type, verdict.problems().get(0).type());
        return verdict.problems().get(0);
    }

    private Problem rejected(ProblemType type, JsonObject credential) {
        Verdict<VerifiedCredential> verdict = verifier.verify(credential, STRICT);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(type, verdict.problems().get(0).type());
        return verdict.problems().get(0);
    }
}
