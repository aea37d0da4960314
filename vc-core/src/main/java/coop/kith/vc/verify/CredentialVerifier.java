package coop.kith.vc.verify;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.JsonObject;
import coop.kith.net.Ticker;
import coop.kith.problem.Check;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.Deadline;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.jose.JoseEnvelopes;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;
import coop.kith.vc.resource.PublishedResource;
import coop.kith.vc.resource.RelatedResources;
import coop.kith.vc.schema.SchemaCheck;
import coop.kith.vc.status.BitstringStatus;
import coop.kith.vc.status.StatusCheck;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies credentials. Immutable, safe for many threads, opens no socket but those of the resolver's methods.
 *
 * <p>Accepted is what passes every check, or has it waived by the policy's named verbs: it is JSON ({@code parse}), a credential ({@code structure}), every
 * proof holds ({@code proofs}, each with its suite, purpose, dates, audience, chain, key and signature), its issuer controls a key of them
 * ({@code issuer-is-controller}), it is valid at the time asked for ({@code validity}), and there is nothing about it that this verifier could not look at
 * ({@code status}, {@code schema}, {@code related-resources}), nor anything else that the policy misses ({@code policy}). {@code termsOfUse},
 * {@code evidence} and {@code refreshService} are for people to read, and decide nothing.
 *
 * <p>A credential may come with its proofs inside, in an envelope around a token, or as that token alone ({@link JoseEnvelopes}, {@link SdJwtEnvelopes}): what is asked of the one is
 * asked of the others.
 *
 * <p>What a stranger sends never makes it throw. At the most 1 MiB of JSON is read, and {@value DataIntegrity#MOST_PROOFS} proofs are looked at;
 * each DID is resolved once, and {@value KeyFinder#MOST_DIDS} of them at the most. Links are followed only where {@link #following} says from where, out of credentials whose
 * proofs hold, {@value Links#MOST} of them at the most. After half a minute nobody is asked any more ({@link #within}).
 */
public final class CredentialVerifier {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final KeyFinder keys;
    private final Mechanisms mechanisms;
    private final InstantSource clock;
    private final Given given;
    private final Set<String> out;

    private CredentialVerifier(
            KeyFinder keys, Mechanisms mechanisms, InstantSource clock, Given given, Set<String> out) {
        this.keys = keys;
        this.mechanisms = mechanisms;
        this.clock = clock;
        this.given = given;
        this.out = out;
    }

    /** What a verifier was handed besides keys, suites and a clock. */
    private record Given(
            Optional<ReplayGuard> replay,
            RelatedResources resources,
            StatusStep statuses,
            SchemaStep schemas,
            LinkedDocuments documents,
            Time time) {
        static Given nothingMore() {
            return new Given(
                    Optional.empty(),
                    CredentialVerifier::bundledContexts,
                    new StatusStep(List.of()),
                    new SchemaStep(List.of()),
                    LinkedDocuments.none(),
                    new Time(LONGEST, Ticker.system()));
        }
    }

    /** How long one verification may go on asking others, by which clock. */
    private record Time(Duration longest, Ticker ticker) {
        Deadline begun() {
            return Deadline.in(longest, ticker);
        }
    }

    /** {@link DidMethods#standard}, {@link Cryptosuites#standard}, the standard cryptography, the system's UTC clock. */
    public static CredentialVerifier standard() {
        InstantSource clock = InstantSource.system();
        return of(DidResolver.of(DidMethods.standard(), clock), Cryptography.standard(), clock);
    }

    /** With {@link Cryptosuites#standard}. */
    public static CredentialVerifier of(DidResolver resolver, Cryptography cryptography, InstantSource clock) {
        return of(resolver, cryptography, Cryptosuites.standard(), clock);
    }

    /** With these cryptosuites and no others. Throws IllegalArgumentException when two have the same id. */
    public static CredentialVerifier of(
            DidResolver resolver,
            Cryptography cryptography,
            Collection<? extends Cryptosuite> suites,
            InstantSource clock) {
        KeyFinder keys = KeyFinder.of(resolver);
        return new CredentialVerifier(
                keys,
                new Mechanisms(
                        DataIntegrity.of(suites, keys, cryptography),
                        JoseEnvelopes.of(keys, cryptography),
                        SdJwtEnvelopes.of(keys, cryptography)),
                clock,
                Given.nothingMore(),
                Set.of());
    }

    /**
     * As this one, for credentials whose own proof answers a challenge ({@link VerificationPolicy#expecting}): each challenge is accepted once
     * ({@code replay}). Without a guard such credentials stay undecided, since nobody can tell them from copies.
     */
    public CredentialVerifier withReplayGuard(ReplayGuard replay) {
        return with(new Given(
                Optional.of(replay), given.resources, given.statuses, given.schemas, given.documents, given.time));
    }

    /**
     * As this one, with what is known of the resources that credentials relate to ({@code relatedResource}). Without it the contexts that Kith brings along
     * are known, and no others: a credential that relates to something else stays undecided.
     */
    public CredentialVerifier withRelatedResources(RelatedResources resources) {
        return with(new Given(given.replay, resources, given.statuses, given.schemas, given.documents, given.time));
    }

    /**
     * As this one, following links: status lists are had from {@code documents}, verified as credentials, and checked with {@link BitstringStatus}, whose memory begins here,
     * so keep the verifier. What cannot be had or does not hold leaves the credential undecided.
     *
     * <pre>{@code
     * CredentialVerifier verifier = CredentialVerifier.standard().following(LinkedDocuments.over(HttpsFetcher.standard()));
     * }</pre>
     */
    public CredentialVerifier following(LinkedDocuments documents) {
        return following(documents, List.of(BitstringStatus.of(clock)));
    }

    /** As above, with these checks for {@code credentialStatus} and no others; the first that knows an entry's type decides it. */
    public CredentialVerifier following(LinkedDocuments documents, List<? extends StatusCheck> statusChecks) {
        return with(new Given(
                given.replay, given.resources, new StatusStep(statusChecks), given.schemas, documents, given.time));
    }

    /**
     * As this one, with these checks for {@code credentialSchema} and no others, such as {@code JsonSchemaCheck.standard()}; the first that knows a schema's type decides it.
     * Schemas are had as {@link #following} says.
     */
    public CredentialVerifier withSchemas(List<? extends SchemaCheck> schemaChecks) {
        return with(new Given(
                given.replay,
                given.resources,
                given.statuses,
                new SchemaStep(schemaChecks),
                given.documents,
                given.time));
    }

    /**
     * As this one, asking nobody any more when a verification has taken {@code longest}: DIDs that were not resolved and links that were not followed until then leave it
     * undecided. What was asked before ends by its own deadline, so a verification takes no longer than both. Half a minute otherwise: one DID whose long history
     * comes over a slow line has that much time, and a document that names a hundred slow hosts no more. Throws IllegalArgumentException when that is no time at all.
     *
     * @param ticker such as {@link Ticker#system}
     */
    public CredentialVerifier within(Duration longest, Ticker ticker) {
        Deadline.in(longest, ticker);
        return with(new Given(
                given.replay,
                given.resources,
                given.statuses,
                given.schemas,
                given.documents,
                new Time(longest, ticker)));
    }

    private CredentialVerifier with(Given changed) {
        return new CredentialVerifier(keys, mechanisms, clock, changed, out);
    }

    /** This verifier without one step, in credentials and presentations: for the test that shows what only that step refuses. */
    CredentialVerifier without(String step) {
        return new CredentialVerifier(keys, mechanisms, clock, given, Set.of(step));
    }

    private static List<PublishedResource> bundledContexts(String url) {
        return ContextLibrary.standard().published(url).map(PublishedResource::of).stream()
                .toList();
    }

    /** As of now, by the verifier's clock. */
    public Verdict<VerifiedCredential> verify(String json, VerificationPolicy policy) {
        return verify(json, policy, clock.instant());
    }

    /** As of {@code at}. */
    public Verdict<VerifiedCredential> verify(String json, VerificationPolicy policy, Instant at) {
        return Received.credential(json, object -> judge(Check.passed(Received.NAME), object, policy, at))
                .verdict();
    }

    /** UTF-8, as of now. */
    public Verdict<VerifiedCredential> verify(byte[] utf8, VerificationPolicy policy) {
        return verify(utf8, policy, clock.instant());
    }

    /** UTF-8, as of {@code at}. */
    public Verdict<VerifiedCredential> verify(byte[] utf8, VerificationPolicy policy, Instant at) {
        return Received.credential(utf8, object -> judge(Check.passed(Received.NAME), object, policy, at))
                .verdict();
    }

    /** As of now. */
    public Verdict<VerifiedCredential> verify(JsonObject json, VerificationPolicy policy) {
        return verify(json, policy, clock.instant());
    }

    /** As of {@code at}. */
    public Verdict<VerifiedCredential> verify(JsonObject json, VerificationPolicy policy, Instant at) {
        return judge(Check.notRequested(Received.NAME), json, policy, at).verdict();
    }

    private Judgement<VerifiedCredential> judge(Check parse, JsonObject json, VerificationPolicy policy, Instant at) {
        return once(policy).checks().judge(List.of(parse), json, policy, at);
    }

    InstantSource clock() {
        return clock;
    }

    /** What one verification runs with: both resolve each DID once, in common. */
    record Once(SecuringMechanism mechanism, CredentialChecks checks, Set<String> out) {}

    Once once(VerificationPolicy policy) {
        Deadline deadline = given.time.begun();
        KeyFinder own = keys.forOneVerification(deadline);
        Mechanisms bound = mechanisms.with(own);
        Mechanisms asked = bound.under(policy);
        LinkFollower links = new LinkFollower(
                bound, own, given.resources, given.statuses, given.schemas, Links.from(given.documents, deadline));
        List<CredentialStep> steps = CredentialChecks.steps(own, given.resources, links);
        return new Once(asked, new CredentialChecks(asked, steps, given.replay, out), out);
    }
}
