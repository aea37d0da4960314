package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.KeyInterval;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetcher;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is resolved, asked for and told about honest logs. */
class DidWebvhTest {
    private static final Instant DAY_2 = TestLog.BEGIN.plus(1, ChronoUnit.DAYS);

    @Test
    void resolvesTheNewestVersion() {
        TestLog log = TestLog.begun().then("{'ttl':60}");
        Web web = log.web();
        Resolution.Resolved found = resolved(log.did(), web, ResolutionOptions.none());
        assertEquals(List.of("https://club.example/.well-known/did.jsonl"), web.asked());
        assertEquals(
                Optional.of(log.entry(2).versionId()), found.documentMetadata().string("versionId"));
        assertEquals(
                Optional.of("2026-01-01T00:00:00Z"), found.documentMetadata().string("created"));
        assertEquals(
                Optional.of("2026-01-02T00:00:00Z"), found.documentMetadata().string("updated"));
        assertEquals(Optional.of("60"), found.documentMetadata().string("ttl"));
        assertEquals(Optional.of(log.scid()), found.documentMetadata().string("scid"));
        assertEquals(Optional.of(Duration.ofSeconds(60)), found.freshness().lifetime());
    }

    @Test
    void saysWhatItRestsOn() {
        TestLog log = TestLog.begun().then("{}");
        Resolution.Resolved found = resolved(log.did(), log.web(), ResolutionOptions.none());
        assertEquals(TimeBasis.CONTROLLER, found.evidence().basis());
        assertEquals(Optional.of(DAY_2), found.evidence().versionTime());
        assertEquals(1, found.evidence().sources().size());
        assertEquals(TestLog.NOW, found.evidence().sources().get(0).readAt());
        Check all = found.evidence().checks().get(0);
        assertEquals(Outcome.PASSED, all.outcome());
        assertEquals("2", all.facts().get("entries"));
        List<String> names = all.parts().stream().map(Check::name).toList();
        for (String name :
                List.of("log.entry-hash", "log.scid", "log.proof-signature", "log.pre-rotation", "witnesses")) {
            assertTrue(names.contains(name), name);
        }
    }

    @Test
    void theVersionOfATimeIsTheOneOfThatVeryMillisecondAsInTheHistory() {
        TestLog log = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-01-01T12:00:00.500Z");
        log.add(TestLog.signed(log.next("2026-01-02T12:00:00.100Z", "{}", TestLog.STATE), 'A'));
        DidResolver resolver = DidResolver.of(
                List.of(DidWebvh.standard()), new Surroundings(InstantSource.fixed(TestLog.NOW), log.web()));
        History history =
                assertInstanceOf(Past.Known.class, resolver.history(log.did())).history();
        for (String text : List.of(
                "2026-01-01T12:00:00.499Z",
                "2026-01-01T12:00:00.500Z",
                "2026-01-01T12:00:00.900Z",
                "2026-01-02T12:00:00.099Z",
                "2026-01-02T12:00:00.100Z",
                "2026-01-02T12:00:00.900Z")) {
            Instant time = Instant.parse(text);
            Resolution then = resolver.resolveAt(log.did(), time);
            assertEquals(
                    history.at(time).map(Version::id),
                    then instanceof Resolution.Resolved found
                            ? found.documentMetadata().string("versionId")
                            : Optional.empty(),
                    text);
        }
    }

    @Test
    void resolvesEarlierVersionsByIdNumberAndTime() {
        TestLog log = TestLog.begun().then("{}").then("{}");
        Instant third = TestLog.BEGIN.plus(2, ChronoUnit.DAYS);
        assertEquals(
                "2", number(log, ResolutionOptions.none().atVersion(log.entry(2).versionId())));
        assertEquals("2", number(log, ResolutionOptions.none().with("versionNumber", "2")));
        assertEquals("1", number(log, ResolutionOptions.none().asOf(TestLog.BEGIN)));
        assertEquals("1", number(log, ResolutionOptions.none().asOf(DAY_2.minusSeconds(1))));
        assertEquals("2", number(log, ResolutionOptions.none().asOf(DAY_2)));
        assertEquals("3", number(log, ResolutionOptions.none().asOf(third)));
        assertEquals("3", number(log, ResolutionOptions.none().asOf(TestLog.NOW)));
        Resolution.Resolved second =
                resolved(log.did(), log.web(), ResolutionOptions.none().with("versionNumber", "2"));
        assertEquals(
                Optional.of(log.entry(3).versionId()), second.documentMetadata().string("nextVersionId"));
        assertEquals(Optional.of(third.toString()), second.documentMetadata().string("nextUpdate"));
    }

    @Test
    void doesNotFindVersionsThatAreNotThere() {
        TestLog log = TestLog.begun().then("{}");
        assertEquals(DidProblem.NOT_FOUND, problem(log, ResolutionOptions.none().asOf(TestLog.BEGIN.minusSeconds(1))));
        assertEquals(DidProblem.NOT_FOUND, problem(log, ResolutionOptions.none().with("versionNumber", "3")));
        assertEquals(DidProblem.NOT_FOUND, problem(log, ResolutionOptions.none().atVersion("2")));
        assertEquals(DidProblem.NOT_FOUND, problem(log, ResolutionOptions.none().atVersion("1-" + log.scid())));
        for (String number : List.of("", "0", "01", "-1", "1.0", "two", "99999999999")) {
            assertEquals(
                    DidProblem.INVALID_OPTIONS,
                    problem(log, ResolutionOptions.none().with("versionNumber", number)));
        }
        assertEquals(
                DidProblem.INVALID_OPTIONS,
                problem(log, ResolutionOptions.none().with("versionNumber", "1").asOf(DAY_2)));
    }

    @Test
    void aDeactivatedDidHasNoDocumentNowAndHadOneBefore() {
        TestLog log = TestLog.begun().then("{'deactivated':true,'updateKeys':[]}");
        Resolution.Deactivated gone =
                assertInstanceOf(Resolution.Deactivated.class, resolve(log.did(), log.web(), ResolutionOptions.none()));
        assertTrue(isDeactivated(gone.documentMetadata()));
        for (ResolutionOptions earlier : List.of(
                ResolutionOptions.none().with("versionNumber", "1"),
                ResolutionOptions.none().atVersion(log.entry(1).versionId()),
                ResolutionOptions.none().asOf(TestLog.BEGIN))) {
            assertTrue(isDeactivated(resolved(log.did(), log.web(), earlier).documentMetadata()));
        }
        assertInstanceOf(
                Resolution.Deactivated.class,
                resolve(log.did(), log.web(), ResolutionOptions.none().asOf(DAY_2)));
    }

    @Test
    void addsTheImplicitServicesUnlessTheDocumentStatesItsOwn() {
        TestLog plain = TestLog.begun();
        assertEquals(
                List.of("https://club.example/", "https://club.example/whois.vp"),
                endpoints(resolved(plain.did(), plain.web(), ResolutionOptions.none())));
        String own = "{'id':'did:webvh:{SCID}:club.example:members:ana','service':["
                + "{'id':'#whois','type':'LinkedVerifiablePresentation','serviceEndpoint':'https://else.example/me'},"
                + "{'id':'#chat','type':'Chat','serviceEndpoint':'https://chat.example/'}]}";
        TestLog log = TestLog.begun(TestLog.FIRST, own);
        Did did = log.did("club.example:members:ana");
        Web web = new Web().with("https://club.example/members/ana/did.jsonl", log.bytes());
        assertEquals(
                List.of("https://else.example/me", "https://chat.example/", "https://club.example/members/ana/"),
                endpoints(resolved(did, web, ResolutionOptions.none())));
    }

    @Test
    void takesTheDidForTheControllerOfAMethodThatStatesNoneAndSaysSo() {
        String state = TestLog.STATE.replace("'controller':'did:webvh:{SCID}:club.example',", "");
        TestLog log = TestLog.begun(TestLog.FIRST, state);
        Resolution.Resolved found = resolved(log.did(), log.web(), ResolutionOptions.none());
        DidUrl key = DidUrl.of(log.did(), "key-1");
        assertEquals(log.did(), found.document().method(key).orElseThrow().controller());
        Check last = found.evidence().checks().get(1);
        assertEquals("document.controllers", last.name());
        assertEquals(Outcome.NOT_REQUESTED, last.outcome());
    }

    @Test
    void resolvesADidThatMovedUnderItsNewNameAndItsOldVersionsUnderTheOldOne() {
        TestLog log = moved();
        Did old = log.did();
        Did now = log.did("new.example");
        Web web = new Web()
                .with("https://new.example/.well-known/did.jsonl", log.bytes())
                .with("https://club.example/.well-known/did.jsonl", log.bytes());
        assertEquals(
                now, resolved(now, web, ResolutionOptions.none()).document().id());
        assertEquals(
                old,
                resolved(old, web, ResolutionOptions.none().asOf(TestLog.BEGIN))
                        .document()
                        .id());
        Resolution.Invalid elsewhere =
                assertInstanceOf(Resolution.Invalid.class, resolve(old, web, ResolutionOptions.none()));
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT, elsewhere.problems().get(0).type());
        assertTrue(elsewhere.problems().get(0).nextStep().orElse("").contains(now.toString()));
    }

    @Test
    void refusesTheLogOfAnotherDid() {
        TestLog log = TestLog.begun();
        Web web = new Web().with("https://other.example/.well-known/did.jsonl", log.bytes());
        Resolution.Invalid other = assertInstanceOf(
                Resolution.Invalid.class, resolve(log.did("other.example"), web, ResolutionOptions.none()));
        assertEquals(WebvhProblem.OTHER_DID, other.problems().get(1).type());
        TestLog stranger = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-01-01T00:00:01Z");
        Web swapped = new Web().with("https://club.example/.well-known/did.jsonl", stranger.bytes());
        Resolution.Invalid scid =
                assertInstanceOf(Resolution.Invalid.class, resolve(log.did(), swapped, ResolutionOptions.none()));
        assertEquals(WebvhProblem.OTHER_DID, scid.problems().get(1).type());
    }

    @Test
    void tellsWhatIsNotThereFromWhatCannotBeTold() {
        TestLog log = TestLog.begun();
        assertEquals(
                DidProblem.NOT_FOUND,
                assertInstanceOf(Resolution.Invalid.class, resolve(log.did(), new Web(), ResolutionOptions.none()))
                        .problems()
                        .get(0)
                        .type());
        assertInstanceOf(Resolution.Unavailable.class, resolve(log.did(), Fetcher.offline(), ResolutionOptions.none()));
        assertInstanceOf(
                Resolution.Unavailable.class, resolve(log.did(), log.web().answering(503), ResolutionOptions.none()));
        assertEquals(
                WebvhProblem.MALFORMED_ENTRY,
                assertInstanceOf(
                                Resolution.Invalid.class,
                                resolve(
                                        log.did(),
                                        new Web().with("https://club.example/.well-known/did.jsonl", new byte[0]),
                                        ResolutionOptions.none()))
                        .problems()
                        .get(1)
                        .type());
    }

    @Test
    void asksForApprovalsOnlyWhereAnEntryNeedsThem() {
        String rule = "{'threshold':1,'witnesses':[{'id':'did:key:$W'}]}";
        TestLog log = TestLog.begun().then("{'witness':" + rule + "}").approved(2, 'W');
        Web web = log.web();
        resolved(log.did(), web, ResolutionOptions.none());
        assertEquals(
                List.of(
                        "https://club.example/.well-known/did.jsonl",
                        "https://club.example/.well-known/did-witness.json"),
                web.asked());
    }

    @Test
    void answersForATimeAfterABrokenLogOnlyWhereTheBrokenEntryCannotHaveBegun() {
        TestLog log = TestLog.begun();
        TestLog broken = log.copy().add(TestLog.signed(log.next(), 'B'));
        assertInstanceOf(
                Resolution.Resolved.class,
                resolve(broken.did(), broken.web(), ResolutionOptions.none().asOf(DAY_2.minusSeconds(1))));
        assertInstanceOf(
                Resolution.Invalid.class,
                resolve(broken.did(), broken.web(), ResolutionOptions.none().asOf(DAY_2)));
        Resolution.Resolved earlier =
                resolved(broken.did(), broken.web(), ResolutionOptions.none().asOf(TestLog.BEGIN));
        assertEquals(Outcome.FAILED, earlier.evidence().checks().get(0).outcome());
    }

    @Test
    void tellsWhenEachKeyWasInForce() {
        String without = TestLog.STATE.replace(
                "'assertionMethod':['did:webvh:{SCID}:club.example#key-1']", "'assertionMethod':[]");
        TestLog log = TestLog.begun().then("{}", without, 'A').then("{}").then("{'deactivated':true}");
        History history = history(log);
        DidUrl key = DidUrl.of(log.did(), "key-1");
        List<KeyInterval> intervals = history.intervals(key, VerificationRelationship.ASSERTION_METHOD);
        assertEquals(2, intervals.size());
        assertEquals(Optional.of(DAY_2), intervals.get(0).until().orElseThrow().from());
        assertEquals(
                Optional.of(TestLog.BEGIN.plus(2, ChronoUnit.DAYS)),
                intervals.get(1).from().from());
        assertEquals(
                Optional.of(TestLog.BEGIN.plus(3, ChronoUnit.DAYS)),
                intervals.get(1).until().orElseThrow().from());
        assertEquals(TimeBasis.CONTROLLER, intervals.get(0).basis());
    }

    @Test
    void hasNoHistoryOfALogThatDoesNotHold() {
        TestLog log = TestLog.begun().then("{}", 'B');
        assertInstanceOf(Past.Invalid.class, resolver(log.web()).history(log.did()));
        assertInstanceOf(Past.Unavailable.class, resolver(Fetcher.offline()).history(log.did()));
        assertInstanceOf(Past.Invalid.class, resolver(new Web()).history(log.did()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'updateKeys'", "'nextKeyHashes'", "'watchers'", "'witness'", "'ttl'"})
    void readsNullAsTheDefaultOfTheParametersThatEarlyWritersSwitchedOffWithIt(String name) {
        TestLog log = TestLog.begun().then("{" + name + ":null}");
        assertTrue(log.verified().broken().isEmpty());
        Parameters parameters = log.verified().latest().orElseThrow().parameters();
        assertEquals(
                name.equals("'updateKeys'") ? 0 : 1, parameters.updateKeys().size());
        assertEquals(Parameters.USUAL_TTL, parameters.ttl());
    }

    @Test
    void toleratesAClockThatIsFourMinutesAhead() {
        TestLog log = TestLog.begun(TestLog.FIRST, TestLog.STATE, "2026-06-01T00:04:00Z");
        assertTrue(log.verified().broken().isEmpty());
    }

    @Test
    void rotatesKeysAndPreRotates() {
        TestLog log = TestLog.begun()
                .then("{'updateKeys':['$B']}", 'A')
                .then("{'updateKeys':['$C'],'nextKeyHashes':['$hD','$hE']}", 'B')
                .then("{'updateKeys':['$D'],'nextKeyHashes':['$hF']}", 'D')
                .then("{'updateKeys':['$F'],'nextKeyHashes':[]}", 'F')
                .then("{}", 'F');
        assertEquals(6, log.verified().size());
        assertTrue(log.verified().broken().isEmpty());
    }

    static TestLog moved() {
        String moved = TestLog.STATE
                .replace("club.example", "new.example")
                .replace("'assertionMethod'", "'alsoKnownAs':['did:webvh:{SCID}:club.example'],'assertionMethod'");
        return TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true}")
                .then("{}", moved, 'A');
    }

    static Resolution resolve(Did did, Fetcher web, ResolutionOptions options) {
        return resolver(web).resolve(did, options);
    }

    private static DidResolver resolver(Fetcher web) {
        return DidResolver.of(List.of(DidWebvh.standard()), new Surroundings(InstantSource.fixed(TestLog.NOW), web));
    }

    private static Resolution.Resolved resolved(Did did, Fetcher web, ResolutionOptions options) {
        return assertInstanceOf(Resolution.Resolved.class, resolve(did, web, options));
    }

    private static History history(TestLog log) {
        return assertInstanceOf(Past.Known.class, resolver(log.web()).history(log.did()))
                .history();
    }

    private static String number(TestLog log, ResolutionOptions options) {
        return resolved(log.did(), log.web(), options)
                .documentMetadata()
                .string("versionNumber")
                .orElse("");
    }

    private static Object problem(TestLog log, ResolutionOptions options) {
        Problem first = assertInstanceOf(Resolution.Invalid.class, resolve(log.did(), log.web(), options))
                .problems()
                .get(0);
        return first.type();
    }

    private static boolean isDeactivated(JsonObject metadata) {
        return metadata.get("deactivated").equals(Optional.of(JsonLiteral.TRUE));
    }

    private static List<String> endpoints(Resolution.Resolved found) {
        return found.document().services().stream()
                .map(service -> service.urls().get(0))
                .toList();
    }
}
