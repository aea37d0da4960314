package coop.kith.cli;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.GitVerification;
import coop.kith.cli.git.Judge;
import coop.kith.cli.git.SignerTrust;
import coop.kith.crypto.Cryptography;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.Exemptions;
import java.util.List;
import java.util.stream.Collectors;

/** Sets up the verification of a repository: signatures by the library, trust by the engine over the evidence log. */
final class Signers {
    private Signers() {}

    /** Where the evidence cannot be read the words say registryUnavailable; a policy that cannot be read is refused at once. */
    static Result<GitVerification> verification(
            GitRepository repository, Asking asking, Exemptions exemptions, Terminal terminal) {
        return asking.chosenPolicy(terminal).map(policy -> {
            SignerTrust trust = asking.prepare(terminal)
                    .fold(
                            asked -> SignerTrust.asking(asked::answer),
                            problems -> SignerTrust.unavailable(words(problems)));
            Judge judge = Judge.of(
                    Setting.resolver(terminal),
                    Cryptography.standard(),
                    trust,
                    exemptions,
                    terminal.clock().instant());
            return GitVerification.of(repository, judge, exemptions);
        });
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
    }
}
