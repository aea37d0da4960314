package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import coop.kith.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was so at a time, by what the method keeps of the past. */
class PointInTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant BEFORE = NOW.minusNanos(1);

    private record Fake(String name, Permanence permanence) implements DidMethod {
        @Override
        public boolean hasVersions() {
            return permanence == Permanence.VERSIONED;
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            if (did.methodSpecificId().equals("gone")) {
                return new Resolution.Deactivated(JsonObject.empty(), List.of());
            }
            if (did.methodSpecificId().equals("throws")) {
                throw new IllegalStateException();
            }
            JsonObject metadata = options.versionTime()
                    .map(time -> JsonObject.empty().with("asked", time.toString()))
                    .orElse(JsonObject.empty());
            return new Resolution.Resolved(
                    DidDocument.parse(JsonObject.empty().with("id", did.toString()))
                            .orThrow(),
                    metadata,
                    Evidence.of());
        }
    }

    private final DidResolver resolver = DidResolver.of(
            List.of(
                    new Fake("fixed", Permanence.IMMUTABLE),
                    new Fake("present", Permanence.CURRENT_ONLY),
                    new Fake("versioned", Permanence.VERSIONED)),
            InstantSource.fixed(NOW));

    @Test
    void anImmutableDocumentIsTheSameAtAnyTime() {
        assertInstanceOf(Resolution.Resolved.class, resolver.resolveAt(did("did:fixed:1"), Instant.EPOCH));
        History history = history("did:fixed:1");
        assertEquals(Permanence.IMMUTABLE, history.permanence());
        assertEquals(Optional.empty(), history.latest().from());
        assertEquals(TimeBasis.UNCHANGING, history.latest().basis());
    }

    @Test
    void aMethodWithoutAPastAnswersForNowOnly() {
        assertInstanceOf(Resolution.Resolved.class, resolver.resolveAt(did("did:present:1"), NOW));
        Resolution past = resolver.resolveAt(did("did:present:1"), BEFORE);
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                assertInstanceOf(Resolution.Invalid.class, past)
                        .problems()
                        .get(0)
                        .type());
        Version only = history("did:present:1").latest();
        assertEquals(Optional.of(NOW), only.from());
        assertEquals(TimeBasis.OBSERVED, only.basis());
        assertEquals(Optional.empty(), history("did:present:1").at(BEFORE));
    }

    @Test
    void aMethodWithVersionsIsAskedForTheOneOfThatTime() {
        Resolution.Resolved found =
                assertInstanceOf(Resolution.Resolved.class, resolver.resolveAt(did("did:versioned:1"), BEFORE));
        assertEquals(BEFORE.toString(), found.documentMetadata().string("asked").orElseThrow());
    }

    @Test
    void optionsBesideTheTimeAreNotDropped() {
        ResolutionOptions odd = ResolutionOptions.none().with("odd", "1");
        ResolutionOptions json = ResolutionOptions.none().accepting("text/plain");
        for (String method : List.of("did:fixed:1", "did:present:1", "did:versioned:1")) {
            assertInstanceOf(Resolution.Invalid.class, resolver.resolveAt(did(method), NOW, odd), method);
            assertInstanceOf(Resolution.Invalid.class, resolver.resolveAt(did(method), NOW, json), method);
        }
        Resolution twice = resolver.resolveAt(
                did("did:versioned:1"), NOW, ResolutionOptions.none().atVersion("1"));
        assertEquals(
                DidProblem.INVALID_OPTIONS,
                assertInstanceOf(Resolution.Invalid.class, twice)
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void aDidUrlIsFollowedInTheDocumentOfThatTime() {
        Dereferencer dereferencer = Dereferencer.of(resolver);
        Dereferenced.Found then = assertInstanceOf(
                Dereferenced.Found.class,
                dereferencer.dereferenceAt(url("did:versioned:1"), BEFORE, ResolutionOptions.none()));
        assertEquals(BEFORE.toString(), then.contentMetadata().string("asked").orElseThrow());
        for (String refused : List.of("did:present:1", "did:versioned:1?versionTime=2026-01-31T00:00:00Z")) {
            assertInstanceOf(
                    Dereferenced.Invalid.class,
                    dereferencer.dereferenceAt(url(refused), BEFORE, ResolutionOptions.none()),
                    refused);
        }
    }

    private static DidUrl url(String text) {
        return DidUrl.parse(text).orThrow();
    }

    @Test
    void aDeactivatedDidHasAVersionWithoutADocument() {
        assertEquals(Optional.empty(), history("did:present:gone").latest().document());
    }

    @Test
    void whatCannotBeToldIsAValue() {
        assertInstanceOf(Past.Invalid.class, resolver.history(did("did:unknown:1")));
        assertInstanceOf(Past.Unavailable.class, resolver.history(did("did:present:throws")));
        assertInstanceOf(
                Past.Invalid.class,
                resolver.history(
                        did("did:versioned:1"), ResolutionOptions.none().asOf(NOW)));
        assertInstanceOf(
                Past.Invalid.class,
                resolver.history(did("did:fixed:1"), ResolutionOptions.none().with("odd", "1")));
        assertInstanceOf(Resolution.Invalid.class, resolver.resolveAt(did("did:unknown:1"), NOW));
    }

    private History history(String did) {
        return assertInstanceOf(Past.Known.class, resolver.history(did(did))).history();
    }

    private static Did did(String text) {
        return Did.parse(text).orThrow();
    }
}
