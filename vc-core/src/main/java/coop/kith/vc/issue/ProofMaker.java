package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.Disclosure;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One key at work: which verification method it is, which suite it signs with, how long its proofs hold, and against which document it is checked. Shared by those
 * who issue and those who present. Immutable.
 */
record ProofMaker(
        DidUrl verificationMethod,
        Signer signer,
        Cryptosuite suite,
        Optional<Disclosure> disclosure,
        Optional<Duration> lifetime,
        Optional<DidDocument> document) {

    /** The first of Kith's suites that signs with this key's algorithm. */
    static ProofMaker of(DidUrl verificationMethod, Signer signer) {
        if (verificationMethod.fragment().isEmpty()) {
            throw new IllegalArgumentException("a verification method has a fragment: " + verificationMethod);
        }
        Cryptosuite.Simple suite = Cryptosuites.standard().stream()
                .filter(Cryptosuite.Simple.class::isInstance)
                .map(Cryptosuite.Simple.class::cast)
                .filter(one -> one.recipe(signer.algorithm()).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cryptosuite signs with " + signer.algorithm()));
        return new ProofMaker(verificationMethod, signer, suite, Optional.empty(), Optional.empty(), Optional.empty());
    }

    ProofMaker with(Cryptosuite.Simple changed) {
        return with(changed, Optional.empty());
    }

    ProofMaker with(Cryptosuite.Selective changed, Disclosure chosen) {
        return with(changed, Optional.of(chosen));
    }

    private ProofMaker with(Cryptosuite changed, Optional<Disclosure> chosen) {
        if (!changed.signsWith(signer.algorithm())) {
            throw new IllegalArgumentException(changed.id() + " does not sign with " + signer.algorithm());
        }
        return new ProofMaker(verificationMethod, signer, changed, chosen, lifetime, document);
    }

    ProofMaker holdingFor(Duration changed) {
        if (changed.isNegative() || changed.isZero()) {
            throw new IllegalArgumentException("a proof that never holds: " + changed);
        }
        return new ProofMaker(verificationMethod, signer, suite, disclosure, Optional.of(changed), document);
    }

    ProofMaker checkedAgainst(DidDocument changed) {
        if (!changed.id().equals(did())) {
            throw new IllegalArgumentException(
                    "the document of " + changed.id() + " says nothing about " + verificationMethod);
        }
        return new ProofMaker(verificationMethod, signer, suite, disclosure, lifetime, Optional.of(changed));
    }

    Did did() {
        return verificationMethod.did();
    }

    ProofOptions options(ProofPurpose purpose, Instant created) {
        ProofOptions options =
                ProofOptions.of(suite, verificationMethod, purpose).created(created);
        return lifetime.map(length -> options.expires(created.plus(length))).orElse(options);
    }

    /** The document with one more proof by this key; refused where the published document does not let the key make it. */
    Result<JsonObject> add(JsonObject unsecured, ProofOptions options, ProofPurpose purpose, Instant created) {
        return published(purpose, created).flatMap(known -> DataIntegrity.add(unsecured, options, signer));
    }

    /** The key, where the published document lists it for this; without a document it is taken for granted. */
    Result<DidUrl> published(ProofPurpose purpose, Instant created) {
        if (document.isEmpty()) {
            return Result.ok(verificationMethod);
        }
        return document.get()
                .retrieve(verificationMethod, purpose.relationship(), created)
                .flatMap(method -> method.publicKey())
                .flatMap(key -> key.equals(signer.publicKey())
                        ? Result.ok(verificationMethod)
                        : Result.refused(Problem.of(
                                        IssueProblem.WRONG_KEY,
                                        "The document of " + did() + " publishes another key as " + verificationMethod
                                                + " than the one that signs.")
                                .next("Publish the signer's key in the DID document first, or sign"
                                        + " with the published one.")));
    }
}
