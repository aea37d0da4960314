package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness with a copy of its own, and a controller who may show it anything. */
class WitnessDeskTest {
    @TempDir
    private Path folder;

    private final Desk clock = new Desk();
    private LogFolder shown;
    private LogKeeper keeper;
    private WitnessDesk witness;

    @BeforeEach
    void aControllerAndAWitness() {
        shown = LogFolder.at(folder.resolve("controller"));
        keeper = LogKeeper.of(shown, clock);
        witness = WitnessDesk.of(LogFolder.at(folder.resolve("ana")), clock);
        propose(keeper.create(Desk.genesis("first").witnessed(Desk.rule(1, "ana"))));
    }

    private VerifiedEntry propose(Result<LogDraft> draft) {
        clock.after(Duration.ofMinutes(1));
        return draft.flatMap(made -> keeper.propose(made, Desk.key("first")))
                .orThrow()
                .proposal()
                .orElseThrow()
                .entry();
    }

    private Result<JsonObject> asked() {
        return shown.read().flatMap(kept -> witness.approve(kept, Desk.key("ana")));
    }

    private VerifiedEntry publish(Result<LogDraft> draft) {
        propose(draft);
        return asked().flatMap(keeper::approve).orThrow().log().latest().orElseThrow();
    }

    @Test
    void whatHoldsAndFollowsIsApprovedAndMayBeAskedForAgain() {
        assertEquals(
                1, shown.read().flatMap(witness::review).orThrow().versionId().number());
        JsonObject first = asked().orThrow();
        assertEquals(first, asked().orThrow());
        assertEquals(Optional.empty(), keeper.approve(first).orThrow().proposal());
        clock.after(Duration.ofDays(1));
        assertEquals(2, publish(keeper.change(LogChange.none())).versionId().number());
        clock.after(Duration.ofDays(1));
        assertEquals(3, publish(keeper.change(LogChange.none())).versionId().number());
    }

    @Test
    void aSecondEntryOfOneNumberIsNotApproved() {
        asked().orThrow();
        keeper.withdraw().orThrow();
        propose(keeper.create(
                Desk.genesis("first").witnessed(Desk.rule(1, "ana")).movable()));
        assertEquals(WebvhProblem.EQUIVOCATION, refusal(asked()));
    }

    @Test
    void itsPeopleMayForgetAnApprovalThatCameToNothing() throws IOException {
        asked().orThrow();
        keeper.withdraw().orThrow();
        propose(keeper.create(
                Desk.genesis("first").witnessed(Desk.rule(1, "ana")).movable()));
        Files.delete(folder.resolve("ana/next.jsonl"));
        assertEquals(true, asked().isOk());
    }

    @Test
    void anotherHistoryThanTheOneItKnowsIsNotApproved() throws IOException {
        asked().flatMap(keeper::approve).orThrow();
        clock.after(Duration.ofDays(1));
        publish(keeper.change(LogChange.none()));
        forked();
        assertEquals(WebvhProblem.EQUIVOCATION, refusal(asked()));
    }

    /** The controller's second history: the same first entry, another second one, which a witness without a memory approved. */
    private void forked() throws IOException {
        String log = Files.readString(shown.log());
        Files.writeString(shown.log(), log.lines().findFirst().orElseThrow() + "\n");
        VerifiedEntry other = propose(keeper.change(LogChange.none().timeToLive(5)));
        keeper.approve(WitnessRound.approval(other.versionId().toString(), Desk.key("ana"), clock.instant())
                        .orThrow())
                .orThrow();
        clock.after(Duration.ofDays(1));
        propose(keeper.change(LogChange.none()));
    }

    @Test
    void aLogThatBecameShorterIsNotApproved() throws IOException {
        asked().flatMap(keeper::approve).orThrow();
        byte[] witnesses = Files.readAllBytes(shown.witnesses());
        clock.after(Duration.ofDays(1));
        publish(keeper.change(LogChange.none()));
        clock.after(Duration.ofDays(1));
        publish(keeper.change(LogChange.none()));
        String log = Files.readString(shown.log());
        Files.writeString(shown.log(), log.lines().findFirst().orElseThrow() + "\n");
        Files.write(shown.witnesses(), witnesses);
        propose(keeper.change(LogChange.none()));
        assertEquals(WebvhProblem.TRUNCATED_LOG, refusal(asked()));
    }

    @Test
    void anEntryThatDoesNotHoldIsNotApproved() throws IOException {
        String next = Files.readString(shown.next());
        Files.writeString(shown.next(), next.replace("\"portable\":false", "\"portable\":true"));
        assertEquals(WebvhProblem.SCID_MISMATCH, refusal(asked()));
        Files.delete(shown.next());
        assertEquals(WebvhProblem.MALFORMED_ENTRY, refusal(asked()));
        assertFalse(Files.exists(folder.resolve("ana/next.jsonl")), "nothing was approved, nothing is remembered");
    }

    @Test
    void anEntryByAKeyThatMayNotSignIsNotApproved() throws IOException {
        asked().flatMap(keeper::approve).orThrow();
        clock.after(Duration.ofDays(1));
        LogDraft draft = keeper.change(LogChange.none()).orThrow();
        String unsigned = coop.kith.json.Json.write(draft.entry()
                .withProof(draft.sign(Desk.key("first"))
                        .orThrow()
                        .proofs()
                        .get(0)
                        .with("proofValue", "z" + "1".repeat(64)))
                .json());
        Files.writeString(shown.next(), unsigned);
        assertEquals(WebvhProblem.SIGNATURE, refusal(asked()));
    }

    private static Object refusal(Result<?> result) {
        assertFalse(result.isOk(), "not refused");
        return result.problems().get(0).type();
    }
}
