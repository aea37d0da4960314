package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Verifies presentations: who presents, whether here and now, and every credential in it. Safe for many threads.
 *
 * <p>The holder's proof comes first, and the credentials are only looked at when it holds. Each of them must be accepted as {@link CredentialVerifier} would,
 * and be about the holder where it names its subjects. Last, the challenge is used up: so a presentation that could not be decided may be shown again, and one
 * that was accepted may not.
 *
 * <p>What a stranger sends never makes it throw. At the most 1 MiB of JSON is read, and {@value #MOST_CREDENTIALS} credentials with
 * {@value DataIntegrity#MOST_PROOFS} proofs each are looked at; each DID is resolved once, and {@value KeyFinder#MOST_DIDS} of them at the most.
 */
public final class PresentationVerifier {
    /** More than a person shows at once, and few enough that verifying them all takes less than a second. */
    public static final int MOST_CREDENTIALS = 64;

    private final CredentialVerifier credentials;
    private final ReplayGuard replay;

    private PresentationVerifier(CredentialVerifier credentials, ReplayGuard replay) {
        this.credentials = credentials;
        this.replay = replay;
    }

    /** On {@link CredentialVerifier#standard}, with a {@link ReplayMemory}: keep one verifier, for one process. */
    public static PresentationVerifier standard() {
        CredentialVerifier credentials = CredentialVerifier.standard();
        return of(credentials, ReplayMemory.of(credentials.clock()));
    }

    /** With the resolver, suites and clock of {@code credentials}. */
    public static PresentationVerifier of(CredentialVerifier credentials, ReplayGuard replay) {
        return new PresentationVerifier(credentials, replay);
    }

    /** As of now, by the verifier's clock. */
    public Verdict<VerifiedPresentation> verify(String json, VerificationPolicy policy) {
        return verify(json, policy, credentials.clock().instant());
    }

    /** As of {@code at}. */
    public Verdict<VerifiedPresentation> verify(String json, VerificationPolicy policy, Instant at) {
        return Received.presentation(json, object -> judge(Check.passed(Received.NAME), object, policy, at))
                .verdict();
    }

    /** UTF-8, as of now. */
    public Verdict<VerifiedPresentation> verify(byte[] utf8, VerificationPolicy policy) {
        return verify(utf8, policy, credentials.clock().instant());
    }

    /** UTF-8, as of {@code at}. */
    public Verdict<VerifiedPresentation> verify(byte[] utf8, VerificationPolicy policy, Instant at) {
        return Received.presentation(utf8, object -> judge(Check.passed(Received.NAME), object, policy, at))
                .verdict();
    }

    /** As of now. */
    public Verdict<VerifiedPresentation> verify(JsonObject json, VerificationPolicy policy) {
        return verify(json, policy, credentials.clock().instant());
    }

    /** As of {@code at}. */
    public Verdict<VerifiedPresentation> verify(JsonObject json, VerificationPolicy policy, Instant at) {
        return judge(Check.notRequested(Received.NAME), json, policy, at).verdict();
    }

    private PresentationChecks checks(VerificationPolicy policy) {
        CredentialVerifier.Once once = credentials.once(policy);
        return new PresentationChecks(once.mechanism(), once.checks(), replay, once.out());
    }

    private Judgement<VerifiedPresentation> judge(Check parse, JsonObject json, VerificationPolicy policy, Instant at) {
        return checks(policy).judge(List.of(parse), json, policy, at);
    }
}
