package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.history.KeyInterval;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** did:scid:vh: the log of a did:webvh, found where the option says. */
class DidScidTest {
    private static final String MOVED_STATE = TestLog.STATE
            .replace("club.example", "new.example")
            .replace("'assertionMethod'", "'alsoKnownAs':['did:webvh:{SCID}:club.example'],'assertionMethod'");

    private final TestLog log = TestLog.begun().then("{}");
    private final Did did = Did.parse("did:scid:vh:1:" + log.scid()).orThrow();

    @Test
    void resolvesTheLogWithoutItsPlace() {
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, resolve(did, at("club.example")));
        assertEquals(did, found.document().id());
        assertEquals(List.of(log.did().toString()), found.document().alsoKnownAs());
        DidUrl key = DidUrl.of(did, "key-1");
        assertEquals(
                did,
                found.document()
                        .retrieve(key, VerificationRelationship.ASSERTION_METHOD, TestLog.NOW)
                        .orThrow()
                        .controller());
        assertInstanceOf(
                Resolution.Resolved.class, resolve(did, at("club.example").with("versionNumber", "1")));
    }

    @Test
    void itsHistoryIsThatOfTheLogUnderItsOwnName() {
        TestLog moved = DidWebvhTest.moved().then("{'deactivated':true}", MOVED_STATE, 'A');
        Did name = Did.parse("did:scid:vh:1:" + moved.scid()).orThrow();
        Web web = new Web().with("https://new.example/.well-known/did.jsonl", moved.bytes());
        Past.Known past = assertInstanceOf(Past.Known.class, resolver(web).history(name, at("new.example")));
        assertEquals(name, past.history().did());
        assertEquals(Permanence.VERSIONED, past.history().permanence());
        List<Version> versions = past.history().versions();
        assertEquals(
                List.of(1, 2, 3),
                versions.stream()
                        .map(version -> VersionId.parse(version.id()).orThrow().number())
                        .toList());
        assertEquals(name, versions.get(0).document().orElseThrow().id());
        assertEquals(
                List.of("did:webvh:" + moved.scid() + ":club.example"),
                versions.get(0).document().orElseThrow().alsoKnownAs());
        assertEquals(name, versions.get(1).document().orElseThrow().id());
        assertTrue(versions.get(2).document().isEmpty());
        List<KeyInterval> intervals =
                past.history().intervals(DidUrl.of(name, "key-1"), VerificationRelationship.ASSERTION_METHOD);
        assertEquals(1, intervals.size(), "one key all along, wherever the log lay");
        assertEquals(TestLog.BEGIN, intervals.get(0).from().from().orElseThrow());
        assertEquals(versions.get(2), intervals.get(0).until().orElseThrow());
    }

    @Test
    void anEarlierTimeIsAskedForWithThePlace() {
        Instant first = TestLog.BEGIN.plusSeconds(60);
        Resolution.Resolved then = assertInstanceOf(
                Resolution.Resolved.class, resolve(did, at("club.example").asOf(first)));
        assertEquals(Optional.of("1"), then.documentMetadata().string("versionNumber"));
        assertEquals(DidProblem.INVALID_OPTIONS, problem(resolver(log.web()).resolveAt(did, first)));
        Past unplaced = resolver(log.web()).history(did);
        assertEquals(
                DidProblem.INVALID_OPTIONS,
                assertInstanceOf(Past.Invalid.class, unplaced).problems().get(0).type());
    }

    @Test
    void hasNoHistoryOfALogThatDoesNotHold() {
        TestLog broken = TestLog.begun().then("{}", 'B');
        Did name = Did.parse("did:scid:vh:1:" + broken.scid()).orThrow();
        assertInstanceOf(Past.Invalid.class, resolver(broken.web()).history(name, at("club.example")));
    }

    @Test
    void findsALogBehindAPathAndAPort() {
        TestLog deep =
                TestLog.begun(TestLog.FIRST, TestLog.STATE.replace("club.example", "club.example%3A8443:members"));
        Did name = Did.parse("did:scid:vh:1:" + deep.scid()).orThrow();
        Web web = new Web().with("https://club.example:8443/members/did.jsonl", deep.bytes());
        assertInstanceOf(Resolution.Resolved.class, resolver(web).resolve(name, at("club.example:8443/members")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "club.example/..",
                "club.example/%2e%2e",
                "user@club.example",
                "https://club.example",
                "club.example?x",
                "club.example#x",
                "club.example/",
                "other.example"
            })
    void refusesAPlaceThatMayNotBeAskedOrHasNothing(String source) {
        assertInstanceOf(Resolution.Invalid.class, resolve(did, at(source)));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(DidProblem.INVALID_OPTIONS, problem(resolve(did, ResolutionOptions.none())));
        Did other = Did.parse("did:scid:ke:1:" + log.scid()).orThrow();
        assertEquals(DidProblem.FEATURE_NOT_SUPPORTED, problem(resolve(other, at("club.example"))));
        Did wrong = Did.parse("did:scid:vh:1:" + log.scid().replace('Q', 'R')).orThrow();
        assertEquals(DidProblem.INVALID_DID, problem(resolve(wrong, at("club.example"))));
    }

    private static ResolutionOptions at(String source) {
        return ResolutionOptions.none().with("src", source);
    }

    private Resolution resolve(Did name, ResolutionOptions options) {
        return resolver(log.web()).resolve(name, options);
    }

    private static DidResolver resolver(Web web) {
        return DidResolver.of(
                List.of(DidScid.of(DidWebvh.standard())), new Surroundings(InstantSource.fixed(TestLog.NOW), web));
    }

    private static ProblemType problem(Resolution answer) {
        return assertInstanceOf(Resolution.Invalid.class, answer)
                .problems()
                .get(0)
                .type();
    }
}
