package coop.kith.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.bundle.Bundle;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.webvh.Genesis;
import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogDraft;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.net.NetProblem;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of {@link Identifiers} does what it is shown for, on a did:webvh of a co-op whose keys lie in a key service. */
class IdentifiersTest {
    private static final Instant FOUNDED = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant ROTATED = Instant.parse("2026-05-20T16:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");
    private static final String LOG = "https://coop.example/.well-known/did.jsonl";

    @TempDir
    private Path folder;

    private final Service first = new Service();
    private final Service second = new Service();
    private final Web web = new Web();
    private Instant now = TODAY;

    private Did coop = DidKey.of(first.key.publicKey());

    /** A key that is used by message alone, and counts how often. */
    private static final class Service {
        private final SigningKey key = Cryptography.standard().generate(KeyType.ED25519, new SecureRandom());
        private int signed;

        private Identifiers.KeyService signer() {
            return new Identifiers.KeyService(key.publicKey(), key.algorithm(), this::sign);
        }

        private byte[] sign(byte[] message) {
            signed++;
            return key.sign(message);
        }
    }

    /** The co-op's server, which can be down. */
    private static final class Web implements Fetcher {
        private byte[] log = {};
        private boolean down;
        private int asked;

        @Override
        public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
            asked++;
            if (down) {
                return Result.refused(Problem.of(NetProblem.CONNECT_FAILED, "nobody answers at " + url));
            }
            boolean there = url.toString().equals(LOG);
            return Result.ok(new Fetched(
                    url,
                    there ? 200 : 404,
                    Optional.of("text/jsonl"),
                    there ? Bytes.of(log) : Bytes.of(new byte[0]),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    @BeforeEach
    void theCoopFoundsItsDidAndRotatesItsKey() throws IOException {
        Genesis genesis = Genesis.at("coop.example", List.of(), List.of(first.key.publicKey()))
                .promising(List.of(second.key.publicKey()));
        coop = published(keeper(FOUNDED), keeper(FOUNDED).create(genesis), first);
        LogChange rotation = LogChange.none()
                .updateKeys(List.of(second.key.publicKey()))
                .promising(List.of())
                .listing(List.of(second.key.publicKey()), List.of(Multikey.encode(first.key.publicKey())));
        published(keeper(ROTATED), keeper(ROTATED).change(rotation), second);
        web.log = Files.readAllBytes(LogFolder.at(folder).log());
    }

    private LogKeeper keeper(Instant time) {
        return LogKeeper.of(LogFolder.at(folder), InstantSource.fixed(time));
    }

    private static Did published(LogKeeper keeper, Result<LogDraft> draft, Service service) {
        LogKeeper.Standing standing =
                draft.flatMap(made -> keeper.propose(made, service.signer())).orThrow();
        return standing.log().latest().orElseThrow().id();
    }

    private Surroundings around() {
        return new Surroundings(() -> now, web);
    }

    private DidUrl method(Service service) {
        String multikey = Multikey.encode(service.key.publicKey());
        return DidUrl.of(coop, multikey.substring(multikey.length() - 8));
    }

    @Test
    void resolveGivesTheKeysOrSaysWhyNot() {
        assertEquals("Keys: [Multikey " + method(second) + "]", Identifiers.look(coop, () -> now, web));
        Did key = DidKey.of(first.key.publicKey());
        assertEquals(
                "Keys: [Multikey " + key + "#" + key.methodSpecificId() + "]",
                Identifiers.look(key, () -> now, Fetcher.offline()));
        String forged =
                new String(web.log, StandardCharsets.UTF_8).replace("\"assertionMethod\"", "\"capabilityDelegation\"");
        web.log = forged.getBytes(StandardCharsets.UTF_8);
        String refused = Identifiers.look(coop, () -> now, web);
        assertTrue(refused.startsWith("No: "), refused);
        web.down = true;
        assertEquals("Not now: nobody answers at " + LOG, Identifiers.look(coop, () -> now, web));
    }

    @Test
    void resolveSaysThatADidHasEnded() throws IOException {
        Instant ended = ROTATED.plus(Duration.ofDays(1));
        published(keeper(ended), keeper(ended).change(LogChange.deactivation()), second);
        web.log = Files.readAllBytes(LogFolder.at(folder).log());
        assertEquals("Deactivated", Identifiers.look(coop, () -> now, web));
    }

    @Test
    void keepAsksOnceWithinTheLifetimeAndServesStaleAnswersForHalfAnHourOnly() {
        DidResolver kept = Identifiers.keeping(DidResolver.of(DidMethods.standard(), around()), () -> now);
        kept.resolve(coop);
        int once = web.asked;
        now = TODAY.plus(Duration.ofMinutes(59));
        assertFalse(assertInstanceOf(Resolution.Resolved.class, kept.resolve(coop))
                .freshness()
                .isStale());
        assertEquals(once, web.asked);
        web.down = true;
        now = TODAY.plus(Duration.ofMinutes(89));
        assertTrue(assertInstanceOf(Resolution.Resolved.class, kept.resolve(coop))
                .freshness()
                .isStale());
        assertTrue(web.asked > once);
        now = TODAY.plus(Duration.ofMinutes(91));
        assertInstanceOf(Resolution.Unavailable.class, kept.resolve(coop));
    }

    @Test
    void pastTellsWhichKeyMightSignAtWhatTime() {
        DidResolver resolver = DidResolver.of(DidMethods.standard(), around());
        Instant before = ROTATED.minusSeconds(1);
        assertEquals("Yes, by the clock of: CONTROLLER", Identifiers.mightSign(resolver, method(first), before));
        assertEquals(
                "No: it was not among the keys of that time", Identifiers.mightSign(resolver, method(first), ROTATED));
        assertEquals(
                "No: it was not among the keys of that time", Identifiers.mightSign(resolver, method(second), before));
        assertEquals("Yes, by the clock of: CONTROLLER", Identifiers.mightSign(resolver, method(second), ROTATED));
        assertTrue(Identifiers.mightSign(resolver, method(first), FOUNDED.minusSeconds(1))
                .startsWith("No: "));
    }

    @Test
    void bundleHoldsWithoutANetworkAndNotWhenTheFileWasChanged() throws IOException {
        Path file = folder.resolve("dids.bundle");
        Did key = DidKey.of(first.key.publicKey());
        for (Bundle.Verified one : Identifiers.keptInAFile(List.of(coop, key), around(), file)) {
            assertEquals(Outcome.PASSED, one.check().outcome(), one.did().toString());
            assertInstanceOf(Resolution.Resolved.class, one.resolution());
        }
        byte[] changed = Files.readString(file)
                .replace("\"kithBundle\":1", "\"kithBundle\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertFalse(Bundle.parse(changed).isOk());
        web.down = true;
        assertThrows(RuntimeException.class, () -> Identifiers.keptInAFile(List.of(coop), around(), file));
    }

    @Test
    void ownMethodStandsBesideTheOthers() {
        Did ana = Did.parse("did:club:ana").orThrow();
        DidDocument document =
                DidDocument.parse(JsonObject.empty().with("id", ana.toString())).orThrow();
        DidResolver resolver =
                DidResolver.of(List.of(new Identifiers.Club("club", Map.of(ana, document)), new DidKey()), around());
        assertEquals(
                document,
                assertInstanceOf(Resolution.Resolved.class, resolver.resolve(ana))
                        .document());
        Did stranger = Did.parse("did:club:eve").orThrow();
        assertEquals(
                "did:club:eve is no member",
                assertInstanceOf(Resolution.Invalid.class, resolver.resolve(stranger))
                        .problems()
                        .get(0)
                        .detail());
    }

    @Test
    void kmsSignsVersionsOfALogAndCredentialsByMessageAlone() {
        assertEquals(1, first.signed);
        assertEquals(1, second.signed);
        Did club = DidKey.of(first.key.publicKey());
        JsonObject unsigned = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("credentialSubject", JsonObject.empty().with("name", "Ana"));
        JsonObject signed = CredentialIssuer.of(DidUrl.of(club, club.methodSpecificId()), first.signer())
                .issue(unsigned, ROTATED)
                .orThrow();
        assertEquals(2, first.signed);
        assertEquals("Welcome, Ana", Door.greet(Json.write(signed)));
    }
}
