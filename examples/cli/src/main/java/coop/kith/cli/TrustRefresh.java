package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.evidence.StatusChange;
import coop.kith.trust.evidence.StatusLook;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "refresh",
        description = {
            "Look again whether credentials in the evidence log were revoked or suspended, and note what changed.",
            "Answers go by what was noted, never by a list that nobody looked at; what cannot be looked up counts no more until it can.",
            "Exit status: 0 every status was looked up, 2 one could not be."
        },
        footer = {"", "Examples:", "  kith trust refresh --linked lists/", "  kith trust refresh --fetch --json"})
final class TrustRefresh extends Command {
    @Mixin
    private EvidenceHome home;

    @Mixin
    private LinkOptions links;

    TrustRefresh(Terminal terminal) {
        super(terminal);
    }

    /** Evidence with what was found about it now. */
    private record Found(Evidence evidence, StatusChange change) {}

    @Override
    Answer answer() {
        return links.limited(VerificationPolicy.strict())
                .flatMap(policy -> links.demanded(terminal())
                        .map(documents ->
                                new StatusLook(Setting.verifier(terminal()).following(documents), policy)))
                .flatMap(look -> home.read(terminal(), Instant.MAX, Instant.MAX)
                        .flatMap(contents -> home.with(terminal(), opened -> noted(contents, look, opened.log()))))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Answer> noted(EvidenceLog.Contents contents, StatusLook look, EvidenceLog log) {
        Instant now = terminal().clock().instant();
        List<Evidence> revocable =
                contents.evidence().stream().filter(Evidence::hasStatus).toList();
        List<Found> changed = revocable.stream()
                .flatMap(one -> look.at(one, now).map(change -> new Found(one, change)).stream())
                .toList();
        Map<Evidence, Standing> standing = new HashMap<>();
        revocable.forEach(one -> standing.put(one, one.standing(now, now)));
        changed.forEach(one -> standing.put(
                one.evidence(), one.evidence().with(List.of(one.change())).standing(now, now)));
        long unknown = standing.values().stream()
                .filter(one -> one == Standing.UNKNOWN)
                .count();
        return log.noteAll(changed.stream().map(Found::change).toList())
                .map(added -> told(revocable.size(), changed, unknown, contents.problems()));
    }

    private static Answer told(int looked, List<Found> changed, long unknown, List<Problem> unread) {
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Found one : changed) {
            StatusChange change = one.change();
            rows.add(JsonObject.empty()
                    .with("evidence", one.evidence().digestMultibase())
                    .with("issuer", one.evidence().issuer().toString())
                    .with("subject", one.evidence().subject().toString())
                    .with("status", change.value().term())
                    .with("at", change.at().toString()));
            lines.add(change.value().term() + ": " + one.evidence().issuer() + " about "
                    + one.evidence().subject());
        }
        lines.add(looked + (looked == 1 ? " credential that has a status, " : " credentials that have a status, ")
                + changed.size() + " changed, " + unknown + " unknown.");
        JsonObject json = JsonObject.empty()
                .with("looked", JsonNumber.of(looked))
                .with("changed", new JsonArray(rows))
                .with("unknown", JsonNumber.of(unknown));
        return new Answer(
                unknown == 0 && unread.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED,
                unread.isEmpty() ? json : json.with("problems", Answer.problemArray(unread)),
                String.join("\n", lines),
                unread.isEmpty() ? "" : Wording.problems(unread));
    }
}
