package coop.kith.trust.intake.git;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks the signature of one commit or tag. Immutable, safe for many threads; resolves one DID for each object and does nothing else of the kind.
 *
 * <p>The steps, each with its word when it fails: there is a signature (unsigned); it is an SSH signature that can be read (malformed); the object names
 * one DID as its signer (noSignerDid, conflictingSigner); that DID resolves (unresolvedSigner); its document lists the signature's key under
 * {@code assertionMethod} (unknownKey); the signature is for git and over the object's exact bytes (badSignature). The order is that of
 * OpenVTC/verifiable-git-infrastructure (verify-trust), and so is the relationship (vgi-core, {@code ed25519_signing_keys_from_doc}): signing a commit is
 * an assertion, and a key that a document merely contains, or lists for logging in or for agreement, was never authorised for it.
 *
 * <p>That the named DID is a stranger's choice does no harm: naming a DID whose key one does not have ends at unknownKey, and the signature covers the name.
 */
public final class GitSignatureCheck {
    private final Function<String, Resolution> resolver;
    private final Cryptography cryptography;

    private GitSignatureCheck(Function<String, Resolution> resolver, Cryptography cryptography) {
        this.resolver = resolver;
        this.cryptography = cryptography;
    }

    public static GitSignatureCheck of(DidResolver resolver, Cryptography cryptography) {
        return new GitSignatureCheck(did -> resolver.resolve(did, ResolutionOptions.none()), cryptography);
    }

    /** As {@link #of(DidResolver, Cryptography)}, from a function that resolves, such as one that remembers or counts. */
    public static GitSignatureCheck of(Function<String, Resolution> resolver, Cryptography cryptography) {
        return new GitSignatureCheck(resolver, cryptography);
    }

    /** {@code at} is the time the signer's document is judged at: now, since nobody but the signer says when it was signed. */
    public GitSignature check(SignedObject object, Instant at) {
        Steps steps = new Steps();
        Optional<String> armored = object.signature();
        if (armored.isEmpty()) {
            return steps.stop(
                    GitWord.UNSIGNED,
                    "signature.present",
                    Problem.of(GitProblem.UNSIGNED, "There is no signature.")
                            .next("Sign with: git commit -S, or git tag -s."));
        }
        steps.passed("signature.present");
        Result<SshSignature> read = read(armored.get());
        if (read instanceof Result.Refused<SshSignature> refused) {
            return steps.stop(GitWord.MALFORMED, "signature.read", refused.problems());
        }
        steps.passed("signature.read");
        return signer(object, read.orThrow(), at, steps);
    }

    private static Result<SshSignature> read(String armored) {
        if (armored.startsWith("-----BEGIN PGP ") || armored.startsWith("-----BEGIN SIGNED MESSAGE-----")) {
            String kind = armored.startsWith("-----BEGIN PGP ") ? "an OpenPGP" : "an X.509";
            return Result.refused(Problem.of(
                            GitProblem.UNSUPPORTED_SIGNATURE,
                            "It is signed with " + kind + " signature; only SSH signatures lead to a DID.")
                    .next("Let its maker sign with an SSH key (git config gpg.format ssh), or exempt it by its id."));
        }
        return SshSignature.parse(armored);
    }

    private GitSignature signer(SignedObject object, SshSignature signature, Instant at, Steps steps) {
        SignerClaim claim = SignerClaim.of(object);
        steps.claimed = claim.did();
        if (claim.conflicts()) {
            return steps.stop(
                    GitWord.CONFLICTING_SIGNER,
                    "signer.named",
                    Problem.of(
                                    GitProblem.CONFLICTING_SIGNER,
                                    "The trailer " + SignerClaim.TRAILER + " names "
                                            + claim.trailer().orElse("") + ", the maker's address names "
                                            + claim.person().orElse("") + ".")
                            .next("Name one DID only: remove the trailer, or use an ordinary address."));
        }
        if (claim.did().isEmpty()) {
            return steps.stop(
                    GitWord.NO_SIGNER_DID,
                    "signer.named",
                    Problem.of(
                                    GitProblem.NO_SIGNER_DID,
                                    "It is signed by the key " + SshPublicKey.fingerprint(signature.key())
                                            + ", and does not say whose key that is.")
                            .next("Add the trailer " + SignerClaim.TRAILER
                                    + ": did:... as the message's last paragraph."));
        }
        steps.passed("signer.named");
        String did = claim.did().get();
        return resolver.apply(did)
                .<GitSignature>fold(
                        found -> key(object, signature, found.document(), at, steps.passed(resolved(found))),
                        gone -> steps.unresolved(Outcome.FAILED, did + " was deactivated", List.of()),
                        wrong -> steps.unresolved(Outcome.FAILED, did + " does not resolve", wrong.problems()),
                        later -> steps.unresolved(
                                Outcome.UNDECIDED, did + " could not be resolved now", later.problems()));
    }

    private static Check resolved(Resolution.Resolved found) {
        Check passed = Check.passed("signer.resolved");
        return found.evidence()
                .delegated()
                .map(delegation -> passed.with("delegated-to", delegation.to()))
                .orElse(passed);
    }

    private GitSignature key(
            SignedObject object, SshSignature signature, DidDocument document, Instant at, Steps steps) {
        Optional<VerificationMethod> method = holder(document, signature.key(), at);
        if (method.isEmpty()) {
            String listed = String.join(
                    ", ",
                    document.listed(VerificationRelationship.ASSERTION_METHOD).stream()
                            .map(DidUrl::toString)
                            .toList());
            return steps.stop(
                    GitWord.UNKNOWN_KEY,
                    "signer.key",
                    Problem.of(
                                    GitProblem.UNKNOWN_KEY,
                                    "The key " + SshPublicKey.fingerprint(signature.key()) + " signed, and "
                                            + document.id()
                                            + " does not list it under assertionMethod (listed: "
                                            + (listed.isEmpty() ? "none" : listed) + ").")
                            .with("key", SshPublicKey.line(signature.key()))
                            .next("Sign with a listed key, or let the DID's controller list this one."));
        }
        steps.passed("signer.key");
        if (!signature.namespace().equals(SshSignature.GIT)) {
            return steps.stop(
                    GitWord.BAD_SIGNATURE,
                    "signature.namespace",
                    Problem.of(
                            GitProblem.BAD_SIGNATURE,
                            "The signature was made for " + signature.namespace() + ", not for " + SshSignature.GIT
                                    + "."));
        }
        steps.passed("signature.namespace");
        return signature(object, signature, document.id(), method.get().id(), steps);
    }

    private GitSignature signature(
            SignedObject object, SshSignature signature, Did signer, DidUrl method, Steps steps) {
        Check check = signature.verify(cryptography, object.payload().toArray());
        steps.checks.add(check);
        if (check.outcome() == Outcome.PASSED) {
            return new GitSignature.Sound(signer, method, signature.key(), SigningTime.CLAIMED_ONLY, steps.checks);
        }
        Problem bad = Problem.of(
                        GitProblem.BAD_SIGNATURE,
                        "The signature is not one of " + signer
                                + " over these bytes: the object was changed after it was signed,"
                                + " or the signature was made for another one.")
                .next("Ask the signer for the object as it was signed.");
        List<Problem> problems = new ArrayList<>(List.of(bad));
        check.problem().ifPresent(problems::add);
        return new GitSignature.Unsound(GitWord.BAD_SIGNATURE, steps.claimed, problems, steps.checks);
    }

    /** The entry under assertionMethod with that very key. Entries that cannot be read hold no key. */
    private static Optional<VerificationMethod> holder(DidDocument document, PublicKey key, Instant at) {
        return document.listed(VerificationRelationship.ASSERTION_METHOD).stream()
                .flatMap(id -> document.retrieve(id, VerificationRelationship.ASSERTION_METHOD, at)
                        .fold(
                                java.util.stream.Stream::of,
                                problems -> java.util.stream.Stream.<VerificationMethod>empty()))
                .filter(method -> method.publicKey().fold(key::equals, problems -> false))
                .findFirst();
    }

    /** The checks so far. */
    private static final class Steps {
        private final List<Check> checks = new ArrayList<>();
        private Optional<String> claimed = Optional.empty();

        Steps passed(String name) {
            return passed(Check.passed(name));
        }

        Steps passed(Check check) {
            checks.add(check);
            return this;
        }

        GitSignature stop(GitWord word, String name, Problem problem) {
            return stop(word, name, List.of(problem));
        }

        GitSignature stop(GitWord word, String name, List<Problem> problems) {
            checks.add(Check.failed(name, problems.get(0)));
            return new GitSignature.Unsound(word, claimed, problems, checks);
        }

        GitSignature unresolved(Outcome outcome, String detail, List<Problem> why) {
            Problem problem = Problem.of(GitProblem.UNRESOLVED_SIGNER, detail + ".", JsonPointer.root())
                    .next("Check the DID for a typing error, or try again when it can be reached.");
            checks.add(
                    outcome == Outcome.FAILED
                            ? Check.failed("signer.resolved", problem)
                            : Check.undecided("signer.resolved", problem));
            List<Problem> all = new ArrayList<>(List.of(problem));
            all.addAll(why);
            return new GitSignature.Unsound(GitWord.UNRESOLVED_SIGNER, claimed, all, checks);
        }
    }
}
