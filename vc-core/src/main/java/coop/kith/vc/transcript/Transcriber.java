package coop.kith.vc.transcript;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.verdict.ProblemJson;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PolicyJson;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import coop.kith.vc.verify.VerifiedPresentation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Verifies as {@link CredentialVerifier} and {@link PresentationVerifier} do, with Kith's own suites and contexts, and writes down what the verdict rests on.
 * Immutable, safe for many threads; what a verifier remembers from one verification to the next, such as the newest status list, it does not.
 */
public final class Transcriber {
    private final List<DidMethod> methods;
    private final Surroundings around;
    private final Cryptography cryptography;
    private final LinkedDocuments documents;
    private final ReplayGuard guard;

    private Transcriber(
            List<DidMethod> methods,
            Surroundings around,
            Cryptography cryptography,
            LinkedDocuments documents,
            ReplayGuard guard) {
        this.methods = methods;
        this.around = around;
        this.cryptography = cryptography;
        this.documents = documents;
        this.guard = guard;
    }

    /**
     * Verifies with these methods, in these surroundings.
     *
     * @param documents where status lists and schemas are had from; {@link LinkedDocuments#none} for none
     * @param guard for presentations, and for credentials whose own proof answers a challenge
     */
    public static Transcriber of(
            Collection<? extends DidMethod> methods,
            Surroundings around,
            Cryptography cryptography,
            LinkedDocuments documents,
            ReplayGuard guard) {
        return new Transcriber(List.copyOf(methods), around, cryptography, documents, guard);
    }

    /** A verdict and what it rests on. */
    public record Transcribed<T>(Verdict<T> verdict, Transcript transcript) {}

    /** UTF-8, as of {@code at}. */
    public Transcribed<VerifiedCredential> credential(byte[] utf8, VerificationPolicy policy, Instant at) {
        Recording recording = new Recording();
        Verdict<VerifiedCredential> verdict = recording.verifier().verify(utf8, policy, at);
        return new Transcribed<>(verdict, recording.transcript("credential", utf8, policy, at, verdict));
    }

    /** UTF-8, as of {@code at}. */
    public Transcribed<VerifiedPresentation> presentation(byte[] utf8, VerificationPolicy policy, Instant at) {
        Recording recording = new Recording();
        Verdict<VerifiedPresentation> verdict =
                PresentationVerifier.of(recording.verifier(), recording).verify(utf8, policy, at);
        return new Transcribed<>(verdict, recording.transcript("presentation", utf8, policy, at, verdict));
    }

    /** One verification. */
    private final class Recording implements ReplayGuard {
        private final RecordedDids dids = new RecordedDids();
        private final RecordedLinks links = new RecordedLinks(documents);
        private final List<JsonValue> answered = new ArrayList<>();
        private final Instant clock = around.clock().instant();

        CredentialVerifier verifier() {
            Surroundings fixed = new Surroundings(() -> clock, around.fetcher());
            return CredentialVerifier.of(DidResolver.of(dids.over(methods), fixed), cryptography, () -> clock)
                    .withReplayGuard(this)
                    .following(links)
                    .withSchemas(List.of(JsonSchemaCheck.standard()));
        }

        @Override
        public synchronized Check use(String challenge, String domain) {
            Check check = guard.use(challenge, domain);
            JsonObject entry = JsonObject.empty().with("outcome", VerdictJson.word(check.outcome()));
            answered.add(check.problem()
                    .map(problem -> entry.with("problem", ProblemJson.of(problem)))
                    .orElse(entry));
            return check;
        }

        synchronized Transcript transcript(
                String kind, byte[] utf8, VerificationPolicy policy, Instant at, Verdict<?> verdict) {
            return new Transcript(JsonObject.empty()
                    .with("kith", Transcript.FORMAT)
                    .with("kind", kind)
                    .with("input", input(utf8))
                    .with("at", DateTimeStamp.format(at))
                    .with("clock", DateTimeStamp.format(clock))
                    .with("policy", PolicyJson.of(policy))
                    .with("contexts", contexts(utf8))
                    .with(
                            "methods",
                            JsonArray.ofStrings(
                                    methods.stream().map(DidMethod::name).toList()))
                    .with("dids", dids.json())
                    .with("histories", dids.histories())
                    .with("linked", links.json())
                    .with("answered", new JsonArray(List.copyOf(answered)))
                    .with("verdict", VerdictJson.of(verdict)));
        }
    }

    /** The bytes as they came: as text where they are UTF-8, since only then the text gives the same bytes again. */
    private static JsonObject input(byte[] utf8) {
        JsonObject input = JsonObject.empty().with("sha256", digest(utf8));
        String text = new String(utf8, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)
                ? input.with("text", text)
                : input.with("bytes", Base64Url.encode(utf8));
    }

    static String digest(byte[] utf8) {
        return Bytes.of(Digests.sha256(utf8)).hex();
    }

    /** Those contexts of the document, and of credentials in it, that the library has; the others were not read. */
    private static JsonArray contexts(byte[] utf8) {
        return Json.parseObject(utf8, JsonLimits.standard())
                .fold(
                        document -> {
                            TreeSet<String> urls = new TreeSet<>();
                            Stream.concat(Stream.of(document), document.oneOrMany("verifiableCredential").stream())
                                    .filter(JsonObject.class::isInstance)
                                    .flatMap(one -> ((JsonObject) one).oneOrMany("@context").stream())
                                    .filter(JsonString.class::isInstance)
                                    .forEach(url -> urls.add(((JsonString) url).value()));
                            return new JsonArray(List.copyOf(urls.stream()
                                    .flatMap(url -> context(url).stream())
                                    .toList()));
                        },
                        noJson -> new JsonArray(List.of()));
    }

    static List<JsonObject> context(String url) {
        return ContextLibrary.standard()
                .published(url)
                .map(bytes -> List.of(JsonObject.empty()
                        .with("url", url)
                        .with(
                                "sha256",
                                Bytes.of(Digests.sha256(bytes.toArray())).hex())))
                .orElse(List.of());
    }
}
