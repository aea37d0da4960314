package coop.kith.cli.git;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.problem.Problem;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.GitProblem;
import coop.kith.trust.intake.git.GitSignature;
import coop.kith.trust.intake.git.GitSignatureCheck;
import coop.kith.trust.intake.git.GitWord;
import coop.kith.trust.intake.git.SignedObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges commits and tags: the signature first, then the signer. Asks about each DID and each signer once; for use by one thread, for one run.
 *
 * <p>Whoever writes commits chooses which DIDs are resolved, and for some methods that is a request to a host of their choice. So at most
 * {@value #MAX_SIGNERS} different DIDs are resolved in a run; a commit that names a further one gets unresolvedSigner, never a pass.
 */
public final class Judge {
    /** A busy year of the Linux kernel has some 2,000 committing people at most; verify-trust's default for a pull request is 32. */
    static final int MAX_SIGNERS = 4096;

    private final GitSignatureCheck check;
    private final SignerTrust trust;
    private final Exemptions exemptions;
    private final Instant at;
    private final Map<String, Resolution> resolved = new HashMap<>();
    private final Map<Did, SignerTrust.Opinion> opinions = new HashMap<>();

    private Judge(
            DidResolver resolver, Cryptography cryptography, SignerTrust trust, Exemptions exemptions, Instant at) {
        this.check = GitSignatureCheck.of(did -> resolve(resolver, did), cryptography);
        this.trust = trust;
        this.exemptions = exemptions;
        this.at = at;
    }

    /** {@code at} is the time that the signers' DID documents are judged at. */
    public static Judge of(
            DidResolver resolver, Cryptography cryptography, SignerTrust trust, Exemptions exemptions, Instant at) {
        return new Judge(resolver, cryptography, trust, exemptions, at);
    }

    private Resolution resolve(DidResolver resolver, String did) {
        if (!resolved.containsKey(did) && resolved.size() >= MAX_SIGNERS) {
            return new Resolution.Unavailable(List.of(Problem.of(
                            GitProblem.UNRESOLVED_SIGNER,
                            "More than " + MAX_SIGNERS + " different signers are named; " + did + " was not looked up.")
                    .next("Verify a shorter range.")));
        }
        return resolved.computeIfAbsent(did, unknown -> resolver.resolve(unknown, ResolutionOptions.none()));
    }

    Assessment judge(String id, SignedObject object) {
        GitSignature signature = check.check(object, at);
        Assessment found = signature.fold(this::sound, Judge::unsound);
        Optional<String> reason = exemptions.reasonFor(id);
        if (reason.isEmpty()) {
            return found;
        }
        return new Assessment(
                GitWord.EXEMPT,
                found.signer(),
                found.claimed(),
                List.of("Exempted by its id: " + reason.get()),
                found.problems(),
                found.checks(),
                found.answer());
    }

    private Assessment sound(GitSignature.Sound sound) {
        SignerTrust.Opinion opinion = opinions.computeIfAbsent(sound.signer(), trust::of);
        return new Assessment(
                opinion.word(),
                Optional.of(sound.signer()),
                Optional.of(sound.signer().toString()),
                opinion.because(),
                List.of(),
                sound.checks(),
                opinion.answer());
    }

    private static Assessment unsound(GitSignature.Unsound unsound) {
        return new Assessment(
                unsound.word(),
                Optional.empty(),
                unsound.claimed(),
                unsound.problems().stream().map(Problem::detail).toList(),
                unsound.problems(),
                unsound.checks(),
                Optional.empty());
    }
}
