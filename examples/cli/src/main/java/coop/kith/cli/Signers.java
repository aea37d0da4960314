package coop.kith.cli;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.GitVerification;
import coop.kith.cli.git.Judge;
import coop.kith.cli.git.SignerNames;
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

    /** A verification, and what its signers are called. */
    record Prepared(GitVerification verification, SignerNames names) {}

    /** Where the evidence cannot be read, or not all of it and the answer would be allow, the words say registryUnavailable; what was typed wrongly is refused at once. */
    static Result<Prepared> verification(
            GitRepository repository, Asking asking, Exemptions exemptions, Terminal terminal) {
        return asking.checked(terminal).map(known -> {
            SignerTrust trust = asking.prepare(terminal)
                    .fold(
                            asked -> SignerTrust.asking(asked::answer, asked.view())
                                    .doubting(asked.unreadEvidence()),
                            problems -> SignerTrust.unavailable(words(problems)));
            Judge judge =
                    Judge.of(Setting.resolver(terminal), Cryptography.standard(), trust, exemptions, terminal.clock());
            return new Prepared(GitVerification.of(repository, judge, exemptions), new SignerNames(known.names()));
        });
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
    }
}
