package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import coop.kith.trust.receipt.Engine;
import coop.kith.trust.receipt.Replay;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "replay",
        description = {
            "Verify a receipt, and compute its answer again over your own evidence, under the same policy with the"
                    + " same anchors.",
            "Exit status: 0 the same, 1 it differs, 2 evidence is missing."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust replay ana.receipt.json --anchor did:key:z6Mk...",
            "  kith trust replay ana.receipt.json --policy ours.json --json",
            "  kith trust replay ana.receipt.json --policy kernel-pgp-compat --anchor did:openpgp4fpr:... --keyring ring.pgp"
        })
final class TrustReplay extends Command {
    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "FILE", description = "The receipt; - is standard input.")
    private Path file;

    TrustReplay(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(file, terminal())
                .flatMap(this::verified)
                .flatMap(this::replayed)
                .fold(answer -> answer, Answer::refused);
    }

    /** By what the log knew then; and where that is not all of it, by what it knows now. */
    private Result<Answer> replayed(VerifiedCredential receipt) {
        Optional<Asking.Clocks> clocks = clocks(receipt);
        if (clocks.isEmpty()) {
            return asking.prepare(terminal())
                    .flatMap(asked -> replay(receipt, asked).map(replay -> told(replay, asked)));
        }
        return asking.prepareThen(clocks.get(), terminal())
                .flatMap(then -> replay(receipt, then)
                        .flatMap(replay -> replay instanceof Replay.Missing
                                ? asking.prepareSince(clocks.get(), terminal())
                                        .flatMap(since -> replay(receipt, since).map(again -> told(again, since)))
                                : Result.ok(told(replay, then))));
    }

    private static Result<Replay> replay(VerifiedCredential receipt, Asking.Asked asked) {
        return Replay.of(receipt, asked.policy(), asked.evidence());
    }

    /** As the receipt states them; what is no receipt is refused later, with its reason. */
    private static Optional<Asking.Clocks> clocks(VerifiedCredential receipt) {
        Optional<JsonObject> question =
                receipt.credential().json().object("credentialSubject").flatMap(claims -> claims.object("question"));
        Optional<Instant> asOf = question.flatMap(stated -> time(stated, "asOf"));
        Optional<Instant> knownAt = question.flatMap(stated -> time(stated, "knownAt"));
        return asOf.flatMap(claims -> knownAt.map(known -> new Asking.Clocks(claims, known)));
    }

    private static Optional<Instant> time(JsonObject question, String member) {
        return question.string(member)
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()));
    }

    private Result<VerifiedCredential> verified(byte[] content) {
        return CredentialVerifier.of(
                        Setting.resolver(terminal()),
                        Cryptography.standard(),
                        terminal().clock())
                .verify(content, VerificationPolicy.strict())
                .fold(
                        accepted -> Result.ok(accepted.value()),
                        rejected -> Result.<VerifiedCredential>refused(rejected.problems()),
                        undecided -> Result.<VerifiedCredential>refused(undecided.problems()));
    }

    private static Answer told(Replay replay, Asking.Asked asked) {
        return replay.fold(
                same -> new Answer(
                        Exit.ACCEPTED,
                        JsonObject.empty()
                                .with("result", "same")
                                .with("answer", same.answer().toJson(asked.view())),
                        "SAME\n" + same.answer().toText(asked.view()).stripTrailing()),
                differs -> new Answer(
                        Exit.REJECTED,
                        by(differs, JsonObject.empty().with("result", "differs").with("at", pointers(differs.at())))
                                .with("answer", differs.answer().toJson(asked.view())),
                        "DIFFERS"
                                + (differs.at().isEmpty()
                                        ? " in what the receipt does not show"
                                        : " at " + String.join(", ", texts(differs.at())))
                                + differs.by()
                                        .map(engine -> "\nThe receipt is by another engine, whose answers may mean"
                                                + " something else: " + words(engine))
                                        .orElse("")
                                + "\nComputed here:\n"
                                + differs.answer().toText(asked.view()).stripTrailing()),
                missing -> new Answer(
                        Exit.UNDECIDED,
                        JsonObject.empty()
                                .with("result", "missing")
                                .with("missing", JsonArray.ofStrings(missing.digests())),
                        missing.digests().isEmpty()
                                ? "MISSING: the receipt counts its evidence without listing it, and yours is not the"
                                        + " same."
                                : "MISSING: " + String.join(", ", missing.digests())));
    }

    private static JsonObject by(Replay.Differs differs, JsonObject json) {
        return differs.by().map(engine -> json.with("by", words(engine))).orElse(json);
    }

    private static String words(Engine engine) {
        return Wording.printable(engine.name()) + ", semantics " + engine.semantics();
    }

    private static JsonArray pointers(List<JsonPointer> places) {
        return JsonArray.ofStrings(texts(places));
    }

    private static List<String> texts(List<JsonPointer> places) {
        return places.stream().map(JsonPointer::toString).toList();
    }
}
