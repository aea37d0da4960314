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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** With what a command signs: a suite by its name, and the name under which a key is published. */
final class SigningChoice {
    private SigningChoice() {}

    static Result<Cryptosuite.Simple> suite(String name) {
        List<String> known = new ArrayList<>();
        for (Cryptosuite candidate : Cryptosuites.standard()) {
            if (candidate instanceof Cryptosuite.Simple simple) {
                known.add(simple.id());
                if (simple.id().equals(name)) {
                    return Result.ok(simple);
                }
            }
        }
        return Result.refused(
                Problem.of(CliProblem.NO_SUCH_SUITE, "Kith cannot sign with a cryptosuite named '" + name + "'.")
                        .next("Choose one of " + String.join(", ", known) + "."));
    }

    /** The key under its did:jwk where that is one of {@code named}; under its did:key otherwise. */
    static DidUrl method(Signer signer, Set<String> named) {
        Did jwk = DidJwk.of(signer.publicKey());
        boolean asJwk = named.contains(jwk.toString());
        Did did = asJwk ? jwk : DidKey.of(signer.publicKey());
        return new DidUrl(did, "", Optional.empty(), Optional.of(asJwk ? "0" : did.methodSpecificId()));
    }
}
