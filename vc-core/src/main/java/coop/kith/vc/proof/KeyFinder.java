package coop.kith.vc.proof;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.evidence.Delegation;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The only way from a proof to a key: resolves the DID of its {@code verificationMethod}, and asks that document by CID 1.0 section 3.3 for the method under
 * the relationship that the proof's purpose demands. Safe for many threads; opens no socket but those of the resolver's methods.
 */
public final class KeyFinder {
    /**
     * The most different DIDs that are resolved in one verification, of whatever method: an issuer for each of the 64 credentials that a presentation may
     * have, and a signer for each of its own 16 proofs.
     */
    public static final int MOST_DIDS = 80;

    /** Answers about what a resolver can do, not about the DID: another verifier may well find the key. */
    private static final Set<String> NOT_THE_DIDS_FAULT = Set.of(
            "https://www.w3.org/ns/did#METHOD_NOT_SUPPORTED",
            "https://www.w3.org/ns/did#FEATURE_NOT_SUPPORTED",
            "https://www.w3.org/ns/did#INTERNAL_ERROR");

    static final JsonPointer WHERE = JsonPointer.of("verificationMethod");

    private final DidResolver resolver;
    private final KeyMemo memo;
    private final Documents documents;

    private KeyFinder(DidResolver resolver, KeyMemo memo, Documents documents) {
        this.resolver = resolver;
        this.memo = memo;
        this.documents = documents;
    }

    /** Asks the resolver each time. */
    public static KeyFinder of(DidResolver resolver) {
        return new KeyFinder(resolver, new KeyMemo(), Documents.of(resolver));
    }

    /**
     * The same finder for one verification: it resolves each DID once, so that one document answers for the whole verification, and {@value #MOST_DIDS}
     * different DIDs at the most; a key in the document of a further one is Unavailable.
     */
    public KeyFinder forOneVerification() {
        return new KeyFinder(resolver, memo, new Resolutions(resolver, Optional.empty()));
    }

    /** As above, and DIDs that were not resolved before the deadline are Unavailable. */
    public KeyFinder forOneVerification(Deadline deadline) {
        return new KeyFinder(resolver, memo, new Resolutions(resolver, Optional.of(deadline)));
    }

    /** How a search for a key ended. */
    public sealed interface Finding permits Found, Refused, Unavailable {
        default <R> R fold(
                Function<? super Found, ? extends R> found,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            if (this instanceof Found good) {
                return found.apply(good);
            }
            if (this instanceof Refused bad) {
                return refused.apply(bad);
            }
            return unavailable.apply((Unavailable) this);
        }
    }

    /**
     * The key, and the method that the controller's document states it in.
     *
     * @param delegate who vouches for that document, where it was not verified here ({@link coop.kith.did.evidence.Delegation})
     * @param staleSince when it was read, where a cache gave it out beyond its lifetime because it could not be read again
     */
    public record Found(
            VerificationMethod method, PublicKey key, Optional<String> delegate, Optional<Instant> staleSince)
            implements Finding {
        /** That the key may be used, and what a reader must know of the document it is in. */
        public Check check() {
            Check passed = Check.passed("key");
            Check whose = delegate.map(who -> passed.with("delegated-to", who)).orElse(passed);
            return staleSince
                    .map(since -> whose.with("stale-since", DateTimeStamp.format(since)))
                    .orElse(whose);
        }
    }

    /** The key must not be used for this. */
    public record Refused(List<Problem> problems) implements Finding {}

    /** Whether the key may be used could not be found out. */
    public record Unavailable(List<Problem> problems) implements Finding {}

    /**
     * The key that a proof names.
     *
     * @param verificationMethod as the proof states it
     * @param at the time at which the key must be neither expired nor revoked
     */
    public Finding find(String verificationMethod, ProofPurpose purpose, Instant at) {
        if (!verificationMethod.startsWith("did:")) {
            return new Unavailable(List.of(Problem.of(
                            ProofProblem.KEY_LOCATION_NOT_SUPPORTED,
                            "The key is at " + Shown.text(verificationMethod)
                                    + ", which is no DID URL; this verifier finds keys in DID documents only.",
                            WHERE)
                    .next("Ask the signer for a proof whose verificationMethod is a DID URL.")));
        }
        return DidUrl.parse(verificationMethod)
                .fold(url -> inDocumentOf(url, purpose, at), problems -> new Refused(under(problems)));
    }

    /** The current document of a DID, where it can be had. */
    public Optional<DidDocument> document(String did) {
        return Did.parse(did)
                .fold(
                        valid -> documents
                                .of(valid)
                                .fold(
                                        resolved -> Optional.of(resolved.document()),
                                        gone -> Optional.empty(),
                                        invalid -> Optional.empty(),
                                        unavailable -> Optional.empty()),
                        noDid -> Optional.empty());
    }

    /**
     * As {@link #find}, in a newer document than the one that {@code found} comes from, for a signature that fails under that key: where the document came out of a
     * cache, the key may have been replaced since. Empty where there is no newer document, or the key in it is the same.
     */
    public Optional<Found> newer(Found found, ProofPurpose purpose, Instant at) {
        DidUrl url = found.method().id();
        return documents
                .newer(url.did(), documents.of(url.did()))
                .map(resolution -> in(resolution, url, purpose, at))
                .flatMap(finding -> finding instanceof Found other ? Optional.of(other) : Optional.empty())
                .filter(other -> !other.key().equals(found.key()));
    }

    /** The versions of a DID's document, and with them the keys that it had. */
    public Past past(Did did) {
        return documents.past(did);
    }

    /** A key out of a version of a document whose history was verified. Refused where it cannot be read. */
    Result<Found> found(VerificationMethod method) {
        return method.publicKey().map(key -> new Found(method, memo.same(key), Optional.empty(), Optional.empty()));
    }

    private Finding inDocumentOf(DidUrl url, ProofPurpose purpose, Instant at) {
        Resolution resolution = documents.of(url.did());
        Finding finding = in(resolution, url, purpose, at);
        // A key that the document does not list may have come into it since a cache took it in.
        return finding instanceof Refused
                ? documents
                        .newer(url.did(), resolution)
                        .map(newer -> in(newer, url, purpose, at))
                        .orElse(finding)
                : finding;
    }

    private Finding in(Resolution resolution, DidUrl url, ProofPurpose purpose, Instant at) {
        return resolution.fold(
                resolved -> retrieved(resolved, url, purpose, at),
                gone -> new Refused(List.of(Problem.of(
                        ProofProblem.DID_DEACTIVATED,
                        "The key is in the document of " + url.did() + ", and that DID was deactivated.",
                        WHERE))),
                KeyFinder::unresolved,
                unavailable -> new Unavailable(under(unavailable.problems())));
    }

    private Finding retrieved(Resolution.Resolved resolved, DidUrl url, ProofPurpose purpose, Instant at) {
        return resolved.document()
                .retrieve(url, purpose.relationship(), at)
                .flatMap(this::found)
                .<Finding>fold(found -> from(resolved, found), problems -> new Refused(under(problems)));
    }

    private static Found from(Resolution.Resolved resolved, Found found) {
        return new Found(
                found.method(),
                found.key(),
                resolved.evidence().delegated().map(Delegation::to),
                resolved.freshness()
                        .retrieved()
                        .filter(when -> resolved.freshness().isStale()));
    }

    private static Finding unresolved(Resolution.Invalid invalid) {
        List<Problem> problems = under(invalid.problems());
        boolean couldBeElsewhere = problems.stream()
                .allMatch(problem -> NOT_THE_DIDS_FAULT.contains(problem.type().uri()));
        return couldBeElsewhere ? new Unavailable(problems) : new Refused(problems);
    }

    /** The place in the DID or its document is of no use to one who reads the proof. */
    static List<Problem> under(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.type(), problem.detail(), WHERE, problem.context()))
                .toList();
    }
}
