package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Flow;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.exact.Fraction;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "wot",
        description = {
            "Whether a user id belongs to an OpenPGP certificate, by the web of trust of a keyring: 120 is full trust.",
            "Every signature is verified before it counts. Exit status 0 from 120 on, else 2."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust wot --keyring kernel.pgp --root torvalds@kernel.org --target 0123..CDEF --userid 'Ana"
                    + " <ana@example.org>'",
            "  kith trust wot --keyring kernel.pgp --root ABCD.. 0123..=60 --target ana@example.org --userid"
                    + " '<ana@example.org>' --mode compat --json"
        })
final class TrustWot extends Command {
    /** How to add up. */
    enum Mode {
        exact,
        compat
    }

    @Option(names = "--keyring", paramLabel = "FILE", required = true, description = "Certificates, armored or not.")
    private Path keyring;

    @Option(
            names = "--root",
            paramLabel = "CERT[=AMOUNT]",
            required = true,
            arity = "1..*",
            description =
                    "Whom you trust to begin with, by fingerprint, user id or address, one or several; with an amount"
                            + " below 120, in part.")
    private List<String> roots = List.of();

    @Option(names = "--target", paramLabel = "CERT", required = true, description = "The certificate asked about.")
    private String target;

    @Option(
            names = "--userid",
            paramLabel = "TEXT",
            required = true,
            description = "The user id asked about, whole or by the address in it.")
    private String userId;

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to look from. Default: now.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "exact",
            description = "exact: the largest flow there is; compat: path by path as sequoia-wot finds it. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Mode mode;

    @Option(
            names = "--amount",
            paramLabel = "N",
            description = "With --mode compat, stop at this amount. Default: go on to the end.")
    private Optional<Long> enough = Optional.empty();

    TrustWot(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--as-of", asOf, terminal())
                .flatMap(time -> InputFile.read(keyring, OpenPgpKeyring.MOST_BYTES, terminal())
                        .flatMap(content -> OpenPgpKeyring.read(Bytes.of(content)))
                        .flatMap(ring -> asked(ring, time)))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Answer> asked(OpenPgpKeyring ring, Instant time) {
        return ring.certificate(target)
                .flatMap(certificate -> ring.userId(certificate, userId)
                        .flatMap(about ->
                                trusted(ring).map(amounts -> answered(ring.asOf(time), amounts, certificate, about))))
                .map(answer -> told(answer, ring.skipped()));
    }

    /** What was left out of the keyring is said beside the answer. */
    private static Answer told(Answer answer, List<Problem> skipped) {
        return skipped.isEmpty()
                ? answer
                : new Answer(
                        answer.exit(),
                        answer.json().with("skipped", Answer.problemArray(skipped)),
                        answer.text(),
                        Wording.problems(skipped));
    }

    private Answer answered(WebOfTrust web, Map<String, Integer> amounts, String certificate, String about) {
        Inquiry inquiry = web.inquiry(amounts, certificate, about);
        return mode == Mode.compat
                ? printed(web, certificate, web.greedy().shares(inquiry, enough.orElse(Long.MAX_VALUE)), true)
                : exact(web, certificate, inquiry);
    }

    private Answer exact(WebOfTrust web, String certificate, Inquiry inquiry) {
        Flow flow = new PathFlow().solve(inquiry);
        boolean settled = flow.exact() || flow.value().compareTo(Fraction.of(Certification.FULL)) >= 0;
        Answer answer = printed(web, certificate, flow.shares(), settled);
        return flow.exact()
                ? answer
                : new Answer(
                        answer.exit(),
                        answer.json().with("bound", flow.bound().toString()),
                        answer.text() + "\nThe search was cut short; there may be as much as " + flow.bound() + '.');
    }

    private Result<Map<String, Integer>> trusted(OpenPgpKeyring ring) {
        Map<String, Integer> amounts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String root : roots) {
            int at = root.lastIndexOf('=');
            boolean partly = at > 0 && root.substring(at + 1).matches("[0-9]{1,3}");
            int amount = partly ? Integer.parseInt(root.substring(at + 1)) : Certification.FULL;
            ring.certificate(partly ? root.substring(0, at) : root)
                    .fold(id -> amounts.merge(id, amount, Math::max), problems::addAll);
        }
        return problems.isEmpty() ? Result.ok(amounts) : Result.refused(problems);
    }

    private static Answer printed(WebOfTrust web, String certificate, List<Flow.Share> shares, boolean settled) {
        Fraction total = Fraction.ZERO;
        List<JsonValue> paths = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Flow.Share share : shares) {
            total = total.plus(share.amount());
            List<String> certificates = web.certificates(share.path(), certificate);
            JsonObject row = JsonObject.empty()
                    .with("amount", JsonNumber.of(share.amount().floor()));
            paths.add((isWhole(share.amount())
                            ? row
                            : row.with("exact", share.amount().toString()))
                    .with("certs", JsonArray.ofStrings(certificates)));
            lines.add("  " + share.amount() + " over " + String.join(" -> ", certificates));
        }
        boolean full = settled && total.compareTo(Fraction.of(Certification.FULL)) >= 0;
        lines.add(0, total + " of " + Certification.FULL + (full ? ": authenticated." : ": not fully authenticated."));
        JsonObject json = JsonObject.empty().with("amount", JsonNumber.of(total.floor()));
        json = isWhole(total) ? json : json.with("exact", total.toString());
        json = json.with("authenticated", JsonLiteral.of(full)).with("paths", new JsonArray(paths));
        return new Answer(full ? Exit.ACCEPTED : Exit.UNDECIDED, json, String.join("\n", lines));
    }

    private static boolean isWhole(Fraction amount) {
        return amount.denominator().equals(BigInteger.ONE);
    }
}
