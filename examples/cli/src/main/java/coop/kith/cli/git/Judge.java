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
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges commits and tags: the signature first, then the signer. Asks about each DID and each signer once; for use by one thread, for one run.
 *
 * <p>Whoever writes commits chooses which DIDs are resolved, and for most methods that is a request to a host of their choice. So at most
 * {@value #MAX_SIGNERS} different DIDs are resolved in a run, at most {@value #MAX_REMOTE_SIGNERS} of them by a method other than did:key and did:jwk, whose documents follow from the
 * DID itself, and of those none is begun {@value #MAX_REMOTE_SECONDS} seconds after the first. A commit that names a further one gets unresolvedSigner, never a pass.
 */
public final class Judge {
    /** A busy year of the Linux kernel has some 2,000 committing people at most; verify-trust's default for a pull request is 32. */
    static final int MAX_SIGNERS = 4096;

    /** People of a project who sign with a DID of their own web site; verify-trust's default for a pull request too. */
    static final int MAX_REMOTE_SIGNERS = 32;

    /** For all together; what was begun ends by the resolver's own timeouts. */
    static final int MAX_REMOTE_SECONDS = 60;

    private final DidResolver resolver;
    private final Cryptography cryptography;
    private final GitSignatureCheck check;
    private final SignerTrust trust;
    private final StolenKeys stolen;
    private final Exemptions exemptions;
    private final InstantSource clock;
    private final Instant at;
    private final Set<String> remote = new HashSet<>();
    private Instant deadline = Instant.MAX;
    private final Map<String, Resolution> resolved = new HashMap<>();
    private final Map<Did, SignerTrust.Opinion> opinions = new HashMap<>();

    private Judge(
            DidResolver resolver,
            Cryptography cryptography,
            SignerTrust trust,
            StolenKeys stolen,
            Exemptions exemptions,
            InstantSource clock) {
        this.resolver = resolver;
        this.cryptography = cryptography;
        this.check = GitSignatureCheck.of(did -> resolve(resolver, did), cryptography);
        this.trust = trust;
        this.stolen = stolen;
        this.exemptions = exemptions;
        this.clock = clock;
        this.at = clock.instant();
    }

    /** The signers' DID documents are judged at the time that {@code clock} shows now; later it only tells how long resolving takes. */
    public static Judge of(
            DidResolver resolver,
            Cryptography cryptography,
            SignerTrust trust,
            Exemptions exemptions,
            InstantSource clock) {
        return new Judge(resolver, cryptography, trust, StolenKeys.none(), exemptions, clock);
    }

    /** The same with what is known of keys; nothing that was asked before is remembered. */
    public Judge heeding(StolenKeys known) {
        return new Judge(resolver, cryptography, trust, known, exemptions, clock);
    }

    private Resolution resolve(DidResolver resolver, String did) {
        Optional<Resolution> known = Optional.ofNullable(resolved.get(did));
        if (known.isPresent()) {
            return known.get();
        }
        if (resolved.size() >= MAX_SIGNERS) {
            return passedOver("More than " + MAX_SIGNERS + " different signers are named; ", did);
        }
        if (!did.startsWith("did:key:") && !did.startsWith("did:jwk:")) {
            if (remote.size() >= MAX_REMOTE_SIGNERS) {
                return passedOver(
                        "More than " + MAX_REMOTE_SIGNERS
                                + " different signers are named that a network is asked for; ",
                        did);
            }
            Instant now = clock.instant();
            deadline = remote.isEmpty() ? now.plusSeconds(MAX_REMOTE_SECONDS) : deadline;
            if (now.isAfter(deadline)) {
                return passedOver("Looking up signers took more than " + MAX_REMOTE_SECONDS + " seconds; ", did);
            }
            remote.add(did);
        }
        Resolution found = resolver.resolve(did, ResolutionOptions.none());
        resolved.put(did, found);
        return found;
    }

    private static Resolution passedOver(String why, String did) {
        return new Resolution.Unavailable(
                List.of(Problem.of(GitProblem.UNRESOLVED_SIGNER, why + did + " was not looked up.")
                        .next("Verify a shorter range.")));
    }

    Assessment judge(String id, SignedObject object) {
        GitSignature signature = check.check(object, at);
        Assessment found = signature.fold(sound -> sound(sound, object), Judge::unsound);
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

    private Assessment sound(GitSignature.Sound sound, SignedObject object) {
        SignerTrust.Opinion opinion =
                stolen.heeded(sound.signer(), object, opinions.computeIfAbsent(sound.signer(), trust::of));
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
