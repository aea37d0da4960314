package coop.kith.cli;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.GitVerification;
import coop.kith.cli.git.Judge;
import coop.kith.cli.git.SignerNames;
import coop.kith.cli.git.SignerTrust;
import coop.kith.cli.git.StolenKeys;
import coop.kith.crypto.Cryptography;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.Exemptions;
import java.time.Instant;
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
        return verification(repository, asking, exemptions, terminal.clock().instant(), terminal);
    }

    /** The same, where all of it was there by {@code seenBy}, as somebody knows who is not a signer: what was signed by then with a key stolen later, its owner signed. */
    static Result<Prepared> verification(
            GitRepository repository, Asking asking, Exemptions exemptions, Instant seenBy, Terminal terminal) {
        return asking.checked(terminal)
                .map(known -> new Prepared(
                        asking.prepare(terminal)
                                .fold(
                                        asked -> verification(
                                                repository,
                                                SignerTrust.asking(asked::answer, asked.view())
                                                        .doubting(asked.unreadEvidence()),
                                                new StolenKeys(asked.gathered().stolen(), seenBy),
                                                exemptions,
                                                terminal),
                                        problems -> verification(
                                                repository,
                                                SignerTrust.unavailable(words(problems)),
                                                StolenKeys.none(),
                                                exemptions,
                                                terminal)),
                        new SignerNames(known.names())));
    }

    static GitVerification verification(
            GitRepository repository, SignerTrust trust, StolenKeys stolen, Exemptions exemptions, Terminal terminal) {
        Judge judge = Judge.of(Setting.resolver(terminal), Cryptography.standard(), trust, exemptions, terminal.clock())
                .heeding(stolen);
        return GitVerification.of(repository, judge, exemptions);
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
    }
}
