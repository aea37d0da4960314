package coop.kith.quickstart;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.bundle.Bundle;
import coop.kith.did.cache.BoundedCache;
import coop.kith.did.cache.CachePolicy;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.net.Fetcher;
import coop.kith.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an application writes around DIDs, in pieces that README.md can show. */
final class Identifiers {
    private Identifiers() {}

    /** What is found under a DID. In an application the fetcher is {@code HttpsFetcher.standard()}, and the clock {@code InstantSource.system()}. */
    static String look(Did did, InstantSource clock, Fetcher fetcher) {
        // readme:resolve
        DidResolver resolver = DidResolver.of(DidMethods.standard(), new Surroundings(clock, fetcher));
        return resolver.resolve(did)
                .fold(
                        found -> "Keys: " + found.document().verificationMethods(),
                        gone -> "Deactivated",
                        invalid -> "No: " + invalid.problems().get(0).detail(),
                        unsure -> "Not now: " + unsure.problems().get(0).detail());
        // readme:end
    }

    /** The resolver, answering again what it was asked lately. */
    static DidResolver keeping(DidResolver resolver, InstantSource clock) {
        // readme:keep
        CachePolicy policy = CachePolicy.standard()
                .lasting(Duration.ofMinutes(5), Duration.ofHours(1)) // where nothing is said, and at most
                .staleFor(Duration.ofMinutes(30)); // while the server is down, marked as stale
        return resolver.keeping(BoundedCache.of(policy, clock));
        // readme:end
    }

    /** Whether a key might sign when it did, and whose clock says so. */
    static String mightSign(DidResolver resolver, DidUrl key, Instant signed) {
        // readme:past
        VerificationRelationship use = VerificationRelationship.ASSERTION_METHOD;
        return resolver.resolveAt(key.did(), signed)
                .fold(
                        then -> then.document().retrieve(key, use, signed).isOk()
                                ? "Yes, by the clock of: " + then.evidence().basis()
                                : "No: it was not among the keys of that time",
                        gone -> "No: the DID had ended",
                        invalid -> "No: " + invalid.problems().get(0).detail(),
                        unsure -> "Not now: " + unsure.problems().get(0).detail());
        // readme:end
    }

    /** Keeps DIDs with all that their documents rest on, and verifies them from the file alone. */
    static List<Bundle.Verified> keptInAFile(List<Did> dids, Surroundings around, Path file) throws IOException {
        // readme:bundle
        Bundle bundle = Bundle.of(dids, DidMethods.standard(), around).orThrow();
        Files.write(file, bundle.bytes().toArray());
        Bytes digest = bundle.digest(); // to be kept where nobody who can change the file can change it
        // Later, without a network: every log is verified again from its bytes.
        Bundle read = Bundle.parse(Files.readAllBytes(file)).orThrow();
        return read.verify(DidMethods.standard(), digest).orThrow();
        // readme:end
    }

    // readme:own-method
    record Club(String name, Map<Did, DidDocument> members) implements DidMethod {
        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            return members.containsKey(did)
                    ? new Resolution.Resolved(members.get(did), JsonObject.empty(), Evidence.of())
                    : new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, did + " is no member")));
        }
    }
    // readme:end

    // readme:kms
    record KeyService(PublicKey publicKey, SignatureAlgorithm algorithm, UnaryOperator<byte[]> service)
            implements Signer {
        @Override
        public byte[] sign(byte[] message) {
            return service.apply(message);
        }
    }
    // readme:end
}
