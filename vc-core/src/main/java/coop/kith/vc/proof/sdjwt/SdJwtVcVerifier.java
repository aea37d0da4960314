package coop.kith.vc.proof.sdjwt;

import coop.kith.crypto.Cryptography;
import coop.kith.did.resolve.DidResolver;
import coop.kith.net.Ticker;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.Deadline;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies SD-JWT VCs, the IETF's credentials, which are none of the W3C's (draft-ietf-oauth-sd-jwt-vc-19). Immutable, safe for many threads.
 *
 * <p>That draft finds an issuer's key by metadata at an HTTPS address or by a certificate in the header. Neither is done here: the key is the one that a DID document lists under
 * {@code kid}, for assertions, and {@code iss}, where it is there, is that DID. It is a profile of ours, which is why it is asked for by name ({@link #keyedByDid}); no
 * {@code CredentialVerifier} takes what passes here for a credential. A {@code vct} is a name, and nothing it leads to is fetched.
 *
 * <pre>{@code
 * SdJwtVcVerifier verifier = SdJwtVcVerifier.keyedByDid(resolver, Cryptography.standard(), InstantSource.system())
 *         .withReplayGuard(ReplayMemory.of(InstantSource.system()));
 * Verdict<VerifiedSdJwtVc> verdict = verifier.verify(text, new Audience.Exactly(challenge, "planet.example"));
 * }</pre>
 *
 * <p>Accepted is what passes every check, or has it waived by name: it is an SD-JWT whose disclosures fit ({@code parse}), the issuer's token and the key binding hold
 * ({@code proofs}), {@code iss} is the controller of the key ({@code issuer-is-controller}), it states no status, which nobody here can look up ({@code status}), and its challenge
 * is answered for the first time ({@code replay}).
 */
public final class SdJwtVcVerifier {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String STATUS = "status";
    private static final String REPLAY = "replay";
    private static final String ISSUER = "issuer-is-controller";

    private final KeyFinder keys;
    private final Cryptography cryptography;
    private final InstantSource clock;
    private final Duration skew;
    private final Optional<ReplayGuard> replay;
    private final Optional<String> statusWaived;

    private SdJwtVcVerifier(
            KeyFinder keys,
            Cryptography cryptography,
            InstantSource clock,
            Duration skew,
            Optional<ReplayGuard> replay,
            Optional<String> statusWaived) {
        this.keys = keys;
        this.cryptography = cryptography;
        this.clock = clock;
        this.skew = skew;
        this.replay = replay;
        this.statusWaived = statusWaived;
    }

    /** Of issuers who go by DIDs, and no others. */
    public static SdJwtVcVerifier keyedByDid(DidResolver resolver, Cryptography cryptography, InstantSource clock) {
        return new SdJwtVcVerifier(
                KeyFinder.of(resolver), cryptography, clock, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    /** As this one, accepting each challenge once. Without a guard an answer to a challenge stays undecided, since nobody can tell it from a copy. */
    public SdJwtVcVerifier withReplayGuard(ReplayGuard guard) {
        return new SdJwtVcVerifier(keys, cryptography, clock, skew, Optional.of(guard), statusWaived);
    }

    /** As this one, letting every date be missed by this much, both ways. Throws IllegalArgumentException where it is less than zero. */
    public SdJwtVcVerifier allowingClockSkew(Duration changed) {
        if (changed.isNegative()) {
            throw new IllegalArgumentException("a clock skew is zero or more, not " + changed);
        }
        return new SdJwtVcVerifier(keys, cryptography, clock, changed, replay, statusWaived);
    }

    /** As this one, letting revoked and suspended credentials pass: one with a {@code status} is not undecided for it. */
    public SdJwtVcVerifier ignoringStatus(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why the status is not looked at");
        }
        return new SdJwtVcVerifier(keys, cryptography, clock, skew, replay, Optional.of(why));
    }

    /** As of now, by the verifier's clock. */
    public Verdict<VerifiedSdJwtVc> verify(String text, Audience audience) {
        return verify(text, audience, clock.instant());
    }

    /**
     * As of {@code at}.
     *
     * @param audience whom the key binding must be for. With a challenge or a domain one is required; an audience that is unstated requires none, and lets anybody who has a copy
     *     present it
     */
    public Verdict<VerifiedSdJwtVc> verify(String text, Audience audience, Instant at) {
        return SdJwt.parse(text)
                .fold(
                        sdJwt -> verify(sdJwt, audience, at),
                        problems -> Verdict.of(List.of(Check.failed("parse", problems)), () -> {
                            throw new AssertionError("a failed check was accepted; please report");
                        }));
    }

    private Verdict<VerifiedSdJwtVc> verify(SdJwt sdJwt, Audience audience, Instant at) {
        KeyFinder own = keys.forOneVerification(Deadline.in(LONGEST, Ticker.system()));
        SdJwtVerification.Verified verified = new SdJwtVerification(
                        new VcProfile(), own, cryptography, JsonPointer.root(), Set.of())
                .verify(sdJwt, new ProofExpectation(ProofPurpose.ASSERTION_METHOD, at, skew, audience));
        List<Check> protocol = new ArrayList<>();
        protocol.add(Check.passed("parse"));
        protocol.add(Check.of("proofs", List.of(verified.check())));
        protocol.add(issuer(sdJwt, verified.key()));
        protocol.add(status(sdJwt));
        protocol.add(replay(protocol, audience));
        return Verdict.of(
                protocol,
                () -> new VerifiedSdJwtVc(
                        sdJwt.processed(), verified.key().orElseThrow().method().id(), at, protocol));
    }

    private static Check issuer(SdJwt sdJwt, Optional<KeyFinder.Found> key) {
        if (key.isEmpty()) {
            return Check.undecided(
                    ISSUER,
                    problem(
                            ProofProblem.NOT_REACHED,
                            "Whether the key is the issuer's was not checked, because no key was found."));
        }
        String controller = key.get().method().controller().toString();
        Optional<String> stated = sdJwt.processed().claims().string("iss");
        return stated.filter(issuer -> !issuer.equals(controller))
                .map(other -> Check.failed(
                        ISSUER,
                        problem(
                                        SdJwtProblem.ISSUER_MISMATCH,
                                        "It is signed by " + controller + " but the issuer is " + Shown.text(other)
                                                + ".")
                                .next("Ask for one that is signed with a key of its issuer.")))
                .orElseGet(() -> Check.passed(ISSUER));
    }

    private Check status(SdJwt sdJwt) {
        if (!sdJwt.processed().claims().has(STATUS)) {
            return Check.notRequested(STATUS);
        }
        return statusWaived
                .map(why -> Check.waived(
                        STATUS,
                        problem(
                                SdJwtProblem.STATUS_NOT_CHECKED,
                                "Whether it was revoked or suspended was not checked: " + why)))
                .orElseGet(() -> Check.undecided(
                        STATUS,
                        problem(
                                        SdJwtProblem.STATUS_NOT_CHECKED,
                                        "It states a status, and this verifier reads no token status lists.")
                                .next("Look its status up elsewhere, and say so with ignoringStatus.")));
    }

    /** Last, since the challenge is used up by it: what was not accepted may be shown again. */
    private Check replay(List<Check> before, Audience audience) {
        return audience.fold(
                exactly -> used(before, exactly.challenge(), exactly.domain()),
                partly -> partly.challenge()
                        .map(challenge -> used(before, challenge, ""))
                        .orElseGet(() -> waived(partly.why())),
                nobody -> Check.notRequested(REPLAY),
                anyone -> waived(anyone.why()));
    }

    private Check used(List<Check> before, String challenge, String domain) {
        if (Check.of("", before).outcome() != Outcome.PASSED) {
            return Check.undecided(
                    REPLAY, problem(ProofProblem.NOT_REACHED, "Not checked, because a check before it did not pass."));
        }
        return replay.map(guard -> guard.use(challenge, domain))
                .orElseGet(() -> Check.undecided(
                        REPLAY,
                        problem(
                                        SdJwtProblem.NO_REPLAY_GUARD,
                                        "The key binding answers the challenge, but this verifier does not remember which"
                                                + " challenges were answered, so this may be a copy.")
                                .next("Verify with SdJwtVcVerifier.withReplayGuard, such as a ReplayMemory.")));
    }

    private static Check waived(String why) {
        return Check.waived(
                REPLAY, problem(ProofProblem.AUDIENCE_WAIVED, "Whether it was shown before was not checked: " + why));
    }

    private static Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail);
    }
}
