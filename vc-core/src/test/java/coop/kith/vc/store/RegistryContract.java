package coop.kith.vc.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.testing.Persona;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a registry holds to on every kind of database. */
abstract class RegistryContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final StatusListPlan PLAN = StatusListPlan.of(
            "https://club.example/status/1",
            Persona.ISSUER.did().toString(),
            StatusPurpose.REVOCATION,
            StatusPurpose.SUSPENSION);
    private static final CredentialIssuer ISSUER = CredentialIssuer.of(Persona.ISSUER.method(), Persona.ISSUER.key());

    /** A place with nothing in it. */
    abstract String fresh();

    @Test
    void givesEachCredentialItsOwnPlacesForEachPurpose() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            List<JsonObject> ana = registry.allocate("members", "urn:ana").orThrow();
            List<JsonObject> ben = registry.allocate("members", "urn:ben").orThrow();
            assertEquals(
                    List.of("revocation", "suspension"),
                    ana.stream()
                            .map(entry -> entry.string("statusPurpose").orElse(""))
                            .toList());
            Set<Long> indexes = new HashSet<>();
            ana.forEach(entry -> indexes.add(index(entry)));
            ben.forEach(entry -> indexes.add(index(entry)));
            assertEquals(4, indexes.size());
            assertEquals(ana, registry.find("members", "urn:ana").orThrow());
            refused(RegistryProblem.ALREADY_ALLOCATED, registry.allocate("members", "urn:ana"));
            refused(RegistryProblem.NOT_ALLOCATED, registry.find("members", "urn:carl"));
            refused(RegistryProblem.NO_SUCH_LIST, registry.allocate("others", "urn:ana"));
            assertEquals(4, registry.list("members").orThrow().allocated());
        }
    }

    @Test
    void inSequenceWhereThatIsAskedFor() {
        try (StatusRegistry registry = withList(IndexOrder.SEQUENTIAL)) {
            assertEquals(List.of(0L, 1L), indexes(registry, "urn:ana"));
            assertEquals(List.of(2L, 3L), indexes(registry, "urn:ben"));
            assertEquals(24, registry.addDecoys("members", 20, 3).orThrow());
            ListState state = registry.list("members").orThrow();
            assertEquals(20, state.decoys());
            assertEquals(3, state.set());
            assertEquals(Set.of(4L, 5L, 6L), set(registry.publish("members", NOW, ISSUER::issue)));
        }
    }

    @Test
    void saysOfACredentialWhatItWasToldAndTakesBackWhatCanBe() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            List<Long> ana = indexes(registry, "urn:ana");
            registry.allocate("members", "urn:ben").orThrow();
            assertEquals(
                    0,
                    registry.set("members", "urn:ana", StatusPurpose.SUSPENSION, 1)
                            .orThrow());
            assertEquals(Set.of(ana.get(1)), set(registry.publish("members", NOW, ISSUER::issue)));
            assertEquals(
                    1,
                    registry.set("members", "urn:ana", StatusPurpose.SUSPENSION, 0)
                            .orThrow());
            assertEquals(
                    0,
                    registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 1)
                            .orThrow());
            assertEquals(
                    1,
                    registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 1)
                            .orThrow());
            refused(RegistryProblem.NOT_REVERSIBLE, registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 0));
            assertEquals(Set.of(ana.get(0)), set(registry.publish("members", NOW, ISSUER::issue)));
            refused(RegistryProblem.NO_SUCH_PURPOSE, registry.set("members", "urn:ana", StatusPurpose.REFRESH, 1));
            refused(RegistryProblem.NOT_ALLOCATED, registry.set("members", "urn:carl", StatusPurpose.REVOCATION, 1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 2));
        }
    }

    @Test
    @DisplayName(
            "the same state at the same time is the same bytes, and times of publication rise even when the clock does"
                    + " not")
    void publishesTheSameBytesForTheSameStateAndNeverAnEarlierTime() {
        String one;
        try (StatusRegistry registry = withList(IndexOrder.SEQUENTIAL)) {
            refused(RegistryProblem.NOT_PUBLISHED, registry.published("members"));
            one = sequence(registry);
            JsonObject later = registry.publish("members", NOW.minus(Duration.ofDays(1)), ISSUER::issue)
                    .orThrow();
            assertEquals("2026-11-22T12:00:00.001Z", later.string("validFrom").orElseThrow());
            assertEquals(later, registry.published("members").orThrow());
            assertEquals(
                    NOW.plusMillis(1),
                    registry.list("members").orThrow().publishedAt().orElseThrow());
        }
        try (StatusRegistry registry = withList(IndexOrder.SEQUENTIAL)) {
            assertEquals(one, sequence(registry));
        }
    }

    private static String sequence(StatusRegistry registry) {
        registry.allocate("members", "urn:ana").orThrow();
        registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 1).orThrow();
        return Json.write(registry.publish("members", NOW, ISSUER::issue).orThrow());
    }

    @Test
    void aNewerStateIsNotReplacedByAnOlderOneThatWasSignedSlowly() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            long revoked = indexes(registry, "urn:ana").get(0);
            JsonObject answered = registry.publish("members", NOW, (unsigned, at) -> {
                        registry.set("members", "urn:ana", StatusPurpose.REVOCATION, 1)
                                .orThrow();
                        registry.publish("members", NOW, ISSUER::issue).orThrow();
                        return ISSUER.issue(unsigned, at);
                    })
                    .orThrow();
            assertEquals(Set.of(revoked), set(Result.ok(answered)));
            assertEquals(Set.of(revoked), set(registry.published("members")));
        }
    }

    @Test
    void whatIsNotSignedIsNotPublished() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            CredentialIssuer mallory = CredentialIssuer.of(Persona.MALLORY.method(), Persona.MALLORY.key());
            assertTrue(!registry.publish("members", NOW, mallory::issue).isOk());
            refused(RegistryProblem.NOT_PUBLISHED, registry.published("members"));
        }
    }

    @Test
    void namesAndAddressesOfListsAreTheirOwn() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            refused(
                    RegistryProblem.LIST_EXISTS,
                    registry.add("members", planAt("https://club.example/2"), IndexOrder.RANDOM));
            refused(RegistryProblem.LIST_EXISTS, registry.add("others", PLAN, IndexOrder.RANDOM));
            StatusListPlan messages = StatusListPlan.ofMessages(
                            "https://club.example/2", Persona.ISSUER.did().toString(), List.of("a", "b", "c", "d"))
                    .withTimeToLive(Duration.ofMinutes(5))
                    .withValidity(Duration.ofDays(7));
            registry.add("deliveries", messages, IndexOrder.RANDOM).orThrow();
            assertEquals(
                    List.of("deliveries", "members"),
                    registry.lists().orThrow().stream().map(ListState::name).toList());
            assertEquals(messages, registry.list("deliveries").orThrow().plan());
            registry.allocate("deliveries", "urn:box").orThrow();
            registry.set("deliveries", "urn:box", StatusPurpose.MESSAGE, 3).orThrow();
            assertEquals(
                    3,
                    registry.set("deliveries", "urn:box", StatusPurpose.MESSAGE, 0)
                            .orThrow());
        }
    }

    @Test
    @DisplayName("every index once, whatever the chance, and in no order that can be foreseen")
    void theShuffleIsAPermutation() {
        try (StatusRegistry registry = withList(IndexOrder.RANDOM)) {
            registry.addDecoys("members", 1_000, 1_000).orThrow();
            Set<Long> drawn = set(registry.publish("members", NOW, ISSUER::issue));
            assertEquals(1_000, drawn.size());
            long low =
                    drawn.stream().filter(index -> index < PLAN.entries() / 2).count();
            assertTrue(low > 400 && low < 600, "half of them in each half, more or less: " + low);
        }
    }

    @Test
    @DisplayName("V43: an index is unique under 64 threads in each of 2 processes")
    void noIndexIsGivenTwice() throws Exception {
        String place = fresh();
        add(place, IndexOrder.RANDOM);
        shared(place, 64, 3);
    }

    @Test
    @Tag("long")
    @DisplayName("V43: 64 threads in each of 2 processes, 20,480 credentials")
    void noIndexIsGivenTwiceInTheLongRun() throws Exception {
        String place = fresh();
        add(place, IndexOrder.RANDOM);
        shared(place, 64, 160);
    }

    private static void shared(String place, int threads, int each) throws Exception {
        List<Process> children = new ArrayList<>();
        for (int process = 0; process < 2; process++) {
            children.add(child("allocate", place, "p" + process, Integer.toString(threads), Integer.toString(each)));
        }
        List<String> told = new ArrayList<>();
        for (Process child : children) {
            try (BufferedReader lines = child.inputReader()) {
                lines.lines().forEach(told::add);
            }
            assertEquals(0, child.waitFor());
        }
        int expected = 2 * 2 * threads * each;
        assertEquals(expected, told.size(), "two indexes for each credential");
        assertEquals(expected, new HashSet<>(told).size(), "an index was given twice");
        try (StatusRegistry registry = Registries.open(place)) {
            assertEquals(expected, registry.list("members").orThrow().allocated(), "a gap that nobody explains");
        }
    }

    @Test
    @DisplayName("killed twice while allocating, revoking and publishing")
    void losesNothingWhenItIsKilled() throws Exception {
        killed(2);
    }

    @Test
    @Tag("long")
    @DisplayName("killed fifty times while allocating, revoking and publishing")
    void losesNothingWhenItIsKilledAgainAndAgain() throws Exception {
        killed(50);
    }

    private void killed(int times) throws Exception {
        String place = fresh();
        add(place, IndexOrder.RANDOM);
        Random random = new Random(times);
        Set<Long> allocated = new HashSet<>();
        Set<Long> revoked = new TreeSet<>();
        Instant newest = Instant.EPOCH;
        for (int run = 0; run < times; run++) {
            for (String line : run(place, "r" + run, 1 + random.nextInt(50), random.nextInt(15))) {
                String[] words = line.split(" ", -1);
                long index = Long.parseLong(words[1]);
                if (words[0].equals("allocated")) {
                    assertTrue(allocated.add(index), "index " + index + " was given twice");
                } else if (words[0].equals("revoked")) {
                    revoked.add(index);
                } else {
                    newest = Instant.ofEpochMilli(index);
                }
            }
            try (StatusRegistry registry = Registries.open(place)) {
                ListState state = registry.list("members").orThrow();
                assertTrue(state.allocated() >= allocated.size(), "an acknowledged place is lost");
                assertTrue(!state.publishedAt().orElse(Instant.EPOCH).isBefore(newest), "a publication is lost");
                Set<Long> before = state.publishedAt().isPresent() ? set(registry.published("members")) : Set.of();
                Set<Long> now = set(registry.publish("members", NOW, ISSUER::issue));
                assertTrue(now.containsAll(revoked), "an acknowledged revocation is lost");
                assertTrue(now.containsAll(before), "a published revocation is undone");
                assertTrue(state.set() == now.size());
            }
        }
        assertNotEquals(Set.of(), revoked);
    }

    /** Runs a child until it has acknowledged so much and a moment more, kills it, and gives every whole line that it told; the handle leaves the pipe open. */
    private static List<String> run(String place, String name, int enough, int moreMillis) throws Exception {
        Process child = child("work", place, name);
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                told.add(line);
                if (told.size() == enough) {
                    Thread.sleep(moreMillis);
                    child.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertTrue(told.size() >= enough, "the child ended by itself");
        told.removeIf(line -> !line.endsWith("."));
        return told;
    }

    private static Process child(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Registrar.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    @DisplayName("a challenge counts once, at whichever server, until its time is over")
    void aChallengeCountsOnce() {
        String place = fresh();
        Instant[] clock = {NOW};
        Duration hour = Duration.ofHours(1);
        try (StoredReplayGuard one = guard(place, clock, hour);
                StoredReplayGuard other = guard(place, clock, hour)) {
            assertEquals("PASSED", one.use("c1", "planet.example").outcome().name());
            var again = other.use("c1", "planet.example");
            assertEquals(
                    DiProblem.INVALID_CHALLENGE_ERROR,
                    again.problem().orElseThrow().type());
            assertEquals("PASSED", other.use("1", "planet.examplec").outcome().name());
            assertEquals("PASSED", other.use("c1", "other.example").outcome().name());
            clock[0] = NOW.plus(hour);
            assertEquals("FAILED", one.use("c1", "planet.example").outcome().name());
            clock[0] = NOW.plus(hour).plusMillis(1);
            assertEquals("PASSED", one.use("c1", "planet.example").outcome().name());
        }
        StoredReplayGuard closed = guard(place, clock, hour);
        closed.close();
        assertEquals("UNDECIDED", closed.use("c9", "planet.example").outcome().name());
    }

    private static StoredReplayGuard guard(String place, Instant[] clock, Duration window) {
        return StoredReplayGuard.on(
                Registries.database(place + (place.startsWith("jdbc:") ? "" : ".replay"), StoredReplayGuard.schema())
                        .orThrow(),
                () -> clock[0],
                window);
    }

    StatusRegistry withList(IndexOrder order) {
        String place = fresh();
        add(place, order);
        return Registries.open(place);
    }

    private static void add(String place, IndexOrder order) {
        try (StatusRegistry registry = Registries.open(place)) {
            registry.add("members", PLAN, order).orThrow();
        }
    }

    private static StatusListPlan planAt(String url) {
        return StatusListPlan.of(url, Persona.ISSUER.did().toString(), StatusPurpose.REVOCATION);
    }

    private static List<Long> indexes(StatusRegistry registry, String credential) {
        return registry.allocate("members", credential).orThrow().stream()
                .map(RegistryContract::index)
                .toList();
    }

    private static long index(JsonObject entry) {
        return Long.parseLong(entry.string("statusListIndex").orElseThrow());
    }

    private static Set<Long> set(Result<JsonObject> list) {
        return Registries.set(list.orThrow()
                .object("credentialSubject")
                .flatMap(subject -> subject.string("encodedList"))
                .orElseThrow());
    }

    static void refused(ProblemType type, Result<?> result) {
        List<Problem> problems = result.problems();
        assertEquals(List.of(type), problems.stream().map(Problem::type).toList());
        assertTrue(problems.get(0).nextStep().isPresent());
    }
}
