package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.View.Privacy;
import coop.kith.trust.receipt.ScoreReceipt;
import coop.kith.vc.issue.CredentialIssuer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "receipt",
        description = {
            "Ask as with: kith trust ask, and sign what came out, so that whoever has the evidence can compute it"
                    + " again.",
            "The receipt names people unless --privacy says otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust receipt did:key:z6Mk... --anchor did:key:z6Mk... --key coop > ana.receipt.json",
            "  kith trust receipt did:key:z6Mk... --anchor did:key:z6Mk... --key coop --privacy counts"
        })
final class TrustReceipt extends Command {
    @Mixin
    private Asking asking;

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "SUBJECT", description = "Who is asked about: a DID, or your name for it.")
    private String subject;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key that signs the receipt.")
    private String key;

    @Option(
            names = "--privacy",
            paramLabel = "LEVEL",
            defaultValue = "named",
            description =
                    "How much it tells of others than the subject: named, roles or counts. Default: ${DEFAULT-VALUE}.")
    private String privacy;

    TrustReceipt(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return level().flatMap(level -> asking.prepare(terminal())
                        .flatMap(asked -> asked.names().did(subject).flatMap(did -> signed(asked, did, level))))
                .fold(receipt -> new Answer(Exit.ACCEPTED, receipt, Wording.pretty(receipt)), Answer::refused);
    }

    private Result<Privacy> level() {
        for (Privacy one : Privacy.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(privacy)) {
                return Result.ok(one);
            }
        }
        return Result.refused(Problem.of(
                CliProblem.NO_SUCH_PRIVACY,
                "There is no level '" + Wording.printable(privacy) + "': named, roles or counts."));
    }

    /** An answer over half of the log would be a receipt of nothing. */
    private Result<JsonObject> signed(Asking.Asked asked, Did did, Privacy level) {
        if (!asked.unreadEvidence().isEmpty()) {
            return Result.refused(asked.unreadEvidence());
        }
        Instant now = terminal().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> ScoreReceipt.issue(asked.answer(did), asked.evidence(), level, issuer(signer), now));
    }

    private static CredentialIssuer issuer(Signer signer) {
        return CredentialIssuer.of(SigningChoice.method(signer, Set.of()), signer);
    }
}
