package coop.kith.cli;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.jose.TokenSigning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** With what a command signs: a suite by its name, and the name under which a key is published. */
final class SigningChoice {
    private SigningChoice() {}

    /** The suite of that name, or the usual one for the signer's kind of key. */
    static Result<Cryptosuite> suite(Optional<String> name, Signer signer) {
        return chosen(Cryptosuites.standard(), name, signer);
    }

    /** The same among the suites that cover a document as a whole. */
    static Result<Cryptosuite.Simple> wholeSuite(Optional<String> name, Signer signer) {
        List<Cryptosuite.Simple> whole = Cryptosuites.standard().stream()
                .filter(Cryptosuite.Simple.class::isInstance)
                .map(Cryptosuite.Simple.class::cast)
                .toList();
        return chosen(whole, name, signer);
    }

    private static <S extends Cryptosuite> Result<S> chosen(List<S> suites, Optional<String> name, Signer signer) {
        List<S> fitting = suites.stream()
                .filter(suite -> suite.signsWith(signer.algorithm()))
                .toList();
        return fitting.stream()
                .filter(suite -> name.isEmpty() || name.get().equals(suite.id()))
                .findFirst()
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                                CliProblem.NO_SUCH_SUITE,
                                "Kith cannot sign with "
                                        + name.map(given -> "a cryptosuite named '" + given + "'")
                                                .orElse("any cryptosuite")
                                        + " and a key of the kind "
                                        + KeyList.typeName(signer.publicKey().type()) + ".")
                        .next("Choose one of "
                                + String.join(
                                        ", ",
                                        fitting.stream().map(Cryptosuite::id).toList()) + ".")));
    }

    /** The signer, where its kind of key signs tokens such as {@code kind}. */
    static Result<Signer> forToken(String kind, Signer signer) {
        return TokenSigning.signsWith(signer.algorithm())
                ? Result.ok(signer)
                : Result.refused(Problem.of(
                                CliProblem.NO_SUCH_SUITE,
                                "No " + kind + " is signed with a key of the kind "
                                        + KeyList.typeName(signer.publicKey().type()) + ".")
                        .next("Sign with an Ed25519, P-256 or P-384 key."));
    }

    /** The key under its did:jwk where that is one of {@code named}; under its did:key otherwise. */
    static DidUrl method(Signer signer, Set<String> named) {
        Did jwk = DidJwk.of(signer.publicKey());
        boolean asJwk = named.contains(jwk.toString());
        Did did = asJwk ? jwk : DidKey.of(signer.publicKey());
        return new DidUrl(did, "", Optional.empty(), Optional.of(asJwk ? "0" : did.methodSpecificId()));
    }
}
