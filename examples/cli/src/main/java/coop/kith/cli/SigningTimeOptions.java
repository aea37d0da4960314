package coop.kith.cli;

import coop.kith.problem.Result;
import coop.kith.vc.proof.Sighting;
import coop.kith.vc.verify.VerificationPolicy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether proofs by keys that were rotated out are looked at; mixed into the command that verifies. */
final class SigningTimeOptions {
    @Option(
            names = "--at-signing",
            description = {
                "Judge a proof by a key that its issuer retired since by the history of the DID: undecided instead of rejected,",
                "since its date is the signer's word alone; accepted with --first-seen."
            })
    private boolean atSigning;

    @Option(
            names = "--first-seen",
            paramLabel = "TIME",
            description = {
                "When you, or somebody you trust who is not the signer, first had every FILE: accepts a proof by a key retired since,",
                "where the key was in force then. Implies --at-signing."
            })
    private Optional<String> firstSeen = Optional.empty();

    /** The policy with what was asked for. */
    Result<VerificationPolicy> on(VerificationPolicy policy, Terminal terminal) {
        if (firstSeen.isPresent()) {
            return Setting.time("--first-seen", firstSeen, terminal)
                    .map(seen -> policy.acceptingRotatedKeys(
                            new Sighting(seen, "whoever typed --first-seen"), "asked for with --first-seen"));
        }
        return Result.ok(atSigning ? policy.acceptingRotatedKeys("asked for with --at-signing") : policy);
    }
}
