package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.flow.Certificate.Revocation;
import coop.kith.trust.algorithm.flow.Certification.Word;
import coop.kith.trust.answer.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is in force when: Alice trusts herself and introduces Bob, who knows Carol. Days are counted from the first. */
final class WebOfTrustTest {
    private final Map<String, Certificate> certificates = new TreeMap<>();
    private final List<Certification> said = new ArrayList<>();

    WebOfTrustTest() {
        List.of("alice", "bob", "carol").forEach(name -> certificates.put(name, holder(name, 1000, List.of())));
        say("alice", "bob", 10, 100, 1);
        say("bob", "carol", 10, 90, 0);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
    }

    private static Certificate holder(String name, int until, List<Revocation> revoked) {
        return new Certificate(
                name, day(0), Optional.of(day(until)), revoked.stream().findFirst(), Map.of(name, Optional.empty()));
    }

    private void say(String issuer, String subject, int at, int amount, int depth) {
        say(issuer, subject, subject, at, new Word.Vouches(amount, depth, Scope.everybody()));
    }

    private void say(String issuer, String subject, String userId, int at, Word word) {
        said.add(new Certification(issuer, subject, userId, day(at), Optional.of(day(at + 500)), word));
    }

    private long trust(int day, String certificate) {
        return trust(day, certificate, certificate);
    }

    private long trust(int day, String certificate, String userId) {
        WebOfTrust web = WebOfTrust.of(certificates.values(), said, day(day));
        var inquiry = web.inquiry(Map.of("alice", Certification.FULL), certificate, userId);
        long exact = new PathFlow().find(inquiry).lower();
        assertEquals(exact, web.greedy().find(inquiry).lower());
        return exact;
    }

    @Test
    void aCertificationCountsFromItsTimeToItsEnd() {
        assertEquals(0, trust(9, "carol"));
        assertEquals(90, trust(10, "carol"));
        assertEquals(90, trust(509, "carol"));
        assertEquals(0, trust(510, "carol"));
    }

    @Test
    void theNewestInForceCountsAloneAndZeroEndsIt() {
        say("bob", "carol", 20, 30, 0);
        say("bob", "carol", 40, 0, 0);
        assertEquals(90, trust(19, "carol"));
        assertEquals(30, trust(20, "carol"));
        assertEquals(0, trust(40, "carol"));
    }

    @Test
    void whatTheIssuerTookBackCountedUntilThenAndMayBeSaidAgain() {
        say("alice", "bob", "bob", 20, new Word.Withdraws());
        say("alice", "bob", 30, 60, 1);
        assertEquals(90, trust(19, "carol"));
        assertEquals(0, trust(20, "carol"));
        assertEquals(60, trust(30, "carol"));
    }

    @Test
    void aWithdrawalIsOfOneUserIdByItsOwnIssuer() {
        say("carol", "bob", "bob", 20, new Word.Withdraws());
        say("alice", "bob", "bob@work", 20, new Word.Withdraws());
        assertEquals(100, trust(25, "bob"));
    }

    @Test
    void aStolenKeyNeverIntroducedAndARetiredOneDidBefore() {
        certificates.put("bob", holder("bob", 1000, List.of(new Revocation(day(20), true))));
        assertEquals(0, trust(15, "carol"));
        certificates.put("bob", holder("bob", 1000, List.of(new Revocation(day(20), false))));
        assertEquals(100, trust(19, "bob"));
        assertEquals(0, trust(20, "bob"));
        assertEquals(90, trust(30, "carol"));
        say("bob", "carol", 25, 120, 0);
        assertEquals(90, trust(30, "carol"), "said after it was retired");
    }

    @Test
    void anExpiredCertificateIntroducesByWhatWasSaidBefore() {
        certificates.put("bob", holder("bob", 20, List.of()));
        say("bob", "carol", 25, 120, 0);
        say("alice", "bob", 25, 120, 1);
        assertEquals(100, trust(19, "bob"));
        assertEquals(0, trust(20, "bob"));
        assertEquals(90, trust(30, "carol"));
    }

    @Test
    void aRevokedUserIdIsBoundByNobodyButItsHolderStillIntroduces() {
        certificates.put(
                "bob",
                new Certificate(
                        "bob",
                        day(0),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("bob", Optional.of(new Revocation(day(20), false)))));
        assertEquals(100, trust(19, "bob"));
        assertEquals(0, trust(20, "bob"));
        assertEquals(90, trust(20, "carol"));
    }

    @Test
    void theHoldersOwnWordCountsWhereTheyAreAnIntroducer() {
        certificates.put(
                "bob",
                new Certificate(
                        "bob",
                        day(0),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("bob", Optional.empty(), "bob@work", Optional.empty())));
        assertEquals(100, trust(15, "bob", "bob@work"));
        assertEquals(0, trust(15, "bob", "the pope"));
        assertEquals(0, trust(15, "carol", "carol@work"));
        assertEquals(Certification.FULL, trust(15, "alice"));
    }

    private void knownAtWorkToo(String name) {
        certificates.put(
                name,
                new Certificate(
                        name,
                        day(0),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(name, Optional.empty(), name + "@work", Optional.empty())));
    }

    @Test
    void theHoldersOwnWordCarriesWhatComesFromAllWhoIntroduceThem() {
        certificates.put("dave", holder("dave", 1000, List.of()));
        knownAtWorkToo("carol");
        say("alice", "bob", 11, 120, 2);
        say("alice", "dave", 11, 120, 2);
        say("bob", "carol", 11, 120, 1);
        say("dave", "carol", 11, 120, 1);
        assertEquals(240, trust(15, "carol", "carol@work"));
        assertEquals(240, trust(15, "carol"));
    }

    /** In the order in which sequoia-wot 0.2.0 takes them. */
    private List<String> greedy(Map<String, Integer> roots, String certificate, String userId) {
        WebOfTrust web = WebOfTrust.of(certificates.values(), said, day(15));
        Inquiry inquiry = web.inquiry(roots, certificate, userId);
        List<Flow.Share> shares = web.greedy().shares(inquiry, Long.MAX_VALUE);
        long total = shares.stream().mapToLong(share -> share.amount().floor()).sum();
        assertTrue(total <= new PathFlow().find(inquiry).lower());
        return shares.stream()
                .map(share -> share.amount() + " " + String.join(" ", web.certificates(share.path(), certificate)))
                .toList();
    }

    @Test
    void pathsThatEndWithTheHoldersOwnWordComeFirst() {
        knownAtWorkToo("carol");
        say("bob", "carol", "carol@work", 10, new Word.Vouches(30, 2, Scope.everybody()));
        say("bob", "carol", 11, 1, 0);
        say("alice", "bob", 11, 100, 2);
        assertEquals(List.of("30 alice bob carol carol"), greedy(Map.of("alice", 120), "carol", "carol"));
        assertEquals(List.of("30 alice bob carol"), greedy(Map.of("alice", 120), "carol", "carol@work"));
    }

    @Test
    void aRootThatIsAskedAboutIsSureAndOthersAddToThat() {
        say("alice", "bob", 11, 200, 1);
        assertEquals(
                List.of("120 bob", "120 alice bob", "80 alice bob"),
                greedy(Map.of("alice", 120, "bob", 120), "bob", "bob"));
        assertEquals(
                List.of("120 alice bob", "90 bob", "80 alice bob"),
                greedy(Map.of("alice", 120, "bob", 90), "bob", "bob"));
    }

    @Test
    void ofSeveralRootsTheOneThatBringsMostComesFirst() {
        certificates.put("dave", holder("dave", 1000, List.of()));
        say("dave", "carol", 10, 40, 0);
        said.removeIf(one -> one.issuer().equals("alice"));
        say("alice", "bob", 10, 60, 1);
        assertEquals(
                List.of("60 alice bob carol", "40 dave carol"),
                greedy(Map.of("alice", 120, "dave", 120), "carol", "carol"));
    }

    @Test
    void userIdsOfOneCertificateDoNotAddUp() {
        say("alice", "bob", "bob@work", 10, new Word.Vouches(110, 1, Scope.everybody()));
        say("bob", "carol", "carol@work", 10, new Word.Vouches(80, 0, Scope.everybody()));
        assertEquals(110, trust(15, "bob", "bob@work"));
        assertEquals(90, trust(15, "carol"));
        certificates.put("dave", holder("dave", 1000, List.of()));
        say("carol", "dave", 10, 120, 0);
        say("alice", "bob", "bob at home", 10, new Word.Vouches(70, 2, Scope.everybody()));
        say("bob", "carol", "carol at home", 10, new Word.Vouches(95, 1, Scope.everybody()));
        say("alice", "dave", 10, 15, 0);
        assertEquals(85, trust(15, "dave"));
    }

    @Test
    void aScopeLimitsWhoIsIntroducedNotWhoIsKnown() {
        said.clear();
        Scope scope = Scope.of(List.of("^c"));
        say("alice", "bob", "bob", 10, new Word.Vouches(100, 1, scope));
        say("bob", "carol", "carol", 10, new Word.Vouches(90, 0, Scope.of(List.of("^never"))));
        assertEquals(90, trust(15, "carol"));
        assertEquals(0, trust(15, "bob"));
    }
}
