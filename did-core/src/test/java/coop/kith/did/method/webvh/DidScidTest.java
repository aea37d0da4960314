package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.ProblemType;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** did:scid:vh: the log of a did:webvh, found where the option says. */
class DidScidTest {
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
