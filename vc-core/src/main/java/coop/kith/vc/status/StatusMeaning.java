package coop.kith.vc.status;

import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import java.util.Locale;
import java.util.Optional;

/** What the bits at an entry mean for the credential, as {@link BitstringStatus} tells. */
final class StatusMeaning {
    private static final String NAME = "status.entry";

    private StatusMeaning() {}

    static Check of(StatusEntry entry, Bitstring bits) {
        if (entry.index() >= bits.entries(entry.size())) {
            return Check.failed(
                    NAME,
                    Problem.of(
                                    VcProblem.RANGE_ERROR,
                                    "The statusListIndex is beyond the " + bits.entries(entry.size())
                                            + " entries of the list.",
                                    JsonPointer.of("statusListIndex"))
                            .next("Ask the issuer for a credential whose entry is on its list."));
        }
        int value = bits.entry(entry.index(), entry.size());
        Check meaning = value == 0 ? Check.passed(NAME) : set(entry, value);
        return message(entry, value)
                .map(text -> meaning.with("message", text).with("status", hex(value)))
                .orElse(meaning);
    }

    private static Check set(StatusEntry entry, int value) {
        return switch (entry.purpose()) {
            case "revocation" ->
                Check.failed(
                        NAME,
                        Problem.of(StatusProblem.REVOKED, "The issuer revoked the credential.")
                                .next("Ask the issuer why; it cannot be taken back, only a new credential issued."));
            case "suspension" ->
                Check.failed(
                        NAME,
                        Problem.of(StatusProblem.SUSPENDED, "The issuer suspended the credential for now.")
                                .next("Ask the issuer, and try again when the suspension is lifted."));
            case "refresh" -> Check.passed(NAME).with("refresh", "a newer credential is to be had");
            default ->
                Check.undecided(
                        NAME,
                        Problem.of(
                                        StatusProblem.STATUS_MESSAGE,
                                        "The list says " + hex(value)
                                                + message(entry, value)
                                                        .map(text -> " (" + Shown.text(text) + ")")
                                                        .orElse("")
                                                + " for the purpose " + Shown.text(entry.purpose())
                                                + ", and what follows from that is not known here.")
                                .with("status", hex(value))
                                .next("Read what the issuer says about it, and verify with a policy that accepts"
                                        + " status messages."));
        };
    }

    private static Optional<String> message(StatusEntry entry, int value) {
        return Optional.ofNullable(entry.messages().get(value));
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value).toLowerCase(Locale.ROOT);
    }
}
