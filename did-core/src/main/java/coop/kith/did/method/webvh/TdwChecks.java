package coop.kith.did.method.webvh;

import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies one entry of a did:tdw 0.3 log after another: the form from before did:webvh, which the Swiss e-ID has in use. An entry is an array, {@code [versionId,
 * versionTime, parameters, {"value": document}, proofs]}; a proof is over the document, with the {@code versionId} as its challenge; each entry is signed by the keys
 * of the one before. Entries that state a JSON Patch in place of a document are refused. For one thread, one reading.
 *
 * @see <a href="https://identity.foundation/didwebvh/v0.3/">did:tdw 0.3</a>
 */
final class TdwChecks implements LineChecks {
    /** 0.3 names no purpose; its examples and the Swiss registry have the first. */
    private static final Set<String> PURPOSES = Set.of("authentication", "assertionMethod");

    private static final int ITEMS = 5;

    private final ProofChecks proofs;
    private final AuthorizedKeys keys = new AuthorizedKeys();
    private final TdwRules rules = new TdwRules();
    private final StateChecks states;
    private final Instant now;

    TdwChecks(ProofChecks proofs, StateChecks states, Instant now) {
        this.proofs = proofs;
        this.states = states;
        this.now = now;
    }

    @Override
    public Result<VerifiedEntry> next(Optional<VerifiedEntry> before, byte[] line) {
        return Json.parse(line, JsonLimits.standard())
                .<Result<LogEntry>>fold(
                        TdwChecks::entry,
                        problems ->
                                malformed("it is not JSON: " + problems.get(0).detail()))
                .flatMap(entry -> next(before, entry));
    }

    private Result<VerifiedEntry> next(Optional<VerifiedEntry> before, LogEntry entry) {
        FirstProblems problems = new FirstProblems(WebvhProblem.MALFORMED_ENTRY);
        Optional<VersionId> versionId = EntryChecks.taken(VersionId.parse(entry.versionId()), problems);
        versionId.ifPresent(id -> EntryChecks.number(before, id, problems));
        Optional<Instant> time = EntryChecks.taken(
                EntryTime.of(entry.versionTime(), before.map(VerifiedEntry::versionTime), now), problems);
        if (before.isPresent() && before.get().parameters().deactivated()) {
            problems.add(Problem.of(
                    WebvhProblem.AFTER_DEACTIVATION,
                    "the entry before, " + before.get().versionId() + ", deactivated the DID"));
        }
        Optional<Parameters> merged = EntryChecks.taken(rules.merged(entry.parameters(), before), problems);
        if (merged.isEmpty()) {
            return Result.refused(problems.list());
        }
        Parameters parameters = merged.get();
        if (before.isEmpty()) {
            EntryChecks.taken(Scid.verified(array(entry, parameters.scid()), parameters.scid()), problems);
        }
        String predecessor = before.map(last -> last.versionId().toString()).orElse(parameters.scid());
        versionId.ifPresent(id -> hash(entry, predecessor, id, problems));
        proofs(entry, before.map(VerifiedEntry::parameters).orElse(parameters).updateKeys(), problems);
        Optional<Did> id = EntryChecks.taken(states.id(entry.state(), parameters, before), problems);
        return problems.isEmpty()
                ? Result.ok(new VerifiedEntry(
                        entry,
                        versionId.orElseThrow(),
                        time.orElseThrow(),
                        id.orElseThrow(),
                        parameters,
                        Optional.empty(),
                        before))
                : Result.refused(problems.list());
    }

    private static void hash(LogEntry entry, String predecessor, VersionId id, FirstProblems problems) {
        EntryChecks.taken(Jcs.canonicalize(array(entry, predecessor)).map(LogHash::of), problems)
                .filter(computed -> !computed.equals(id.entryHash()))
                .ifPresent(computed -> problems.add(Problem.of(
                        WebvhProblem.ENTRY_HASH_MISMATCH,
                        "the entry hashes to " + computed + " after " + predecessor + ", and its versionId is " + id,
                        JsonPointer.of("0"))));
    }

    private void proofs(LogEntry entry, List<String> authorized, FirstProblems problems) {
        Optional<byte[]> digest =
                EntryChecks.taken(Jcs.canonicalize(entry.state()).map(Digests::sha256), problems);
        for (JsonObject proof : entry.proofs()) {
            if (!proof.string("challenge").orElse("").equals(entry.versionId())) {
                problems.add(Problem.of(
                        WebvhProblem.INVALID_PROOF,
                        "the challenge of a proof must be the versionId " + entry.versionId(),
                        JsonPointer.of("challenge")));
            }
            EntryChecks.taken(ProofChecks.signerOf(proof, PURPOSES), problems).ifPresent(signer -> {
                keys.check(signer, authorized, problems);
                digest.flatMap(document -> proofs.fault(proof, document, signer))
                        .ifPresent(problems::add);
            });
        }
    }

    /** The entry as its hash is computed over it. */
    private static JsonArray array(LogEntry entry, String versionId) {
        return JsonArray.of(
                new JsonString(versionId),
                new JsonString(entry.versionTime()),
                entry.parameters(),
                JsonObject.empty().with("value", entry.state()));
    }

    private static Result<LogEntry> entry(JsonValue line) {
        if (!(line instanceof JsonArray array) || array.items().size() != ITEMS) {
            return malformed("an entry must be an array of " + ITEMS + " items");
        }
        List<JsonValue> items = array.items();
        if (!(items.get(0) instanceof JsonString versionId)
                || !(items.get(1) instanceof JsonString versionTime)
                || !(items.get(2) instanceof JsonObject parameters)
                || !(items.get(3) instanceof JsonObject state)
                || !(items.get(4) instanceof JsonArray stated)) {
            return malformed("its items must be two strings, two objects and an array");
        }
        if (state.object("value").isEmpty() || state.members().size() != 1) {
            return malformed("its state must be {\"value\": document}; a JSON Patch is not read");
        }
        List<JsonObject> proofs = new ArrayList<>();
        for (JsonValue proof : stated.items()) {
            if (!(proof instanceof JsonObject object)) {
                return malformed("a proof must be an object");
            }
            proofs.add(object);
        }
        return proofs.isEmpty()
                ? malformed("it has no proof")
                : Result.ok(new LogEntry(
                        versionId.value(),
                        versionTime.value(),
                        parameters,
                        state.object("value").get(),
                        proofs));
    }

    private static <T> Result<T> malformed(String why) {
        return Result.refused(Problem.of(WebvhProblem.MALFORMED_ENTRY, "the line is no entry of did:tdw 0.3: " + why));
    }
}
